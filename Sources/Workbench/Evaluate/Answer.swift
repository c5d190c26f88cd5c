import Datasets
import MomentViews
import NeuralCore

/// What a network says of an example.
package struct Answer: Equatable, Sendable {
  /// The number of the example in its source.
  package let example: Int
  /// The class that it is of.
  package let truth: Int
  /// The class that the network says; −1 where its numbers say none.
  package let said: Int
  /// The probability that it gives to what it says.
  package let sure: Float

  /// Whether it says the truth.
  package var isRight: Bool { said == truth }
}

/// Asks a network about examples of a source, so many at a time.
struct AnswerReader {
  private let source: any ExampleSource
  private let outputs: Int
  private let workspace: Workspace
  private var batch: Batch

  init(_ network: Sequential, _ source: any ExampleSource, rows: Int) {
    self.source = source
    outputs = network.outputs
    workspace = Workspace(for: network, rows: rows, purpose: .inference)
    batch = Batch(
      capacity: rows, inputWidth: source.inputWidth, targetWidth: source.targetWidth)
  }

  /// What a network says of some examples, without dropout.
  mutating func answers(of session: Session, to examples: some Collection<Int>) -> [Answer] {
    batch.load(examples, from: source, with: workspace)
    let answers = session.predict(batch, in: workspace)
    let targets = batch.targets
    let width = source.targetWidth
    return examples.enumerated().map { row, example in
      let target = targets[row * width..<(row + 1) * width]
      let (said, sure) = SaidClass.meaning(of: answers[row * outputs..<(row + 1) * outputs])
      return Answer(
        example: example, truth: SaidClass.truth(target, outputs: outputs), said: said, sure: sure)
    }
  }
}

extension Sequential {
  /// How many classes its answers tell apart.
  var classes: Int { max(2, outputs) }
}
