import Foundation
import Testing

/// `wadachi evaluate` says which examples a model gets wrong.
@Suite struct EvaluateCommandTests {
  private struct Answer: Decodable {
    struct Mistake: Decodable {
      let example: Int
      let label: Int
      let said: Int
      let p: Double
    }

    let examples: Int
    let right: Int
    let wrong: [Mistake]
  }

  /// The figures of a model that was trained on 300 digits, worked out by numpy.
  @Test func theWrongOnesOfASmallTraining() throws {
    let folder = try Folder()
    let model = folder.file("small.safetensors").path
    let training = try Program.run([
      Wadachi.path, "train", "--data", "mnist:0-300", "--epochs", "2", "--batch", "32", "--save",
      model,
    ])
    #expect(training.status == 0, "\(training.errors)")
    let outcome = try Program.run([
      Wadachi.path, "evaluate", model, "--data", "mnist:0-300", "--wrong", "300", "--json",
    ])
    let answer = try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8))
    #expect(answer.examples == 300 && answer.wrong.count == 300 - answer.right)
    let first = answer.wrong.sorted { $0.example < $1.example }.prefix(6)
    #expect(first.map(\.example) == [0, 5, 11, 17, 19, 25])
    #expect(first.map(\.label) == [5, 2, 5, 8, 9, 2])
    #expect(first.map(\.said) == [3, 6, 1, 1, 1, 3])
    #expect(zip(answer.wrong, answer.wrong.dropFirst()).allSatisfy { $0.p >= $1.p })
    let listed = try Program.run([
      Wadachi.path, "evaluate", "--model", model, "--data", "mnist:0-300", "--wrong", "2",
    ])
    #expect(listed.lines.count == 5 && listed.lines[1].contains("the 2 surest of them"))
  }

  /// A network that ends with logits has no probabilities: its outputs are called so, and its loss is told as
  /// it would be with softmax.
  @Test func logitsAreNoProbabilities() throws {
    let folder = try Folder()
    let (model, out) = (folder.file("m.safetensors").path, folder.file("torch").path)
    for arguments in [
      [
        "train", "--data", "mnist:0-300", "--network", "784 dense(10) softmax", "--epochs", "2",
        "--batch", "32", "--save", model,
      ], ["export", model, out, "--to", "pytorch"],
    ] {
      let made = try Program.run([Wadachi.path] + arguments)
      try #require(made.status == 0, "\(made.errors)")
    }
    func asked(_ words: String...) throws -> String {
      try Program.run(
        [Wadachi.path, "evaluate"] + words + ["--data", "mnist:0-300", "--wrong", "2"]
      )
      .output
    }
    let weights = "\(out)/weights.safetensors"
    let (logits, shares) = try (
      asked(weights, "--network", "784 dense(10)"), asked(model)
    )
    let loss = try #require(shares.firstMatch(of: /loss ([0-9.]+),/)?.1)
    #expect(logits.contains("with softmax the loss is \(loss)."), "\(logits) \(shares)")
    #expect(logits.contains("said   output") && !logits.contains("said        p"), "\(logits)")
    #expect(logits.contains("the 2 of the largest outputs"), "\(logits)")
    let object = try asked(weights, "--network", "784 dense(10)", "--json")
    #expect(object.contains("\"output\":") && !object.contains("\"p\":"), "\(object)")
    let log = try asked(weights, "--network", "784 dense(10) log_softmax", "--json")
    #expect(log.contains("\"p\":0."), "\(log)")
  }

  /// What does nothing is refused, and a network of other inputs is not asked about digits in silence.
  @Test func whatHasNoEffectIsRefused() throws {
    let folder = try Folder()
    let model = folder.file("m.safetensors").path
    let made = try Program.run([
      Wadachi.path, "train", "--data", "moons:40,0.1", "--epochs", "1", "--save", model,
    ])
    try #require(made.status == 0, "\(made.errors)")
    let asked = try Program.run([Wadachi.path, "evaluate", model])
    #expect(asked.status != 0)
    #expect(asked.errors.contains("takes 2 inputs, and a test digit has 784"), "\(asked.errors)")
    let keys = try Program.run([Wadachi.path, "evaluate", model, "--keys", "k"])
    #expect(keys.status == 64 && keys.errors.contains("give --screen too"), "\(keys.errors)")
    let lone = try Program.run([
      Wadachi.path, "train", "--data", "moons:40,0.1", "--network", "2 dense(1) sigmoid", "--loss",
      "categorical_crossentropy",
    ])
    #expect(lone.status == 1 && lone.errors.contains("binary_crossentropy"), "\(lone.errors)")
  }

  @Test(arguments: [
    ["evaluate"], ["evaluate", "a", "--model", "b"], ["evaluate", "a", "--wrong", "0"],
  ])
  func theModelIsNamedOnce(_ arguments: [String]) throws {
    #expect(try Program.run([Wadachi.path] + arguments).status == 64)
  }
}
