import LessonKit
import Testing

/// The glossary as data.
@Suite struct GlossaryTests {
  private static let small = """
    # Glossary

    | English | Symbol | Japanese | In one line |
    |---|---|---|---|
    | activation | a | 活性化、出力 | what a neuron says |
    | neuron, unit | | ニューロン | one weighted sum and its *activation* |
    """

  @Test func aTermHasNamesASymbolAndTranslations() throws {
    let glossary = try Glossary(Self.small, file: "en/glossary.md")
    #expect(glossary.language == "English")
    #expect(glossary.terms.map(\.names) == [["activation"], ["neuron", "unit"]])
    let activation = try #require(glossary.term("Activation"))
    #expect(activation.symbol == "a")
    #expect(activation.translations == ["Japanese": ["活性化", "出力"]])
    let unit = try #require(glossary.term("unit"))
    #expect(unit.symbol == nil)
    #expect(unit.meaning == "one weighted sum and its activation")
    #expect(unit.line == 6)
    #expect(glossary.term("loss") == nil)
  }

  @Test(arguments: [
    ("", 0, "a glossary is a table: the term, its symbol, other languages, what it means"),
    ("| English |\n|---|\n| a |", 0, "a glossary is a table: the term"),
    (
      small + "\n| unit | | ユニット | the same |", 7, "“unit” is explained twice"
    ),
    (small + "\n| loss | L | | how wrong |", 7, "“loss” has nothing in its column “Japanese”"),
    (small + "\n| loss | L | 損失 | |", 7, "“loss” has nothing in its column “In one line”"),
    (small + "\n| | L | 損失 | how wrong |", 7, "“” has nothing in its column “English”"),
  ])
  func whatIsNoGlossaryIsSaid(_ text: String, _ line: Int, _ message: String) {
    let error = #expect(throws: LessonError.self) {
      try Glossary(text, file: "en/glossary.md")
    }
    #expect(error?.line == line)
    #expect(error?.message.hasPrefix(message) == true, "\(error?.message ?? "")")
  }

  @Test func theShippedGlossaryIsInOrder() throws {
    let glossary = try Glossary(of: Course.original, in: Shipped.lessons)
    #expect(glossary.terms.count > 40)
    let names = glossary.terms.map { $0.names[0].lowercased() }
    #expect(names == names.sorted())
    #expect(glossary.term("bias")?.symbol == "b")
    #expect(glossary.term("slope")?.translations["Japanese"]?.contains("傾き") == true)
    #expect(glossary.terms.allSatisfy { $0.translations["Japanese"] != nil })
  }

  @Test func aGlossaryThatIsNotThereIsSaid() {
    let error = #expect(throws: LessonError.self) { try Glossary(of: "xx", in: Shipped.lessons) }
    #expect(error?.message.hasPrefix("the glossary cannot be read") == true)
  }
}
