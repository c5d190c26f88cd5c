import NeuralCore

/// What the examples of a batch say together: each row's answer and loss, and their mean.
public struct BatchDerivation: Hashable, Sendable {
  /// One row of the batch.
  public struct Row: Hashable, Sendable {
    /// The row, from 0.
    public let row: Int
    /// Its example.
    public let example: Int
    /// The class that it should be; nil where the target names none.
    public let label: Int?
    /// The class that the network answers; nil where it names none.
    public let answer: Int?
    /// The probability that it gives to the label, or to 1 where there is but one output; nil where there
    /// is none.
    public let truth: Float?
    /// Its loss, as often as the example counts.
    public let loss: Float

    /// Whether the answer is the label; nil where one of them is not there.
    public var isRight: Bool? {
      guard let label, let answer else { return nil }
      return label == answer
    }
  }

  /// The rows in order.
  public let rows: [Row]
  /// Σ of the losses, in double.
  public let sum: Double
  /// The mean that the step recorded.
  public let recorded: Float

  /// Nil while the loss is not known.
  public init?(_ moment: Moment) {
    let last = moment.network.layers.count - 1
    guard let losses = moment.rowLosses, let recorded = moment.batchLoss,
      let answers = moment.batchOutput(ofLayer: last)
    else { return nil }
    rows = losses.indices.map { row in
      let target = Moment.target(
        Array(moment.batchTarget.row(row)), of: moment.loss, outputs: moment.network.outputs)
      let answer = Array(answers.row(row))
      let label = Moment.label(of: target)
      return Row(
        row: row, example: moment.examples[row], label: label,
        answer: moment.prediction(of: answer)?.digit,
        truth: label.flatMap { Self.truth($0, answer, moment) }, loss: losses[row])
    }
    sum = losses.reduce(0) { $0 + Double($1) }
    self.recorded = recorded
  }

  /// The mean over the rows, in double.
  public var mean: Double { sum / Double(rows.count) }

  /// How many answers are right.
  public var rightCount: Int { rows.count { $0.isRight == true } }

  private static func truth(_ label: Int, _ answer: [Float], _ moment: Moment) -> Float? {
    guard moment.answersInProbabilities else { return nil }
    return answer.count > 1 ? moment.probability(answer[label]) : answer[0]
  }
}
