import LessonKit
import Testing

/// One fault put into a good lesson: what is replaced, by what, where the error points, what it says.
struct Fault: Sendable, CustomTestStringConvertible {
  let old: String
  let new: String
  /// A piece of the faulty text that stands on the line the error must name.
  let at: String
  let says: String
  var testDescription: String { says }

  init(_ old: String, _ new: String, at: String? = nil, says: String) {
    self.old = old
    self.new = new
    self.at = at ?? new
    self.says = says
  }
}

@Suite struct LessonErrorTests {
  static let faults = [
    Fault("```curve", "```graph", says: "“graph” is no block of a lesson"),
    Fault("do: walk tanh", "speed: 3", says: "“speed” is no key of “show”"),
    Fault("do: walk tanh", "do: dance", says: "“dance” is nothing to do"),
    Fault("do: walk tanh", "state: old", says: "“old” is no state"),
    Fault("step: 3", "step: 0", says: "“step” is a whole number 1–1000000, not “0”"),
    Fault("at: dense\n", "example: 1\n", at: "```show\nexample", says: "“show” lacks “at”"),
    Fault("{{f tanh 2}}", "{{f softmax 2}}", says: "“softmax” has no curve"),
    Fault(
      "{{count parameters}}", "{{cuont it}}",
      says: "“cuont” is no live number (did you mean “count”?)"),
    Fault("{{count parameters}}", "{{count", says: "must close on the same line"),
    Fault(
      "{{count parameters}}", "{{p 5 | per cent}}",
      says: "“per” is no format (did you mean “percent”?)"),
    Fault(
      "{{count parameters}}", "{{p five}}", says: "label or said, not “five” (column 3 of “p five”)"
    ),
    Fault("{{count parameters}}", "{{w dense/kernel 1,2,3}}", says: "names no weight"),
    Fault("{{count parameters}}", "{{p 5 6}}", says: "“6” is one word too many"),
    Fault(
      "{{count parameters}}", "{{( p 5}}", says: "this parenthesis lacks a closing one (column 1"),
    Fault("`→` goes", "`{{p 5}}` goes", says: "cannot stand between backticks"),
    Fault("**on**", "<b>on</b>", says: "lessons have no “html_inline” in their text"),
    Fault("It is done.", "***", says: "lessons have no “thematic_break”"),
    Fault("It is done.", "# Big", says: "a page's own headings have level 3"),
    Fault(
      "It is done.", "- ```show\n  at: loss\n  ```", at: "- ```show", says: "at the page's margin"),
    Fault(
      "    if: a relu loudest:dense <= 0", "    if: a relu loudest:dense", says: "compares nothing"),
    Fault("    hint: Look at its weights.", "    tip: Look.", says: "“tip” is no key of “choice”"),
    Fault("tolerance: 0", "tolerance: many", says: "“tolerance” is a number, not “many”"),
    Fault("tolerance: 0", "tolerance: -1", says: "the “tolerance” of a “number” is 0 or more"),
    Fault("of: f tanh v", "of: f tanh 2", says: "a curve is an expression of one variable, v"),
    Fault(
      "tolerance: 0", "ideas: [bias-left-out]",
      says: "“ideas” are those of a place, which “at” names"),
    Fault("data: xor", "data: fashion", says: "“fashion” is no data"),
    Fault("data: xor", "data: mnist", at: "network: 2 dense(3) relu", says: "mnist has 784"),
    Fault(
      "loss: binary_crossentropy", "loss: sparse_categorical_crossentropy",
      says: "lessons show one-hot targets"),
    Fault("minutes: 2", "minutes: soon", says: "“minutes” is a whole number"),
    Fault("sgd(0.5)", "sgd(", at: "optimizer:", says: "wanted here"),
    Fault("loss: binary_crossentropy\n", "", at: "---", says: "“front matter” lacks “loss”"),
    Fault("reveal: relu", "reveal: relu\nreveal: loss", at: "", says: "stands twice"),
    Fault("## First page\n", "", at: "```show", says: "before the first page"),
  ]

  @Test(arguments: faults)
  func saysWhatIsWrongAndWhere(_ fault: Fault) throws {
    let text = SmallLesson.with(fault.old, fault.new)
    try #require(text != SmallLesson.text)
    let error = #expect(throws: LessonError.self) { try Lesson(text, file: "small.md") }
    let found = try #require(error)
    #expect(found.message.contains(fault.says), "\(found)")
    #expect(found.file == "small.md")
    let wanted = fault.at.split(separator: "\n").first.map(String.init) ?? ""
    guard !wanted.isEmpty else { return }
    let line = lines(of: text)[max(0, found.line - 1)]
    #expect(line.contains(wanted), "\(found) points at “\(line)”")
  }

  @Test func aPageMustSayWhereItStands() throws {
    let text = SmallLesson.text + "\n## Third page\n\nNothing is shown.\n"
    let error = #expect(throws: LessonError.self) { try Lesson(text, file: "small.md") }
    #expect(error?.message.contains("“Third page” has no “show”") == true)
    #expect(error?.line == SmallLesson.line(of: "## Third page", in: text))
  }

  @Test func somethingElseIsNoLesson() {
    for text in ["", "---", "hello", "---\n---\n", "---\nid: 1\n---\n"] {
      #expect(throws: LessonError.self) { try Lesson(text, file: "small.md") }
    }
  }

  private func lines(of text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
