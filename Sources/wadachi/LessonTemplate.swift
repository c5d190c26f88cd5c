import Foundation
import LessonKit
import ModelFiles

/// A lesson of three short pages that passes the check, for who writes one.
struct LessonTemplate {
  private let course: Course
  private let entry: Course.Entry

  /// A lesson that the list has and that is not written; throws where there is none.
  init(_ id: String, in course: Course) throws {
    guard let entry = course.entry(id) else {
      throw UsageError(
        description: "SUMMARY.md lists no lesson “\(id)”: add a line such as “- \(id) Its title”.")
    }
    if let path = entry.path {
      throw UsageError(description: "Lesson \(entry.id) is there already: \(path).")
    }
    self.course = course
    self.entry = entry
  }

  /// Writes the lesson, and links it in the list; returns its file below the course's folder.
  func write() throws -> String {
    let path = "\(folder)/lesson.md"
    let language = course.root.appendingPathComponent(course.language)
    let file = language.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try AtomicFile.write(Data(text.utf8), to: file)
    let list = language.appendingPathComponent("SUMMARY.md")
    let summary = try String(contentsOf: list, encoding: .utf8)
    let linked = summary.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("- \(entry.id) ") ? "- [\(line.dropFirst(2))](\(path))" : String(line)
    }
    try AtomicFile.write(Data(linked.joined(separator: "\n").utf8), to: list)
    return "\(course.language)/\(path)"
  }

  /// "07-one-neuron-one-dense-layer".
  private var folder: String {
    let words = entry.title.lowercased()
      .split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    return ([entry.id] + words.map(String.init)).joined(separator: "-")
  }

  private var text: String {
    """
    ---
    id: "\(entry.id)"
    title: "\(entry.title)"
    minutes: 3
    goals: [say what this lesson is about]
    network: 2 dense(1) sigmoid
    data: xor
    loss: binary_crossentropy
    optimizer: sgd(0.5)
    seed: 7
    constants: ["0", "1"]
    ---

    ## The first page

    ```show
    at: input
    example: 1
    ```

    The inputs are {{x 0}} and {{x 1}}.

    ```predict
    question: Is z above 0?
    reveal: dense
    choices:
      - say: above
        if: z dense 0 > 0
        hint: It is the bias, and the weight of the input that is 1.
      - say: not above
        if: z dense 0 <= 0
        hint: It is the bias, and the weight of the input that is 1.
    explain: z = {{z dense 0}}.
    ```

    ## The second page

    ```show
    at: dense
    example: 1
    ```

    ```check
    question: z is {{z dense 0}}. What does the sigmoid make of it?
    number: a sigmoid 0
    reveal: sigmoid
    hint: It is 1/(1 + exp(−z)).
    explain: "{{a sigmoid 0}}."
    ```

    ## The third page

    ```show
    at: sigmoid
    example: 1
    ```

    ```check
    question: The answer is {{p 0}}, and 1 is wanted. What is the loss?
    number: loss
    reveal: loss
    hint: It is −log of the answer, to the base e.
    explain: "{{loss}}."
    ```

    ### In three lines

    - What the first page says.
    - What the second page says.
    - What the third page says.

    ```keras
    model.add(Dense(1))
    ```

    ```numpy
    import numpy as np
    ```

    """
  }
}
