import NeuralCore
import Notation

/// In which form the loss of a row is told: one that holds with its numbers as they are shown.
///
/// Views, sentences and questions take the form and its equation from here, so that they say the same.
public struct LossAccount: Hashable, Sendable {
  /// What the loss comes down to.
  public enum Form: Hashable, Sendable {
    /// −log p of the one class whose t is 1; of a single output −log(1 − p) where its t is 0.
    case logarithm
    /// The same from the logits, where p is shown as 0 or 1: log Σ exp(z − m) − (z − m).
    case logSum
    /// The same of a single sigmoid output: log(1 + exp(z)) where its t is 0, log(1 + exp(−z)) where 1.
    case softplus
    /// −log of the bound at which the loss keeps a p that is nearer to 0 or 1.
    case clipped
    /// The largest (1 − t) p against Σ t p.
    case hinge
    /// What each output adds, in a sum or a mean.
    case parts
  }

  /// What has to be said of outputs whose part is not the logarithm of what is shown.
  public enum Edge: Hashable, Sendable {
    /// p of this output is shown as 0 or 1: its part is worked out from z.
    case fromLogits(unit: Int)
    /// The share of this output is kept at a bound, and has no slope there.
    case clipped(unit: Int)
    /// All outputs are 0, so that p / Σp is no number: each share counts as 0, kept at the bound.
    case zeros
  }

  /// What the loss comes down to.
  public let form: Form
  /// The only class whose t is 1, or 0 for a single output; nil where there is no such class, and for a
  /// loss that does not ask for one.
  public let truth: Int?
  /// Whether the loss is taken from the logits of a last softmax or sigmoid.
  public let isFromLogits: Bool
  /// What Σ t is.
  public let targetSum: Double
  /// The loss with its numbers; nil where it is a sum or a mean of parts.
  public let equation: Equation?
  /// Where a part is not the logarithm of what is shown; the first such output.
  public let edge: Edge?

  /// Tells the loss of a row.
  public init(_ derivation: LossDerivation, _ moment: Moment) {
    let ledger = Ledger(derivation, moment)
    truth = ledger.truth
    isFromLogits = moment.takesLossFromLogits || moment.takesSigmoidFromLogits
    targetSum = derivation.parts.reduce(0) { $0 + Double($1.target) }
    edge = ledger.edge
    form = ledger.form
    equation = ledger.left(form).map { Equation($0, derivation.total) }
  }
}

extension Float {
  /// Whether a probability is shown as 0 or 1, so that its logarithm is not that of what is shown.
  var isShownAsEnd: Bool {
    self < Float.leastNormalMagnitude || Numerals.value(self) == Numerals.value(Float(1))
  }
}

/// What a loss's form is decided by.
private struct Ledger {
  let derivation: LossDerivation
  let moment: Moment
  let answers: [Float]
  /// Σp, as the loss works it out where it divides by it.
  let total: Float

  init(_ derivation: LossDerivation, _ moment: Moment) {
    self.derivation = derivation
    self.moment = moment
    answers = derivation.parts.map(\.answer)
    total =
      derivation.loss == .sparseCategoricalCrossentropy
      ? answers.reduce(0) { $0 + Loss.clipped($1) } : answers.reduce(0, +)
  }

  var loss: Loss { derivation.loss }
  private var isBinary: Bool { if case .binaryCrossentropy = loss { true } else { false } }

  var truth: Int? {
    switch loss {
    case .categoricalCrossentropy(0), .sparseCategoricalCrossentropy:
      return answers.count > 1 ? moment.label : moment.label == 1 ? 0 : nil
    case .binaryCrossentropy(0): return answers.count == 1 && moment.label != nil ? 0 : nil
    case .categoricalHinge: return answers.count > 1 ? moment.label : nil
    default: return nil
    }
  }

