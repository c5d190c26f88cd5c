import NeuralCore

/// What is left where terms cancel: on paper 0, or next to it, in float32 a rounding of them.
public struct Remnant: Hashable, Sendable {
  /// What float32 has.
  public let recorded: Float
  /// What the terms come to in double precision.
  public let exact: Double

  /// Nil where the number is more than a rounding of its terms, and where it is exactly 0 both times.
  init?(_ recorded: Float?, exact: Double, of terms: some Collection<Double>) {
    let size = terms.reduce(0) { $0 + $1.magnitude }
    guard let recorded, size > 0, size.isFinite, terms.count > 1,
      recorded != 0 || exact != 0,
      max(Double(recorded).magnitude, exact.magnitude) <= Double(Float.ulpOfOne) * size
    else { return nil }
    self.recorded = recorded
    self.exact = exact
  }
}

extension WeightedSum {
  /// What rounding left, where the terms and the bias cancel.
  public var remnant: Remnant? {
    Remnant(recorded, exact: total, of: terms.map(\.product) + [Double(bias ?? 0)])
  }
}

extension BlameDerivation {
  /// What rounding left, where the parts that the blame begins with cancel.
  public var remnant: Remnant? {
    guard !factors.contains(where: { $0.value == 0 }) else { return nil }
    let scale = factors.reduce(1) { $0 * Double($1.value) }
    switch source {
    case .dense(_, let parts), .softmax(_, let parts), .logSoftmax(_, let parts):
      return Remnant(recorded, exact: total, of: parts.map { $0.product * scale })
    case .answer(let answer):
      let p = Double(answer.p) * Double(answer.targetSum)
      let share = total == 0 ? 1 : total / (p - Double(answer.t))
      return Remnant(recorded, exact: total, of: [p * share, Double(answer.t) * share])
    case .loss: return nil
    }
  }
}

extension GradientDerivation {
  /// What rounding left, where the rows' products cancel.
  public var remnant: Remnant? {
    guard penalty == nil else { return nil }
    return Remnant(recorded, exact: total, of: parts.map(\.product))
  }
}
