import Foundation
import Testing

/// `wadachi export` writes weights and a script that gives the same answer elsewhere.
@Suite struct ExportCommandTests {
  private static let hasNumPy =
    (try? Program.run(["python3", "-c", "import numpy"]))?.status == 0
  /// Every kind of layer, and each activation in a network of its own.
  static let networks =
    ["5 dense(4) relu dropout(0.25) dense(4) softsign dense(3) softmax"]
    + [
      "linear", "leaky_relu(0.2)", "elu(0.5)", "selu", "gelu", "gelu(approximate: true)", "sigmoid",
      "tanh", "softplus", "silu", "hard_sigmoid", "log_softmax",
    ].map { "5 dense(4) \($0)" }

  @Test(.enabled(if: hasNumPy, "numpy is not there"), arguments: networks, ["numpy", "csv"])
  func numPyGivesTheSameAnswer(_ network: String, _ form: String) throws {
    let folder = try Folder()
    let out = folder.file("out").path
    let weights = folder.file("w.json").path
    try Self.weights(network).write(toFile: weights, atomically: true, encoding: .utf8)
    let told = try Program.run([
      Wadachi.path, "export", weights, "--network", network, "--to", form, out,
    ])
    try #require(told.status == 0, "\(told.errors)")
    let script = try Program.run(["python3", "\(out)/network.py"])
    try #require(script.status == 0, "\(script.errors)")
    let ours = told.lines.last?.split(separator: " ").compactMap { Double($0) } ?? []
    let theirs = script.output.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
    #expect(!ours.isEmpty && ours.count == theirs.count)
    #expect(zip(ours, theirs).allSatisfy { abs($0 - $1) < 1e-5 }, "\(ours) \(theirs)")
  }

  /// What was done to the examples of a training is in the folder, and the script does it.
  @Test(.enabled(if: hasNumPy, "numpy is not there"))
  func aStandardizedModelIsStandardizedElsewhere() throws {
    let folder = try Folder()
    let lines = (0..<40).map { "\(5 + $0 % 7),\(300 + $0 * 11 % 90),\($0 % 2)" }
    let table = folder.file("t.csv").path
    try lines.joined(separator: "\n").write(toFile: table, atomically: true, encoding: .utf8)
    let model = folder.file("m.safetensors").path
    let trained = try Program.run([
      Wadachi.path, "train", "--examples", table, "--label", "last", "--standardize", "--network",
      "2 dense(4) tanh dense(2) softmax", "--epochs", "5", "--batch", "4", "--save", model,
    ])
    try #require(trained.status == 0, "\(trained.errors)")
    for form in ["numpy", "csv", "keras", "pytorch"] {
      let out = folder.file(form).path
      let told = try Program.run([Wadachi.path, "export", model, "--to", form, out])
      try #require(told.status == 0, "\(told.errors)")
      #expect(told.errors.contains("deviations in standardization.csv"), "\(told.errors)")
      let text = try String(contentsOfFile: "\(out)/network.py", encoding: .utf8)
      #expect(text.contains("x = (x - mean) / deviation"), "\(text)")
      let numbers = try String(contentsOfFile: "\(out)/standardization.csv", encoding: .utf8)
      #expect(numbers.split(separator: "\n").count == 2, "\(numbers)")
      guard form == "numpy" || form == "csv" else { continue }
      // The row as the file has it, not as the network takes it.
      let row = "\(out)/row.csv"
      try "6.0,311.0\n".write(toFile: row, atomically: true, encoding: .utf8)
      let script = try Program.run(["python3", "\(out)/network.py", row])
      let theirs = script.output.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
      try #require(theirs.count == 2, "\(script.errors)")
      let ours = try Program.run([
        Wadachi.path, "step", "--plain", "--model", model, "--examples", table, "--label", "last",
        "--look", "--example", "1", "--at", "softmax",
      ])
      let shares = ours.output.matches(of: /0\.\d{4}/).compactMap { Double($0.output) }
      let best = theirs.max() ?? 0
      #expect(shares.contains { abs($0 - best) < 1e-4 }, "\(theirs) \(ours.output)")
    }
  }

  @Test func whatIsThereIsNotWrittenOver() throws {
    let folder = try Folder()
    let weights = folder.file("w.json").path
    let network = "5 dense(4) relu"
    try Self.weights(network).write(toFile: weights, atomically: true, encoding: .utf8)
    let arguments = [
      Wadachi.path, "export", weights, "--network", network, "--to", "keras",
      folder.file("out").path,
    ]
    #expect(try Program.run(arguments).status == 0)
    let again = try Program.run(arguments)
    #expect(again.status == 1)
    #expect(
      again.errors.hasSuffix(
        "export writes new files and over none, but it is there already; name another folder\n"))
  }

  @Test func kerasAndPyTorchReadTheirNames() throws {
    let folder = try Folder()
    let weights = folder.file("w.json").path
    let network = Self.networks[0]
    try Self.weights(network).write(toFile: weights, atomically: true, encoding: .utf8)
    for (form, said) in [("keras", "dense/kernel"), ("pytorch", "5.weight")] {
      let out = folder.file(form)
      let told = try Program.run([
        Wadachi.path, "export", weights, "--network", network, "--to", form, out.path,
      ])
      #expect(told.status == 0, "\(told.errors)")
      let file = out.appendingPathComponent("weights.safetensors")
      #expect(try Data(contentsOf: file).range(of: Data(said.utf8)) != nil)
      // What was written is read again, and gives the same answer.
      let back = try Program.run([
        Wadachi.path, "export", file.path, "--network", network, "--to", "csv",
        folder.file("\(form)-back").path,
      ])
      #expect(back.lines.last == told.lines.last)
    }
  }

  /// Weights for the dense layers of a network of five inputs, 4 units each and 3 at last.
  private static func weights(_ network: String) -> String {
    var width = 5
    let layers = network.split(separator: " ").filter { $0.hasPrefix("dense") }
    let texts = layers.enumerated().flatMap { index, layer in
      let units = Int(layer.filter(\.isNumber)) ?? 0
      let name = index == 0 ? "dense" : "dense_\(index)"
      let rows = (0..<width).map { row in
        "[\((0..<units).map { "\(Double((row * 7 + $0 * 3 + index) % 11) / 5 - 1)" }.joined(separator: ","))]"
      }
      defer { width = units }
      return [
        "\"\(name)/kernel\": [\(rows.joined(separator: ","))]",
        "\"\(name)/bias\": [\((0..<units).map { "\(Double($0) / 4 - 0.3)" }.joined(separator: ","))]",
      ]
    }
    return "{\(texts.joined(separator: ", "))}"
  }
}
