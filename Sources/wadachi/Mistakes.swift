import NeuralCore
import TimeTravel

/// The examples that a model gets wrong, the surest first.
struct Mistakes {
  /// One of them.
  struct Mistake: Encodable, Equatable {
    /// Its number in the data.
    let example: Int
    /// Its class.
    let label: Int
    /// The class that the model answers.
    let said: Int
    /// How sure it is of that: its probability, or an output that is none.
    let sure: Float
    /// Whether that is a probability.
    let isProbability: Bool

    private enum CodingKeys: String, CodingKey {
      case example, label, said, p, output
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(example, forKey: .example)
      try container.encode(label, forKey: .label)
      try container.encode(said, forKey: .said)
      try container.encode(sure, forKey: isProbability ? .p : .output)
    }
  }

  /// How many there are.
  let count: Int
  /// Whether what the model is sure by is a probability.
  let isByProbability: Bool
  /// The surest of them.
  let surest: [Mistake]

  /// Asks a model about all examples.
  init(of session: Session, on examples: any ExampleSource, atMost most: Int) {
    let rows = 500
    let workspace = Workspace(
      for: session.network, rows: min(rows, max(1, examples.count)), purpose: .inference)
    let network = session.network
    let width = network.outputs
    isByProbability = network.answersInProbabilities
    var mistakes: [Mistake] = []
    for start in stride(from: 0, to: examples.count, by: rows) {
      let indices = Array(start..<min(examples.count, start + rows))
      let batch = Batch(indices, from: examples)
      let answers = session.predict(batch, in: workspace)
      for (row, example) in indices.enumerated() {
        let answer = Array(answers[row * width..<(row + 1) * width])
        let target = Array(batch.targets[row * batch.targetWidth..<(row + 1) * batch.targetWidth])
        let (said, sure) = Self.answered(answer)
        let label = target.count == 1 && width > 1 ? Int(target[0]) : Self.answered(target).said
        if said != label {
          mistakes.append(
            Mistake(
              example: example, label: label, said: said, sure: network.probability(sure),
              isProbability: isByProbability))
        }
      }
    }
    count = mistakes.count
    surest = Array(
      mistakes.sorted { $0.sure != $1.sure ? $0.sure > $1.sure : $0.example < $1.example }.prefix(
        most))
  }

  /// The class with the largest number; of a single one on which side of ½ it is.
  private static func answered(_ outputs: [Float]) -> (said: Int, sure: Float) {
    if outputs.count == 1 {
      return outputs[0] > 0.5 ? (1, outputs[0]) : (0, 1 - outputs[0])
    }
    let said = outputs.indices.max { (outputs[$0], $1) < (outputs[$1], $0) } ?? 0
    return (said, outputs.isEmpty ? 0 : outputs[said])
  }
}
