import Foundation
import TestSupport
import Testing

/// `--checkpoint`: what was killed without warning is gone on with, to the same bits.
@Suite(.serialized) struct CheckpointTests {
  static let begin = [
    "--network", "2 dense(6) tanh dropout(0.2) dense(1) sigmoid", "--loss", "binary_crossentropy",
    "--data", "moons:60,0.1", "--batch", "7", "--optimizer", "adam:0.01", "--validation", "10",
  ]

  let folder: Folder

  init() throws { folder = try Folder() }

  private var night: String { folder.file("night").path }

  private func train(_ arguments: [String]) throws -> Program.Outcome {
    try Program.run([Wadachi.path, "train"] + arguments)
  }

  /// Which file the checkpoint is, of all that were put in its place; nil where there is none.
  private func written() -> UInt64? {
    let file = folder.file("night").appendingPathComponent("checkpoint.safetensors").path
    let facts = try? FileManager.default.attributesOfItem(atPath: file)
    return facts?[.systemFileNumber] as? UInt64
  }

  /// The arguments of a training that begins, or goes on from its checkpoint where there is one.
  private func next(epochs: Int) -> [String] {
    (written() != nil ? ["--resume", night] : Self.begin) + ["--epochs", "\(epochs)"]
      + ["--checkpoint", night, "--checkpoint-seconds", "0"]
  }

  /// How many steps the checkpoint has behind it.
  private func stepsDone() throws -> Int {
    let outcome = try train(["--resume", night, "--epochs", "1"])
    return try #require(
      outcome.errors.firstMatch(of: #/has taken ([0-9,]+)/#).flatMap {
        Int($0.1.replacing(",", with: ""))
      }, "\(outcome.errors)")
  }

  @Test func killedAtAHundredMomentsItComesToTheSameBits() throws {
    var random = SplitMix(state: 14)
    for number in 0..<100 {
      let wait = Duration.microseconds(Int64(random.next() % 20_000))
      let former = written()
      let command = [Wadachi.path, "train"] + next(epochs: 1_000_000)
      _ = try Program.run(command) { process, _ in
        // Some are killed while they begin.
        if number % 10 > 0 { try Program.wait(for: "a checkpoint") { written() != former } }
        let moment = ContinuousClock.now + wait
        while ContinuousClock.now < moment { sched_yield() }
        process.send(SIGKILL)
      }
    }
    let epochs = try stepsDone() / 8 + 2
    #expect(epochs > 10)
    let rest = try train(next(epochs: epochs) + ["--save", folder.file("rest").path])
    #expect(rest.status == 0, "\(rest.errors)")
    let whole = try train(
      Self.begin + ["--epochs", "\(epochs)", "--save", folder.file("whole").path])
    #expect(whole.status == 0, "\(whole.errors)")
    #expect(
      try Data(contentsOf: folder.file("rest")) == Data(contentsOf: folder.file("whole")))
    // What a kill left behind is swept by who writes there next.
    let left = try FileManager.default.contentsOfDirectory(atPath: night)
    #expect(left == ["checkpoint.safetensors"])
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP]) func aSignalWritesTheLastOne(signal: Int32) throws {
    let command =
      [Wadachi.path, "train"] + Self.begin + ["--epochs", "1000000", "--checkpoint", night]
    let outcome = try Program.run(command) { process, output in
      try Program.wait(for: "an epoch") { try !Data(contentsOf: output).isEmpty }
      process.send(signal)
    }
    #expect(outcome.status == 128 + signal)
    #expect(outcome.errors.contains("The checkpoint is in \(night)"))
    let steps = try #require(
      outcome.errors.firstMatch(of: #/Stopped after ([0-9,]+) steps/#).flatMap {
        Int($0.1.replacing(",", with: ""))
      })
    #expect(try stepsDone() == steps)
  }

  @Test func aCheckpointIsLostToNoOtherTraining() throws {
    #expect(try train(Self.begin + ["--epochs", "3", "--checkpoint", night]).status == 0)
    let other = try train(Self.begin + ["--epochs", "3", "--checkpoint", night])
    #expect(other.status == 1)
    #expect(other.output == "")
    #expect(other.errors.contains("--resume \(night)") && other.errors.contains("step 24"))
    let same = try train(["--resume", night, "--epochs", "4", "--checkpoint", night])
    #expect(same.status == 0)
    #expect(same.errors.contains("Goes on after step 24: 50 examples to learn from, 10 held out"))
    for wrong in [
      ["--checkpoint", ""], ["--checkpoint-seconds", "1"],
      ["--checkpoint", night, "--checkpoint-seconds", "-1"],
    ] {
      #expect(try train(Self.begin + wrong).status == 64)
    }
  }

  @Test func aFolderThatCannotBeMadeIsToldBeforeTheFirstBatch() throws {
    let outcome = try train(Self.begin + ["--checkpoint", "/proc/night"])
    #expect(outcome.status == 1)
    #expect(outcome.output == "" && outcome.errors.contains("/proc/night"))
  }
}
