import Foundation
import Testing

/// `wadachi trace` as a shell sees it.
@Suite(.serialized) struct TraceCommandTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  func write(_ text: String, as name: String) throws -> String {
    let file = folder.file(name)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  /// The first two numbers of Mazur's worked example: what a reader has on paper.
  @Test func anExerciseDoneOnPaper() throws {
    let weights = try write(
      """
      {"dense/kernel": [[0.15, 0.25], [0.2, 0.3]], "dense/bias": [0.35, 0.35],
       "dense_1/kernel": [[0.4, 0.5], [0.45, 0.55]], "dense_1/bias": [0.6, 0.6]}
      """, as: "paper.json")
    let examples = try write("x1,x2,y1,y2\n0.05, 0.1, 0.01, 0.99\n", as: "paper.csv")
    let outcome = try Program.run(
      "trace", "--network", "2 dense(2) sigmoid dense(2) sigmoid", "--loss", "half_squared_error",
      "--optimizer", "sgd:0.5", "--weights", weights, "--examples", examples)
    #expect(outcome.status == 0)
    #expect(
      outcome.errors.split(separator: "\n") == [
        "The first line of \(examples) was taken as a header.", "A step takes about 2 KB.",
      ])
    func values(_ event: String) throws -> [Double] {
      let line = try #require(outcome.lines.first { $0.contains("\"event\":\"\(event)\"") })
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return try #require(object?["values"] as? [Double])
    }
    #expect(abs(try values("preactivation")[0] - 0.3775) < 1e-6)
    #expect(abs(try values("loss")[0] - 0.298371109) < 1e-6)
  }

  /// The example of the documentation, number by number.
  @Test func theDocumentedExampleIsTrue() throws {
    let page = try String(
      contentsOf: Program.sourceTree.appendingPathComponent(
        "Sources/ModelFiles/ModelFiles.docc/TraceFormat.md"), encoding: .utf8)
    let blocks = page.components(separatedBy: "```")
    let command = try #require(blocks.first { $0.contains("wadachi trace --network") })
    let shown = try #require(blocks.first { $0.hasPrefix("json\n") }).dropFirst(5)
    let outcome = try Program.run([
      "/bin/sh", "-c",
      "cd '\(folder.url.path)'; wadachi() { '\(Wadachi.path)' \"$@\"; }\n\(command)",
    ])
    let expected = shown.split(separator: "\n")
    #expect(outcome.status == 0 && outcome.lines.count == expected.count)
    for (line, expected) in zip(outcome.lines, expected) {
      #expect(Self.agree(try Self.json(line), try Self.json(expected)), "\(line)")
    }
  }

  private static func json(_ line: Substring) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(line.utf8))
  }

  /// Whether two values are the same but for a float32's last digits.
  private static func agree(_ left: Any, _ right: Any) -> Bool {
    switch (left, right) {
    case (let left as [String: Any], let right as [String: Any]):
      left.keys.sorted() == right.keys.sorted()
        && left.allSatisfy { name, value in right[name].map { agree(value, $0) } ?? false }
    case (let left as [Any], let right as [Any]):
      left.count == right.count && zip(left, right).allSatisfy { agree($0, $1) }
    case (let left as String, let right as String): left == right
    case (let left as Double, let right as Double):
      abs(left - right) <= 1e-6 * max(1, abs(right))
    default: false
    }
  }

  @Test func stepsRunOnThroughEpochsOfAShorterLastBatch() throws {
    let outcome = try Program.run(
      "trace", "--data", "mnist:5-10", "--network", "784 dense(10) softmax", "--batch", "3",
      "--steps", "4", "--no-shuffle", "--only", "step_began")
    #expect(
      outcome.lines.dropFirst() == [
        #"{"step":1,"event":"step_began","rows":3,"examples":[0,1,2]}"#,
        #"{"step":2,"event":"step_began","rows":2,"examples":[3,4]}"#,
        #"{"step":3,"event":"step_began","rows":3,"examples":[0,1,2]}"#,
        #"{"step":4,"event":"step_began","rows":2,"examples":[3,4]}"#,
      ])
    #expect(outcome.lines[0].contains(#""data":"mnist:5-10","only":["step_began"]"#))
  }

  @Test func aFileAppearsWhole() throws {
    let path = folder.file("trace.jsonl").path
    let outcome = try Program.run(
      "trace", "--data", "xor", "--network", "2 dense(1)", "--loss", "mse", "--output", path)
    #expect(outcome.status == 0 && outcome.output == "")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(
      outcome.errors.split(separator: "\n") == [
        "A step takes about 1 KB.", "Wrote \(thousands(text.utf8.count)) bytes to \(path).",
      ])
    #expect(text.hasSuffix("\"step_ended\"}\n"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["trace.jsonl"])
  }

  private func thousands(_ count: Int) -> String {
    "\(count / 1000),\(String(count % 1000 + 1000).dropFirst())"
  }

  @Test func aReaderThatHasSeenEnoughIsNoFailure() throws {
    let outcome = try Program.run([
      "/bin/sh", "-c", "('\(Wadachi.path)' trace --steps 1000; echo $? >&2) | head -1",
    ])
    #expect(outcome.lines.count == 1)
    let said = outcome.errors.split(separator: "\n")
    #expect(said.count == 2 && said.last == "0")
    #expect(said[0].hasPrefix("A step takes about 6,0"))
    #expect(said[0].contains(", 1,000 steps about 6,0"))
  }

  @Test func ctrlCEndsBehindAWholeStep() throws {
    let command = [
      Wadachi.path, "trace", "--data", "xor", "--network", "2 dense(1)", "--loss", "mse", "--steps",
      "1000000000",
    ]
    let outcome = try Program.run(command) { process, output in
      while try Data(contentsOf: output).isEmpty { sched_yield() }
      process.send(SIGINT)
    }
    #expect(outcome.status == 130)
    #expect(outcome.errors.contains("\nStopped after "))
    #expect(outcome.output.hasSuffix("\"step_ended\"}\n"))
  }

  @Test(arguments: [
    ("--steps 0", "--steps must be at least 1; 0 was given."),
    ("--batch 0", "--batch must be from 1 to 60,000; 0 was given."),
    ("--data mnist:7", "a range of digits is two whole numbers, as in mnist:0-5000, not “7”"),
    ("--data iris", "“iris” is no data"),
    ("--only losses", "“losses” is no event; events are step_began, input"),
    ("--detail pixel", "--detail takes layer or unit; “pixel” was given."),
    ("--data xor --examples x.csv", "--data and --examples both name the examples"),
    ("--network relu", "a network begins with its number of inputs"),
  ])
  func wrongUsageEndsWith64(line: String, message: String) throws {
    let outcome = try Program.run(
      [Wadachi.path, "trace"] + line.split(separator: " ").map(String.init))
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }

  @Test func whatFailsEndsWith1AndOneSentence() throws {
    let network = ["--network", "2 dense(3) softmax"]
    let ragged = try write("1,2,0,0,1\n1,2\n", as: "ragged.csv")
    let classes = try write("1,2,3\n", as: "classes.csv")
    let weights = try write(#"{"dense/kernal": []}"#, as: "weights.json")
    for (arguments, message) in [
      (["--network", "3 dense(2) softmax"], "An example has 784 inputs; the network takes 3."),
      (network + ["--data", "xor"], "An example has a target of 1; the network gives 3"),
      (
        network + ["--examples", ragged],
        "ragged.csv: line 2 must have 5 fields, inputs: 2 and targets: 3, but it has 2"
      ),
      (
        network + ["--examples", classes, "--loss", "sparse_categorical_crossentropy"],
        "classes.csv: field 3 of line 1 must be the number of a class, 0 to 2, but it is “3”"
      ),
      (network + ["--examples", folder.file("none.csv").path], "a data file must be readable"),
      (network + ["--data", "xor", "--weights", weights], "“dense/kernal” is none of them"),
      (
        ["--network", "2 dense(1)", "--data", "xor", "--loss", "sparse_categorical_crossentropy"],
        "is the number of a class, 0 to 0; that of example 1 is 1.0."
      ),
      (["--output", folder.file("no/where").path], "its folder must be writable"),
    ] {
      let outcome = try Program.run([Wadachi.path, "trace"] + arguments)
      #expect(outcome.status == 1)
      #expect(outcome.output == "")
      #expect(
        outcome.errors.hasPrefix("Error: ") && outcome.errors.contains(message), "\(outcome.errors)"
      )
      #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
    }
  }
}
