import Foundation
import Testing

/// The commands that need no screen, as a shell sees them.
@Suite(.serialized) struct CommandTests {
  @Test func versionAndHelp() throws {
    let version = try Program.run("--version")
    #expect(version.status == 0)
    #expect(version.output == "0.1.0\n")
    let bare = try Program.run()
    #expect(bare.status == 0)
    #expect(bare.output.contains("\nUsage:\n  wadachi "))
  }

  @Test(arguments: [
    "--nonsense", "train --epochs 0", "train --every 0", "train --batch 0",
    "train --optimizer sgd:x",
    "train --network 784,dense", "train --loss mean", "step --example 60000",
    "step --at nowhere", "step --stop nowhen", "step --model m --seed 1",
    "step --scenario nothing", "step --scenario mazur --seed 1",
    "step --scenario mazur --at nowhere", "step --scenario mazur --stop nowhen",
    "step --scenario mazur --example 1", "step --model m --loss mse",
    "step --replay t --seed 1", "step --replay t --example 1", "step --steps 2",
    "step --replay t --record u", "step --record u --steps 0",
    "step --batch 0", "step --batch 2 --example 1", "step --optimizer adam:x", "data show 60000",
    "data show x",
    "--dump somewhere", "--size 80", "evaluate", "learn --language xx",
  ])
  func wrongUsageEndsWith64(line: String) throws {
    let words = line.split(separator: " ").map(String.init)
    let outcome = try Program.run([Wadachi.path] + words)
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("Error: "))
  }

  @Test func aLanguageThatIsNamedMustBeThere() throws {
    let sentence = "There is no language “xx”; there is en (English)."
    let named = try Program.run("step", "--plain", "--language", "xx")
    #expect(named.status == 64 && named.errors.hasPrefix("Error: \(sentence)"))
    let set = try Program.run("step", "--plain", environment: ["WADACHI_LANGUAGE": "xx"])
    #expect(set.status == 64 && set.errors.hasPrefix("Error: \(sentence)"))
    let ofSystem = try Program.run("step", "--plain", environment: ["LANG": "xx_XX.UTF-8"])
    #expect(ofSystem.status == 0)
  }

  @Test func whatFailsEndsWith1AndOneSentence() throws {
    let folder = try Folder()
    let foreign = folder.file("foreign.safetensors")
    try Data("no model".utf8).write(to: foreign)
    for outcome in [
      try Program.run("evaluate", "--model", foreign.path),
      try Program.run("evaluate", "--model", folder.file("missing").path),
      try Program.run("step", "--model", foreign.path),
      try Program.run("step", "--replay", foreign.path),
      try Program.run("step", "--replay", folder.file("missing").path),
      try Program.run("step", "--scenario", "./no/such.yaml"),
      try Program.run("step", "--scenario", foreign.path),
      try Program.run("train", "--save", folder.file("no/folder").path),
      try Program.run("train", "--network", "3 dense(2) softmax"),
      try Program.run("data", "show", "0", environment: ["WADACHI_DATA": folder.url.path]),
    ] {
      #expect(outcome.status == 1)
      #expect(outcome.output == "")
      #expect(outcome.errors.hasPrefix("Error: "))
      #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
    }
  }

  @Test func aDigitAsText() throws {
    let shown = try Program.run("data", "show", "0", "--ascii")
    #expect(shown.status == 0)
    #expect(shown.lines.last == "training digit 0: a 5")
    let foreign = shown.output.filter { !$0.isASCII }
    #expect(foreign == "")
    #expect(shown.output.split(separator: "\n", omittingEmptySubsequences: false).count == 30)
    #expect(shown.output.contains("####"))
    #expect(try Program.run("data", "show", "0", "--test").lines.last == "test digit 0: a 7")
  }

  @Test func theDigitsAreVerified() throws {
    let good = try Program.run("data", "verify")
    #expect(good.status == 0)
    #expect(good.lines.last == "All 12 checks passed.")
    let folder = try Folder()
    let shipped = Program.sourceTree.appendingPathComponent("Sources/Datasets/Resources/mnist")
    for name in try FileManager.default.contentsOfDirectory(atPath: shipped.path) {
      var bytes = try Data(contentsOf: shipped.appendingPathComponent(name))
      if name.hasPrefix("t10k-labels") { bytes.removeLast(3) }
      try bytes.write(to: folder.file(name))
    }
    let cut = try Program.run("data", "verify", environment: ["WADACHI_DATA": folder.url.path])
    #expect(cut.status == 1)
    #expect(cut.output.contains("WRONG  t10k-labels-idx1-ubyte.gz"))
  }
}

/// `wadachi train` and `wadachi evaluate`, on a network small enough to be quick.
@Suite(.serialized) struct TrainCommandTests {
  static let network = "784 dense(16) relu dense(10) softmax"