  var form: LossAccount.Form {
    if loss == .categoricalHinge { return .hinge }
    guard let truth else { return .parts }
    if moment.takesLossFromLogits { return answers[truth].isShownAsEnd ? .logSum : .logarithm }
    if moment.takesSigmoidFromLogits { return answers[truth].isShownAsEnd ? .softplus : .logarithm }
    return isKept(truth) ? .clipped : .logarithm
  }

  // MARK: Edges

  var edge: LossAccount.Edge? {
    let counting = answers.indices.filter { isBinary || derivation.parts[$0].target != 0 }
    if moment.takesLossFromLogits || moment.takesSigmoidFromLogits {
      return counting.first { answers[$0].isShownAsEnd }.map { .fromLogits(unit: $0) }
    }
    if case .categoricalCrossentropy = loss, total == 0, !counting.isEmpty { return .zeros }
    return counting.first(where: isKept).map { .clipped(unit: $0) }
  }

  /// Whether the loss keeps an output's share at a bound.
  private func isKept(_ unit: Int) -> Bool {
    switch loss {
    case .categoricalCrossentropy: total == 0 || Loss.clips(answers[unit] / total)
    case .sparseCategoricalCrossentropy, .binaryCrossentropy: Loss.clips(answers[unit])
    case .klDivergence: answers[unit] < Float(Loss.epsilon) || answers[unit] > 1
    default: false
    }
  }

  // MARK: Equations

  func left(_ form: LossAccount.Form) -> Formula? {
    switch form {
    case .parts: nil
    case .hinge:
      derivation.hinge.map { .max(.count(0), .count(1) + .value($0.rivalValue) - .value($0.right)) }
    case .logarithm: truth.map { -.log(isBinary ? sided($0) : share($0)) }
    case .clipped: truth.map { -.log(isBinary ? keptSide($0) : keptShare($0)) }
    case .logSum: truth.flatMap(logSum)
    case .softplus: softplus
    }
  }

  /// p of what the single output should be: p itself where t is 1, 1 − p where it is 0.
  private func sided(_ unit: Int) -> Formula {
    derivation.parts[unit].target == 1
      ? .value(answers[unit]) : .count(1) - .value(answers[unit])
  }

  private func keptSide(_ unit: Int) -> Formula {
    let kept = Loss.clipped(answers[unit])
    let side = derivation.parts[unit].target == 1 ? Double(kept) : 1 - Double(kept)
    return side == Double(Float(Loss.epsilon)) ? .setting(Loss.epsilon) : .value(side)
  }

  /// p, or p / Σp where the loss divides by a sum that is not 1.
  private func share(_ unit: Int) -> Formula { overTotal(.value(answers[unit])) }

  private func keptShare(_ unit: Int) -> Formula {
    let isLow = total == 0 || answers[unit] / total < 0.5
    let bound: Formula = isLow ? .setting(Loss.epsilon) : .value(1 - Loss.epsilon)
    return loss == .sparseCategoricalCrossentropy ? overTotal(bound) : bound
  }

  private func overTotal(_ share: Formula) -> Formula {
    moment.takesLossFromLogits || (total - 1).magnitude < 1e-6 ? share : share / .value(total)
  }

  /// log Σ exp(z − m) − (z − m); where z is itself the largest, Σ is 1 and what the others add.
  private func logSum(_ unit: Int) -> Formula? {
    let last = moment.network.layers.count - 1
    guard let softmax = SoftmaxDerivation(moment, layer: last) else { return nil }
    let others = softmax.exponentials.indices.reduce(0.0) {
      $1 == unit ? $0 : $0 + softmax.exponentials[$1]
    }
    let sum: Formula =
      softmax.shifted[unit] == 0
      ? .count(1) + .value(others) : softmax.sum == 1 ? .count(1) : .value(softmax.sum)
    return .log(sum) - .signed(softmax.shifted[unit])
  }

  private var softplus: Formula? {
    let last = moment.network.layers.count - 1
    guard let z = moment.inputToLayer(last)?.first, let part = derivation.parts.first else {
      return nil
    }
    return .log(.count(1) + .exp(.value(part.target == 1 ? -z : z)))
  }
}
