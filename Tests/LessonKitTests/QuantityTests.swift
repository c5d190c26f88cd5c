import LessonKit
import Testing

/// The table of live numbers: every word is read, and its reference says what follows it.
@Suite struct QuantityTests {
  /// A text for each form of the reference: its capitals stand for these.
  private static let examples = [
    "LAYER": "dense", "UNIT": "1", "PARAMETER": "dense/kernel", "INDEX": "1,2", "ROW": "0",
    "STEP": "1", "NUMBER": "loss", "CLASS": "1", "PLACE": "blame:relu", "CELL": "1",
    "[COLUMN]": "1", "COLUMN": "1", "EXAMPLES": "3", "EXAMPLE": "2", "NAME": "parameters",
    "BIN": "1", "gradient:PARAMETER": "gradient:dense/kernel",
  ]

  @Test func everyFormOfTheReferenceIsRead() throws {
    let forms = Quantity.reference.map(\.form)
    #expect(forms.count == Quantity.Word.allCases.count)
    for form in forms {
      for choice in Self.choices(form) {
        let text = choice.split(separator: " ").map { Self.examples[String($0)] ?? String($0) }
          .joined(separator: " ")
        let lesson = SmallLesson.with("{{count parameters}}", "{{\(text)}}")
        #expect(throws: Never.self, "\(text)") { try Lesson(lesson, file: "small.md") }
      }
    }
  }

  /// `again p UNIT|loss` is `again p UNIT` and `again loss`; what follows belongs to each.
  private static func choices(_ form: String) -> [String] {
    let words = form.split(separator: " ").map(String.init)
    guard let place = words.firstIndex(where: { $0.contains("|") }) else { return [form] }
    let parts = words[place].split(separator: "|").map(String.init)
    let rest = words[(place + 1)...]
    let first = words[..<place] + [parts[0]] + rest
    return [first.joined(separator: " ")]
      + parts.dropFirst().map { ([words[0], $0] + rest).joined(separator: " ") }
  }

  @Test func theReferenceSaysHowNumbersAreWritten() {
    let rows = Dictionary(
      uniqueKeysWithValues: Quantity.reference.map { ($0.form, ($0.format, $0.summary)) })
    #expect(rows["delta LAYER UNIT"]?.0 == .gradient)
    #expect(rows["w PARAMETER INDEX"]?.0 == .signed)
    #expect(rows["count NAME"]?.0 == .count)
    #expect(rows.values.allSatisfy { !$0.1.isEmpty && !$0.1.hasSuffix(".") })
  }

  @Test(arguments: [
    ("{{z dens}}", "unit is its number"), ("{{F Sigmoid 2}}", nil), ("{{COUNT parameters}}", nil),
    ("{{f sigmod 2}}", "(did you mean “sigmoid”?)"), ("{{wieght dense/bias 1}}", "no live number"),
    ("{{p 5 | cuont}}", "(did you mean “count”?)"), ("{{p 5 | count now}}", "one word too many"),
    ("{{again hot}}", "takes p, loss, said or hit, not “hot” (column 7 of “again hot”)"),
  ])
  func anErrorPointsAtItsColumn(live: String, says: String?) throws {
    let text = SmallLesson.with("{{count parameters}}", live)
    guard let says else {
      #expect(throws: Never.self) { try Lesson(text, file: "small.md") }
      return
    }
    let error = try #require(throws: LessonError.self) { try Lesson(text, file: "small.md") }
    #expect(error.message.contains(says) && error.message.contains("(column "), "\(error)")
  }
}
