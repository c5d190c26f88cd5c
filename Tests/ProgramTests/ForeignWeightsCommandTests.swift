import Foundation
import Testing

/// Every command takes weights of Keras, PyTorch and NumPy, and says what was done with them.
@Suite struct ForeignWeightsCommandTests {
  static let fixtures = Wadachi.root.appendingPathComponent("Tests/ModelFilesTests/Fixtures")
  static let network = "4 dense(5) relu dropout(0.2) dense(5) tanh dense(3) softmax"

  private func run(_ arguments: [String]) throws -> Program.Outcome {
    let folder = try Folder()
    let examples = folder.file("examples.csv").path
    try "1,2,3,4,0,0,1\n0.5,0.5,0.5,0.5,1,0,0\n"
      .write(toFile: examples, atomically: true, encoding: .utf8)
    return try Program.run(
      [Wadachi.path] + arguments + ["--network", Self.network, "--examples", examples])
  }

  @Test(arguments: [
    ["evaluate", "FILE"], ["evaluate", "--weights", "FILE"],
    ["train", "--weights", "FILE", "--epochs", "1"],
    ["trace", "--weights", "FILE", "--only", "loss"], ["step", "--plain", "--model", "FILE"],
    ["step", "--plain", "--weights", "FILE"],
  ])
  func takesThoseOfPyTorch(_ arguments: [String]) throws {
    let file = Self.fixtures.appendingPathComponent("torch.safetensors").path
    let outcome = try run(arguments.map { $0 == "FILE" ? file : $0 })
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      outcome.errors.contains(
        "Layers by the names in the file: “0” is dense, “3” is dense_1, “5” is dense_2.\n"
          + "3 kernels, “0.weight” first, stand as PyTorch has them, [units, inputs], and were "
          + "turned.\n"))
  }

  @Test func thePythonStandsInLinesOfItsOwn() throws {
    let file = Self.fixtures.appendingPathComponent("model.pt").path
    let outcome = try run(["evaluate", file])
    #expect(outcome.status == 1 && outcome.output.isEmpty)
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.count == 4 && lines.dropFirst().allSatisfy { $0.hasPrefix("    ") })
    #expect(lines[0].hasSuffix("but this is a pickle of PyTorch; Python saves its weights so:"))
  }

  @Test func aFileWithoutANetworkAsksForOne() throws {
    let file = Self.fixtures.appendingPathComponent("keras.safetensors").path
    let outcome = try Program.run([Wadachi.path, "evaluate", file])
    #expect(outcome.status == 1)
    #expect(
      outcome.errors.hasSuffix("--network \"4 dense(5) … dense(5) … dense(3) …\"\n"))
  }
}