  @Test func jsonHasTheAgreedFieldsAndTheSavedModelIsTheTrainedOne() throws {
    let folder = try Folder()
    let model = folder.file("model.safetensors").path
    let trained = try Program.run(
      "train", "--network", Self.network, "--epochs", "2", "--json", "--save", model)
    #expect(trained.status == 0)
    #expect(trained.errors == "Saved \(model).\n")
    #expect(trained.lines.count == 3)
    let header = try #require(
      try JSONSerialization.jsonObject(with: Data(trained.lines[0].utf8)) as? [String: Any])
    #expect(
      Set(header.keys) == [
        "network", "parameters", "loss", "optimizer", "seed", "data", "training", "validation",
        "batch", "epochs", "steps_done",
      ])
    #expect(header["network"] as? String == Self.network && header["training"] as? Int == 60_000)
    let last = try #require(trained.lines.last)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(last.utf8)) as? [String: Double])
    #expect(
      Set(object.keys) == [
        "epoch", "loss", "accuracy", "test_loss", "test_accuracy", "seconds", "images_per_second",
      ])
    #expect(object["epoch"] == 2)
    let accuracy = try #require(object["test_accuracy"])
    #expect(accuracy > 0.85)
    let evaluated = try Program.run("evaluate", "--model", model)
    #expect(evaluated.status == 0)
    let right = Int((accuracy * 10_000).rounded())
    #expect(evaluated.output.replacing(",", with: "").contains("(\(right) of 10000 right)"))
    try metricsAgree(model: model, right: right)
  }

  /// The figures for people fit into 80 columns, and those for programs are the same.
  private func metricsAgree(model: String, right: Int) throws {
    let metrics = "accuracy top_k:3 confusion_matrix precision recall f1"
    let told = try Program.run("evaluate", "--model", model, "--metrics", metrics)
    #expect(told.status == 0)
    #expect(told.lines.count { $0.count <= 80 } == 1 + 1 + 12 + 11)
    #expect(told.lines.count == 1 + 1 + 12 + 11)
    #expect(told.output.contains("\nclass  precision     recall   f1_score\n"))
    let json = try Program.run(
      "evaluate", "--model", model, "--json", "--metrics", metrics.replacing(" ", with: ","))
    #expect(json.lines.count == 1)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let counts = try #require(object["confusion_matrix"] as? [[Int]])
    #expect(object["right"] as? Int == right)
    #expect(counts.indices.map { counts[$0][$0] }.reduce(0, +) == right)
    let sevens = counts[7].map { String(repeating: " ", count: 6 - "\($0)".count) + "\($0)" }
    #expect(told.lines.contains("    7" + sevens.joined()))
    let recalls = try #require(object["recall"] as? [Double])
    for (label, recall) in recalls.enumerated() {
      let row = counts[label]
      #expect(abs(recall - Double(row[label]) / Double(row.reduce(0, +))) < 1e-12)
    }
    let topThree = try #require(object["top_k_categorical_accuracy(3)"] as? Double)
    #expect(topThree > Double(right) / 10_000 && topThree <= 1)
  }

  @Test func withoutATerminalNothingIsOverwritten() throws {
    let trained = try Program.run("train", "--network", Self.network, "--epochs", "1")
    #expect(trained.status == 0)
    #expect(trained.lines.count == 2)
    #expect(trained.output.hasPrefix("epoch 1/1  loss "))
    #expect(trained.lines[1].hasPrefix("best epoch 1: "))
    #expect(!trained.output.contains("\r") && !trained.output.contains("\u{1b}"))
  }

  @Test func onATerminalLinesFitAndTheLastTellsTheBestEpoch() throws {
    let arguments = ["--network", Self.network, "--data", "mnist:0-2000", "--epochs", "110"]
    let drawn = try PseudoTerminal.output(
      on: "xterm-256color", ["train"] + arguments + ["--every", "50", "--validation", "200"])
    #expect(drawn.contains("\r") && drawn.contains("\u{1b}[K"))
    let lines = drawn.split(separator: "\n").map { $0.split(separator: "\u{1b}[K").last ?? "" }
    #expect(lines.count == 4)
    #expect(lines.prefix(3).map { $0.prefix(9) } == ["epoch 50/", "epoch 100", "epoch 110"])
    #expect(lines.allSatisfy { $0.count <= 79 }, "\(lines)")
    #expect(lines[3].contains(#/best epoch \d+: [0-9.]+ % of those held out · test set [0-9.]+ %/#))
    let plain = try PseudoTerminal.output(on: "dumb", ["train"] + arguments)
    #expect(!plain.contains("\r") && !plain.contains("\u{1b}"))
    #expect(plain.split(separator: "\n").allSatisfy { $0.count <= 79 })
  }

  @Test func ctrlCEndsAtTheNextBatchAndSaves() throws {
    let folder = try Folder()
    let model = folder.file("model.safetensors")
    let command = ["train", "--network", Self.network, "--epochs", "10000", "--save", model.path]
    let outcome = try Program.run([Wadachi.path] + command) { process, output in
      // The first finished epoch shows that training is under way.
      while try Data(contentsOf: output).isEmpty { sched_yield() }
      process.send(SIGINT)
    }
    #expect(outcome.status == 130)
    #expect(outcome.errors.hasPrefix("Stopped after "))
    #expect(outcome.errors.hasSuffix("steps. Saved \(model.path).\n"))
    #expect(outcome.output.hasSuffix("/s\n"))
    #expect(try Program.run("evaluate", "--model", model.path).status == 0)
  }
}
