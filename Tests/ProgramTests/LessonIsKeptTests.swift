import Foundation
import Testing

/// A lesson that is left in its middle is found as it was left: its page, its answers, its trained weights.
@Suite(.serialized) struct LessonIsKeptTests {
  private static let lesson = """
    ---
    id: "07"
    title: Trained
    minutes: 3
    goals: [keep what was trained]
    network: 784 dense(10) softmax
    data: mnist
    loss: categorical_crossentropy
    optimizer: sgd(0.1)
    seed: 7
    constants: ["0", "1"]
    ---

    ## Train it

    ```show
    at: input
    do: train
    train: {examples: 2000, batch: 100, pace: 500}
    ```

    Now it is trained.

    ## Ask it

    ```show
    at: softmax
    example: 0
    state: trained
    ```

    It gives the {{label}} a p of {{p label}}.

    ```check
    question: How many classes are there?
    number: count dense/bias
    hint: One for each digit.
    explain: As many as digits.
    ```

    ```check
    question: And how many weights?
    number: count dense/kernel
    hint: One for each pixel and digit.
    explain: So many.
    ```

    ## The end

    ```show
    at: input
    ```

    It is done.

    """

  private func open(_ course: Folder, in tmux: TmuxSession) throws {
    try tmux.type("'\(Wadachi.path)' learn 07 --lessons '\(course.url.path)'\n")
  }

  /// The page as it is read, from its sentence on the trained network to its last line.
  private func page(_ screen: String) -> ArraySlice<Substring> {
    screen.split(separator: "\n").drop { !$0.contains("It gives the") }
  }

  @Test func aRealQuitKeepsPageAnswersAndWeights() throws {
    let course = try Folder()
    let folder = course.url.appendingPathComponent("en/07-trained")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try "# The course\n\n- [07 Trained](07-trained/lesson.md)\n".write(
      to: course.url.appendingPathComponent("en/SUMMARY.md"), atomically: true, encoding: .utf8)
    try Self.lesson.write(
      to: folder.appendingPathComponent("lesson.md"), atomically: true, encoding: .utf8)
    let tmux = try TmuxSession(width: 120, height: 40)
    try open(course, in: tmux)
    try tmux.wait("the lesson") { $0.contains("Enter: train") }
    try tmux.press("Enter")
    try tmux.wait("the end of the training") { $0.contains("Enter: next page") }
    try tmux.press("Enter")
    try tmux.wait("the trained page") { $0.contains("How many classes are there?") }
    try tmux.press("1", "0", "Enter")
    let before = page(try tmux.wait("the verdict") { $0.contains("And how many weights?") })
    try tmux.press("q")
    try tmux.wait("the way out") { $0.contains("ready$") || $0.contains("Lessons") }
    try tmux.press("C-c")
    try tmux.wait("the shell") { $0.contains("ready$") && !$0.contains("And how many weights?") }
    try tmux.type("clear\n")
    try tmux.wait("an empty screen") { !$0.contains("learn 07") }
    try open(course, in: tmux)
    let after = page(try tmux.wait("the same page") { $0.contains("And how many weights?") })
    #expect(!before.isEmpty && before == after)
    try tmux.press("C-c")
    try tmux.wait("the shell again") { $0.contains("ready$") }
  }
}
