import Foundation
import Testing

/// `wadachi step --record` and `--replay` as a shell sees them.
@Suite(.serialized) struct ReplayCommandTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  /// Plays keys on a walk; returns how it ended and the last screen.
  private func play(
    _ keys: String, _ arguments: [String]
  ) throws -> (outcome: Program.Outcome, screen: [Substring]) {
    let script = folder.file("keys")
    try Data(keys.utf8).write(to: script)
    let dumps = folder.file("dumps-\(UUID().uuidString)")
    let outcome = try Program.run(
      [Wadachi.path, "step"] + arguments
        + ["--keys", script.path, "--size", "100x30", "--dump", dumps.path])
    let names = try FileManager.default.contentsOfDirectory(atPath: dumps.path).sorted()
    let last = try #require(names.last)
    let text = try String(contentsOf: dumps.appendingPathComponent(last), encoding: .utf8)
    return (outcome, text.split(separator: "\n", omittingEmptySubsequences: false))
  }

  @Test func whatWasRecordedIsWalkedAgainAlsoGzipped() throws {
    let trace = folder.file("steps.jsonl")
    let network = ["--network", "784 dense(8) relu dense(10) softmax", "--optimizer", "adam"]
    let keys = "]\n" + "Right*6\n"
    let live = try play(keys, network + ["--record", trace.path, "--steps", "2"])
    #expect(live.outcome.status == 0)
    let said = live.outcome.errors.split(separator: "\n")
    #expect(said.count == 2)
    #expect(said.first?.hasPrefix("A step takes about ") == true)
    // The estimate is near what was written.
    let kilobytes = try #require(Int(said[0].split(separator: " ")[4].filter(\.isNumber)))
    let size = try Data(contentsOf: trace).count
    #expect(abs(2_000 * kilobytes - size) < size / 5)
    let zip = try Program.run(["/bin/sh", "-c", "gzip -k '\(trace.path)'"])
    #expect(zip.status == 0)
    for file in [trace.path, trace.path + ".gz"] {
      let replay = try play(keys, ["--replay", file])
      #expect(replay.outcome.status == 0)
      #expect(replay.outcome.errors == "")
      #expect(replay.screen.first?.contains("trace, step 2") == true)
      // But for the end of the timeline, where a trace has no second look, and for the view of a life,
      // which a replay alone can read.
      #expect(replay.screen.dropFirst(2).dropLast(3) == live.screen.dropFirst(2).dropLast(3))
    }
  }

  /// A scenario's own points, weights, held parameters and start are in what is recorded of it.
  @Test(arguments: [("mazur", "2"), ("mazur-biases", "1"), ("tutorial-batch", "1")])
  func aScenarioIsRecordedToo(_ name: String, _ steps: String) throws {
    let trace = folder.file("steps.jsonl")
    // Up to the loss: a trace has not all that the gradients' views need.
    let keys = "Right*6\n"
    let live = try play(
      keys, ["--scenario", name, "--record", trace.path, "--steps", steps])
    #expect(live.outcome.status == 0)
    #expect(live.outcome.errors.hasPrefix("A step takes about "))
    let replay = try play(keys, ["--replay", trace.path])
    #expect(replay.outcome.status == 0)
    #expect(replay.screen.dropFirst(2).dropLast(3) == live.screen.dropFirst(2).dropLast(3))
  }

  @Test func aTraceIsNotRecordedAgain() throws {
    let outcome = try Program.run("step", "--replay", "a.jsonl", "--record", "b.jsonl")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("--record writes the steps of a network: leave out --replay."))
  }

  @Test func aCutGzipShowsWhatIsWhole() throws {
    let trace = folder.file("steps.jsonl")
    let written = try Program.run(
      "trace", "--network", "784 dense(16) relu dense(10) softmax", "--steps", "3", "--output",
      trace.path)
    #expect(written.status == 0)
    let zip = try Program.run(["/bin/sh", "-c", "gzip '\(trace.path)'"])
    #expect(zip.status == 0)
    let file = folder.file("steps.jsonl.gz")
    let bytes = try Data(contentsOf: file)
    try bytes.prefix(bytes.count * 2 / 3).write(to: file)
    let outcome = try Program.run("step", "--plain", "--replay", file.path, "--at", "step 2")
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("the file is cut after"))
    #expect(outcome.errors.contains("What is whole is shown"))
    #expect(outcome.output.contains("step 2, forward › input"))
  }
}
