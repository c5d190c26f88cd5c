import CellCanvas
import Datasets
import MomentViews
import NeuralCore
import TimeTravel

/// What a network says of an example.
package struct Answer: Equatable, Sendable {
  /// The number of the example in its source.
  package let example: Int
  /// The class that it is of.
  package let truth: Int
  /// The class that the network says; −1 where its numbers say none.
  package let said: Int
  /// The probability that it gives to what it says; of a network that gives none, its output.
  package let sure: Float

  /// Whether it says the truth.
  package var isRight: Bool { said == truth }
}

extension Answer {
  /// What it is, and what it is taken for: "7 ✓", "4→9 ✗", "Shi…→Dre… ✗".
  func text(_ arrangement: Arrangement, width: Int) -> String {
    let (truth, said) = words(arrangement)
    guard !isRight else { return "\(truth.cut(to: max(1, width - 2))) ✓" }
    // The arrow, the mark and its blank take three columns.
    let room = max(2, width - 3)
    let second = min(said.columns, max(room / 2, room - truth.columns))
    return "\(truth.cut(to: room - second))→\(said.cut(to: second)) ✗"
  }

  /// What it is, and what it is taken for, by name or by number.
  func words(_ arrangement: Arrangement) -> (truth: String, said: String) {
    (arrangement.word(forClass: truth), said < 0 ? "?" : arrangement.word(forClass: said))
  }
}

/// Asks a network about examples of a source, so many at a time.
struct AnswerReader {
  private let source: any ExampleSource
  private let network: Sequential
  private var outputs: Int { network.outputs }
  private let workspace: Workspace
  private var batch: Batch

  init(_ network: Sequential, _ source: any ExampleSource, rows: Int) {
    self.source = source
    self.network = network
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
        example: example, truth: SaidClass.truth(target, outputs: outputs), said: said,
        sure: network.probability(sure))
    }
  }
}

extension Sequential {
  /// How many classes its answers tell apart.
  var classes: Int { max(2, outputs) }
}
