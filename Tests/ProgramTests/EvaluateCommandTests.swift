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

  @Test(arguments: [
    ["evaluate"], ["evaluate", "a", "--model", "b"], ["evaluate", "a", "--wrong", "0"],
  ])
  func theModelIsNamedOnce(_ arguments: [String]) throws {
    #expect(try Program.run([Wadachi.path] + arguments).status == 64)
  }
}
