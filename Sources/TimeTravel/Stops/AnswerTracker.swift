import NeuralCore

/// Follows the answers of a step and finds the first row that was answered wrong.
struct AnswerTracker {
  /// The row, the class it was given and its p, and the class it should have had.
  typealias Judged = (row: Int, answer: Int, p: Float, label: Int)

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
  var firstWrong: Judged? {
    rows.lazy.compactMap { row -> Judged? in
      guard let label = label(of: row),
        let (digit, p) = Moment.prediction(of: answer(of: row), in: network), digit != label
      else { return nil }
      return (row, digit, p, label)
    }.first
  }

  /// The first row whose answer names the class of its target.
  var firstRight: Judged? {
    rows.lazy.compactMap { row -> Judged? in
      guard let label = label(of: row),
        let (digit, p) = Moment.prediction(of: answer(of: row), in: network), digit == label
      else { return nil }
      return (row, digit, p, label)
    }.first
  }

  /// The first row of a class.
  func firstRow(of wanted: Int) -> Int? { rows.first { label(of: $0) == wanted } }

  /// The share of the rows with a class that are answered right; nil where none has one.
  var accuracy: Float? {
    let judged = rows.compactMap { row in
      label(of: row).map { $0 == Moment.prediction(of: answer(of: row), in: network)?.0 }
    }
    return judged.isEmpty ? nil : Float(judged.count { $0 }) / Float(judged.count)
  }

  /// The first row whose right class has such a probability, with the output that says it; where there is
  /// one output, that of class 0 is 1 − p.
  func firstRight(where holds: (Float) -> Bool) -> (row: Int, unit: Int, p: Float)? {
    rows.compactMap { row -> (row: Int, unit: Int, p: Float)? in
      guard let label = label(of: row) else { return nil }
      let answer = answer(of: row)
      let unit = answer.count == 1 ? 0 : label
      let p = answer.count == 1 && label == 0 ? 1 - answer[0] : answer[unit]
      return holds(p) ? (row, unit, p) : nil
    }.first
  }

  private var rows: Range<Int> { 0..<answers.count / network.outputs }

  private func label(of row: Int) -> Int? {
    let width = targets.count / rows.count
    return Moment.label(
      of: Moment.target(
        Array(targets[row * width..<(row + 1) * width]), of: loss, outputs: network.outputs))
  }

  private func answer(of row: Int) -> [Float] {
    Array(answers[row * network.outputs..<(row + 1) * network.outputs])
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
