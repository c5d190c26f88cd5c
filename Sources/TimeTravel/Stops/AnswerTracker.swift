import NeuralCore

/// Follows the answers of a step and finds the first row that was answered wrong.
struct AnswerTracker {
  /// The row, the class it was given and its p, and the class it should have had.
  typealias Wrong = (row: Int, answer: Int, p: Float, label: Int)

  private let network: Sequential
  private let loss: Loss
  /// The last layer that is no dropout: the answers leave it, and masks may follow.
  private let layer: Int?
  private var targets: [Float] = []
  private var answers: [Float] = []

  init(_ session: Session) {
    network = session.network
    loss = session.loss
    layer = network.layers.lastIndex {
      if case .dropout = $0 { false } else { true }
    }
  }

  /// The first row whose answer names another class than its target; rows without a class are right.
  var firstWrong: Wrong? {
    let width = network.outputs
    let rows = answers.count / width
    guard rows > 0 else { return nil }
    let targetWidth = targets.count / rows
    for row in 0..<rows {
      let target = Moment.target(
        Array(targets[row * targetWidth..<(row + 1) * targetWidth]), of: loss, outputs: width)
      let answer = Array(answers[row * width..<(row + 1) * width])
      guard let label = Moment.label(of: target),
        let (digit, p) = Moment.prediction(of: answer, in: network), digit != label
      else { continue }
      return (row, digit, p, label)
    }
    return nil
  }

  mutating func hear(targets values: Span<Float>) {
    targets.replace(with: values)
    answers.removeAll(keepingCapacity: true)
  }

  mutating func hear(layer: Int, _ values: Span<Float>, _ shape: (Int, Int)) {
    if layer == self.layer { answers.replace(with: values) }
  }

  /// A mask below the answers finds none to multiply.
  mutating func hear(mask: Span<Float>) {
    guard answers.count == mask.count else { return }
    for index in answers.indices {
      answers[index] = mask[index] == 0 ? 0 : answers[index] * mask[index]
    }
  }
}

extension Array where Element == Float {
  /// Takes over what was lent, in the memory that is there.
  fileprivate mutating func replace(with values: Span<Float>) {
    removeAll(keepingCapacity: true)
    values.withUnsafeBufferPointer { append(contentsOf: $0) }
  }
}
