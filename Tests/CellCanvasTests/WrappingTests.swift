import CellCanvas
import Testing

@Suite struct WrappingTests {
  @Test func `breaks at blanks and keeps empty lines`() {
    #expect(
      wrap("A neuron adds up what it sees.\n\nEach pixel.", width: 12)
        == ["A neuron", "adds up what", "it sees.", "", "Each pixel."])
  }

  @Test func `cuts a word that is longer than a line`() {
    #expect(wrap("categorical_crossentropy", width: 10) == ["categorica", "l_crossent", "ropy"])
  }

  @Test func `breaks Japanese between characters but not before a closing mark`() {
    #expect(wrap("学習とは、重みを変えること。", width: 8) == ["学習と", "は、重み", "を変える", "こと。"])
    #expect(wrap("これは「重み」です", width: 8) == ["これは", "「重み」", "です"])
  }

  @Test func `mixes Latin words and Japanese`() {
    #expect(wrap("ReLU関数は0以下を0にする", width: 10) == ["ReLU関数は", "0以下を0に", "する"])
  }

  @Test func `no line is wider than asked`() {
    var random = SeededRandom(7)
    let alphabet = Array("ab  c日本。「」、\n é漢")
    for _ in 0..<400 {
      let text = String((0..<40).map { _ in alphabet[random.next(below: alphabet.count)] })
      let width = 2 + random.next(below: 12)
      let lines = wrap(text, width: width)
      #expect(lines.allSatisfy { $0.columns <= width })
      let kept = lines.joined().filter { $0 != " " }
      #expect(kept == text.filter { $0 != " " && $0 != "\n" })
    }
  }

  @Test func `every piece keeps its style`() {
    let lines = wrap([StyledText("one "), StyledText("two three", .bold)], width: 8)
    #expect(
      lines == [[StyledText("one "), StyledText("two", .bold)], [StyledText("three", .bold)]])
  }

  @Test func `nothing fits into no width`() {
    #expect(wrap("text", width: 0).isEmpty)
    #expect(wrap("", width: 5) == [""])
  }
}
