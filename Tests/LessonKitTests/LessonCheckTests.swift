import Datasets
import LessonKit
import Testing

/// Each rule of the check is broken once in a lesson that keeps the others.
@Suite struct LessonCheckTests {
  private func faults(_ text: String) throws -> [LessonError] {
    let lesson = try Lesson(text, file: "small.md")
    return LessonCheck(sources: LessonSources(training: XOR(), test: XOR())).faults(of: lesson)
  }

  /// Faults of the running pages alone: the small lesson is too small for the rules of form.
  private func pageFaults(_ old: String, _ new: String) throws -> [String] {
    let before = Set(try faults(SmallLesson.text).map(\.message))
    return try faults(SmallLesson.with(old, new)).map(\.message).filter { !before.contains($0) }
  }

  @Test func theSmallLessonLacksOnlyWhatItsFormLacks() throws {
    let messages = try faults(SmallLesson.text).map(\.message)
    #expect(
      messages == [
        "a lesson asks at least 3 questions; this one asks 2",
        "a lesson has 3–8 pages; this one has 2",
        "a lesson ends with a heading and three lines of summary",
        "a lesson ends with its “numpy” lines",
      ])
  }

  @Test(arguments: [
    ("at: dense 0", "at: dense 7", "a neuron of dense is a whole number 0–2"),
    ("do: walk tanh", "do: walk nowhere", "“nowhere” is no place of this network"),
    ("reveal: relu", "reveal: softmax", "“softmax” is no place of this network"),
    ("reveal: relu", "reveal: input", "where the answer is seen"),
    ("{{count parameters}}", "{{loss}}", "“{{loss}}” is not known here, or a question hides it"),
    ("{{count parameters}}", "{{a relu 0}}", "is not known here"),
    ("{{count parameters}}", "{{w dense/kernel 9,9}}", "9 is not one"),
    ("{{count parameters}}", "{{z nothing 0}}", "“nothing” is no layer here"),
    ("{{count parameters}}", "thirteen 13", "“13” is typed by hand"),
    (
      "if: a relu loudest:dense <= 0", "if: a relu loudest:dense > 500",
      "exactly one choice must be right"
    ),
    ("number: count dense\n", "number: a tanh 0\n", "is not known even then"),
    ("number: count dense/kernel", "number: 9", "the mistake counts as right"),
    ("do: walk tanh", "state: trained", "no earlier page trains"),
    ("example: 1", "example: 4", "the page cannot take example 4"),
    ("## Second page", "## 活性化関数とその傾きについて", "a page's title has at most 26 columns"),
  ])
  func findsWhatIsWrongInTheRunningPage(_ old: String, _ new: String, _ says: String) throws {
    let found = try pageFaults(old, new)
    #expect(found.contains { $0.contains(says) }, "\(found)")
  }

  @Test func anAnswerMustComeLaterThanItsQuestion() throws {
    let early = try faults(
      SmallLesson.text.replacing("a relu loudest:dense", with: "z dense loudest"))
    #expect(
      early.map(\.message).contains("the answer is already known where the question is asked"))
    let unsaid = try pageFaults("reveal: relu\n", "\n")
    #expect(unsaid.contains { $0.contains("is not known even then") }, "\(unsaid)")
    let seen = try pageFaults("at: dense 0", "at: relu")
    #expect(seen.contains { $0.contains("where the answer is seen") }, "\(seen)")
  }

  /// The page may stand in the very neuron whose sum is asked for: the sum is hidden, its number not.
  @Test func theSumOfTheNeuronOnShowCanBeAskedFor() throws {
    let text = SmallLesson.text.replacing("a relu loudest:dense", with: "z dense loudest")
      .replacing("at: dense 0", with: "at: dense loudest")
      .replacing("reveal: relu", with: "reveal: dense loudest")
    #expect(try faults(text).map(\.message) == (try faults(SmallLesson.text).map(\.message)))
    let told = text.replacing("{{count parameters}}", with: "{{z dense loudest}}")
    #expect(try faults(told).contains { $0.message.contains("or a question hides it") })
  }

  @Test func aQuestionWithoutRevealAsksForWhatIsKnown() throws {
    let found = try pageFaults("number: count dense\n", "number: loss\n")
    #expect(found.contains { $0.contains("is not known even then") }, "\(found)")
  }

  @Test func whatDoesNotFitTheNarrowPaneIsAFault() throws {
    let title = try pageFaults("## First page", "## The first page of this small lesson")
    #expect(title.contains { $0.hasPrefix("a page's title has at most 26 columns") }, "\(title)")
    let code = try pageFaults(
      "Dense(3,", "Dense(units=3, use_bias=True, name='dense_1', dtype=None,")
    #expect(code.contains { $0.hasPrefix("a line of “keras” has at most 44 columns") }, "\(code)")
  }

  @Test func aPageWithNothingToDoIsAFault() throws {
    let text = SmallLesson.text + "\n## Idle\n\n```show\nat: input\n```\n\nNothing to do.\n"
    let messages = try faults(text).map(\.message)
    #expect(messages.contains { $0.hasPrefix("the page “Idle” asks nobody to do anything") })
  }
}
