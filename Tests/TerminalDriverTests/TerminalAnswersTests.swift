import TerminalDriver
import Testing

/// What terminals answer is read from their bytes, in whatever order and company they come.
@Suite struct TerminalAnswersTests {
  private func read(_ text: String) -> TerminalAnswers { TerminalAnswers(Array(text.utf8)) }

  @Test func allAnswersAreRead() {
    let answers = read(
      "\u{1B}]11;rgb:1e1e/1e1e/2e2e\u{1B}\\\u{1B}P>|XTerm(379)\u{1B}\\\u{1B}[7;3R\u{1B}[?64;1;22c")
    #expect(answers.background == "rgb:1e1e/1e1e/2e2e")
    #expect(answers.name == "XTerm(379)")
    #expect(answers.column == 3)
    #expect(answers.attributes == "64;1;22")
  }

  @Test func aStringMayEndWithABell() {
    #expect(read("\u{1B}]11;rgb:ffff/ffff/ffff\u{07}q").background == "rgb:ffff/ffff/ffff")
  }

  @Test(arguments: [
    "", "hello", "\u{1B}", "\u{1B}[", "\u{1B}]11", "\u{1B}[A", "\u{1B}[;R", "\u{1B}[62c", "\u{1B}P",
    "\u{1B}[99999999999999999999R",
  ])
  func whatIsNoAnswerIsNone(text: String) { #expect(read(text) == read("")) }
}
