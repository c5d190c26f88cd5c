import Foundation
import Testing

/// `wadachi train --resume`: the file of a training that was stopped is that of one that was not.
@Suite(.serialized) struct ResumeCommandTests {
  static let network = "784 dense(8) relu dropout(0.2) dense(10) softmax"
  static let begin = [
    "--network", network, "--data", "mnist:0-640", "--batch", "100", "--optimizer", "adam:0.01",
    "--loss", "sparse_categorical_crossentropy",
  ]

  let folder: Folder

  init() throws { folder = try Folder() }

  func train(_ arguments: [String], saving name: String) throws -> Data {
    let file = folder.file(name)
    let outcome = try Program.run([Wadachi.path, "train"] + arguments + ["--save", file.path])
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try Data(contentsOf: file)
  }

  @Test func twoEpochsAndTwoAreFour() throws {
    let whole = try train(Self.begin + ["--epochs", "4"], saving: "whole")
    _ = try train(Self.begin + ["--epochs", "2"], saving: "half")
    let half = folder.file("half").path
    #expect(try train(["--resume", half, "--epochs", "4"], saving: "rest") == whole)
    for (arguments, message) in [
      (["--epochs", "2"], "--epochs 2 is 14 steps, and this training has taken 14"),
      (["--seed", "3"], "A saved training keeps its own network and seed: leave out --seed."),
      (["--batch", "64"], "This training goes on with --data mnist:0-640 --batch 100"),
      (["--data", "mnist"], "This training goes on with --data mnist:0-640 --batch 100"),
    ] {
      let outcome = try Program.run([Wadachi.path, "train", "--resume", half] + arguments)
      #expect(outcome.status == 64)
      #expect(outcome.errors.contains(message), "\(outcome.errors)")
    }
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP]) func aSignalLosesNothing(signal: Int32) throws {
    let stopped = folder.file("stopped")
    let command =
      [Wadachi.path, "train"] + Self.begin + ["--epochs", "10000", "--save", stopped.path]
    let outcome = try Program.run(command) { process, output in
      try Program.wait(for: "an epoch") { try !Data(contentsOf: output).isEmpty }
      process.send(signal)
    }
    #expect(outcome.status == 128 + signal)
    #expect(outcome.errors.contains("Saved \(stopped.path)."))
    let steps = try #require(
      outcome.errors.firstMatch(of: #/Stopped after ([0-9,]+) steps/#).flatMap {
        Int($0.1.replacing(",", with: ""))
      })
    let epochs = "\(steps / 7 + 1)"
    let whole = try train(Self.begin + ["--epochs", epochs], saving: "whole")
    #expect(
      try train(["--resume", stopped.path, "--epochs", epochs], saving: "rest") == whole)
    #expect(folder.names == ["rest", "stopped", "whole"])
  }

  @Test func killedWithoutWarningItLosesAnEpochAtMost() throws {
    let file = folder.file("network")
    let command =
      [Wadachi.path, "train"] + Self.begin + ["--epochs", "10000", "--save", file.path]
    var epochs = 0
    _ = try Program.run(command) { process, output in
      try Program.wait(for: "three epochs") {
        epochs = try String(contentsOf: output, encoding: .utf8).count(where: \.isNewline)
        return epochs >= 3
      }
      process.send(SIGKILL)
    }
    // The line of an epoch is written before its network.
    let outcome = try Program.run("train", "--resume", file.path, "--epochs", "\(epochs - 1)")
    let taken = try #require(
      outcome.errors.firstMatch(of: #/has taken ([0-9,]+)/#).flatMap {
        Int($0.1.replacing(",", with: ""))
      }, "\(outcome.errors)")
    #expect(taken >= (epochs - 1) * 7)
    // What it left behind is swept by who saves there next.
    _ = try train(Self.begin + ["--epochs", "1"], saving: "next")
    #expect(folder.names == ["network", "next"])
  }

  @Test func aSparseModelIsEvaluatedAndWalkedThrough() throws {
    _ = try train(Self.begin + ["--epochs", "1"], saving: "model")
    let model = folder.file("model").path
    #expect(try Program.run("evaluate", "--model", model).status == 0)
    let walk = try Program.run("step", "--plain", "--model", model)
    #expect(walk.status == 0)
    #expect(walk.output.contains("Type next"))
  }
}

/// Models and Python's `safetensors`, each reading what the other writes.
@Suite struct PythonModelTests {
  @Test func pythonReadsOursAndWeReadItsOwn() throws {
    let folder = try Folder()
    let (model, copy) = (folder.file("model").path, folder.file("copy").path)
    let (weights, trace) = (folder.file("weights").path, folder.file("trace").path)
    let network = "2 dense(3) tanh dense(1) sigmoid"
    let trained = try Program.run(
      "train", "--network", network, "--loss", "binary_crossentropy", "--data", "xor", "--batch",
      "3", "--optimizer", "adam:0.1", "--epochs", "2", "--save", model)
    #expect(trained.status == 0, "\(trained.errors)")
    let outcome = try Python.run(
      """
      import json, sys
      from safetensors import safe_open
      from safetensors.numpy import save_file
      model, copy, weights = sys.argv[1:]
      with safe_open(model, "numpy") as file:
        tensors = {name: file.get_tensor(name) for name in file.keys()}
        metadata = file.metadata()
      description = json.loads(metadata["wadachi"])
      print(description["optimizer"], description["step_count"])
      for name in sorted(tensors):
        print(name, tensors[name].dtype, list(tensors[name].shape))
      save_file(tensors, copy, metadata)
      save_file({n: t for n, t in tensors.items() if not n.startswith("optimizer/")}, weights)
      """, model, copy, weights)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let shapes = [
      ("dense/bias", "[3]"), ("dense/kernel", "[2, 3]"), ("dense_1/bias", "[1]"),
      ("dense_1/kernel", "[3, 1]"),
    ]
    var expected = ["adam(0.1) 4"] + shapes.map { "\($0) float32 \($1)" }
    for (name, shape) in shapes {
      for slot in ["momentum", "velocity"] {
        expected.append("optimizer/\(name)/\(slot) float32 \(shape)")
      }
    }
    #expect(outcome.lines.map(String.init) == expected)
    // What Python has written resumes to the same bits, and its weights alone serve a trace.
    for (start, end) in [(model, "a"), (copy, "b")] {
      let resumed = try Program.run(
        "train", "--resume", start, "--epochs", "3", "--save", folder.file(end).path)
      #expect(resumed.status == 0, "\(resumed.errors)")
    }
    #expect(try Data(contentsOf: folder.file("a")) == Data(contentsOf: folder.file("b")))
    let traced = try Program.run(
      "trace", "--network", network, "--loss", "binary_crossentropy", "--data", "xor", "--weights",
      weights, "--output", trace)
    #expect(traced.status == 0, "\(traced.errors)")
  }
}
