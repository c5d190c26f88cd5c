import NeuralCore

/// How the loss of the row in focus comes about, output by output.
public struct LossDerivation: Hashable, Sendable {
  /// What one output adds to the loss.
  public struct Part: Hashable, Sendable {
    /// The output (the class), from 0.
    public let index: Int
    /// What the network answers, p.
    public let answer: Float
    /// What it should answer, t, as the loss takes it: one-hot, smoothed, or −1 and 1.
    public let target: Float
    /// What this output adds; 0 for the classes whose t is 0 in categorical cross-entropy, and for
    /// every output of a loss that does not split.
    public let loss: Double
    /// ∂L/∂p for the row alone.
    public let slope: Double
  }

  /// What a loss makes of the targets it is given.
  public enum TargetRule: Hashable, Sendable {
    /// Nothing.
    case asGiven
    /// The number of a class becomes one-hot.
    case oneHot
    /// t (1 − share) + share / classes.
    case smoothed(share: Double, classes: Int)
    /// 0 and 1 become −1 and 1.
    case signs
  }

  /// The pieces of a loss that does not split by output: the largest (1 − t) p − Σ t p + 1.
  public struct HingePieces: Hashable, Sendable {
    /// Σ t p: what the right class has.
    public let right: Double
    /// The largest (1 − t) p; of a one-hot t the loudest wrong p, or the right class's 0.
    public let rivalValue: Double
    /// The classes that have it, the right one of a one-hot t among them where no wrong one is above 0.
    public let rivals: [Int]
    /// rivalValue − right + 1, before it is cut at 0.
    public var margin: Double { rivalValue - right + 1 }
  }

  /// Which loss it is.
  public let loss: Loss
  /// What the loss makes of its targets.
  public let targetRule: TargetRule
  /// The outputs in order.
  public let parts: [Part]
  /// Whether the loss is the sum of its parts; not so of a categorical hinge and a loss of one's own.
  public let isSum: Bool
  /// The pieces of a categorical hinge.
  public let hinge: HingePieces?
  /// The loss of the row, before its sample weight.
  public let total: Double
  /// How much the row counts.
  public let sampleWeight: Float
  /// The loss that was recorded in float32, times the sample weight, where it is known already.
  public let recorded: Float?
  private let tolerance: Double

  /// −log p: what a probability of the right class costs.
  public static func cost(of p: Float) -> Float { Float(-logarithm(Double(p))) }

  /// Derives the loss; nil while the answer is not known.
  public init?(_ moment: Moment) {
    guard let answers = moment.probabilities, !moment.givenTarget.isEmpty else { return nil }
    let formula = LossFormula(moment, answers)
    loss = moment.loss
    targetRule = TargetRule(moment.loss, given: moment.givenTarget)
    let partLosses = formula.parts ?? answers.map { _ in 0 }
    parts = answers.indices.map {
      Part(
        index: $0, answer: answers[$0], target: Float(formula.targets[$0]), loss: partLosses[$0],
        slope: formula.slopes[$0])
    }
    isSum = formula.parts != nil
    hinge = formula.hinge
    total = formula.total
    sampleWeight = moment.sampleWeight
    recorded = moment.lossValue
    tolerance = Tolerance.sum(
      terms: 2 * answers.count + 16, magnitude: 1 + formula.magnitude)
  }

  /// Whether the total meets the recorded loss within float32's tolerance.
  public var closes: Bool {
    guard let recorded else { return true }
    let weight = Double(sampleWeight)
    return Tolerance.agree(total * weight, recorded, within: tolerance * weight.magnitude)
  }
}

extension LossDerivation.TargetRule {
  fileprivate init(_ loss: Loss, given: [Float]) {
    switch loss {
    case .sparseCategoricalCrossentropy: self = .oneHot
    case .categoricalCrossentropy(let share) where share != 0:
      self = .smoothed(share: share, classes: given.count)
    case .binaryCrossentropy(let share) where share != 0: self = .smoothed(share: share, classes: 2)
    case .hinge, .squaredHinge: self = given.allSatisfy { $0 == 0 || $0 == 1 } ? .signs : .asGiven
    default: self = .asGiven
    }
  }
}

/// The loss of a row in double precision, by the core's own formulas.
struct LossFormula {
  /// The targets as the loss takes them, [outputs].
  let targets: [Double]
  /// What each output adds; nil where the loss does not split.
  let parts: [Double]?
  /// The loss of the row.
  let total: Double
  /// ∂L/∂p for the row alone, [outputs].
  let slopes: [Double]
  /// The pieces of a categorical hinge.
  let hinge: LossDerivation.HingePieces?
  /// What a rounding error of the loss is measured against.
  let magnitude: Double
  /// What a rounding error of the slopes is measured against.
  let slopeMagnitude: Double

  init(_ moment: Moment, _ answers: [Float]) {
    let loss = moment.loss
    let p = answers.map { Double($0) }
    let given = moment.givenTarget.map { Double($0) }
    let targets = loss.seenTargets(given, outputs: p.count)
    let whole = loss.valueAndSlope(p, target: given)
    self.targets = targets
    // Where a corner is, single precision says on which side of it an answer lies.
    slopes =
      loss.hasCorner
      ? loss.slopes(answers, target: moment.givenTarget).map(Double.init) : whole.slope
    slopeMagnitude =
      slopes.reduce(0) { $0 + $1.magnitude } + Self.cancelled(loss, p, targets)
    if loss == .categoricalHinge {
      let pieces = Loss.hingePieces(answers, target: moment.givenTarget)
      hinge = LossDerivation.HingePieces(
        right: pieces.right, rivalValue: pieces.rivalValue, rivals: pieces.rivals)
    } else {
      hinge = nil
    }
    let logits = LogitParts(moment, targets)
    parts = logits?.parts ?? loss.parts(Self.clipped(answers, loss), seen: targets)
    total = parts?.reduce(0, +) ?? whole.value
    let sizes = (parts ?? [total]).reduce(0) { $0 + $1.magnitude }
    magnitude = sizes + (logits?.size ?? p.reduce(0) { $0 + $1.magnitude })
  }

  /// The core clips in float32, whose bounds are not those of double.
  private static func clipped(_ answers: [Float], _ loss: Loss) -> [Double] {
    guard case .binaryCrossentropy = loss else { return answers.map { Double($0) } }
    return answers.map { Double(Loss.clipped($0)) }
  }

  /// The size of what cancels inside a slope, such as p and t of p − t, where one of them was rounded.
  private static func cancelled(_ loss: Loss, _ p: [Double], _ t: [Double]) -> Double {
    switch loss {
    case .binaryCrossentropy(let smoothing) where smoothing != 0:
      zip(p, t).reduce(0) { sum, pair in
        let (p, t) = pair
        return Loss.clips(Float(p)) ? sum : sum + t / (p * (1 - p)).magnitude / 0.5
      }
    case .sparseCategoricalCrossentropy:
      // 1/Σp − 1/p, where all other p may be clipped away.
      2 / p.reduce(0) { $0 + Double(Loss.clipped(Float($1))) }
    case .poisson: 2
    case .own: 1
    default: 0
    }
  }
}

extension Loss {
  /// Whether its slope jumps where an answer passes a bound: there a rounding decides.
  fileprivate var hasCorner: Bool { self == .hinge || self == .categoricalHinge }
}

/// The parts of a cross-entropy that is taken from the logits of a last softmax or sigmoid.
private struct LogitParts {
  let parts: [Double]
  /// The size of the logits that the parts are differences of.
  let size: Double

  init?(_ moment: Moment, _ targets: [Double]) {
    let last = moment.network.layers.count - 1
    if moment.takesLossFromLogits, let softmax = SoftmaxDerivation(moment, layer: last) {
      parts = targets.indices.map {
        targets[$0] == 0 ? 0 : -targets[$0] * softmax.logarithms[$0]
      }
      size = softmax.logits.reduce(0) { $0 + Double($1).magnitude }
    } else if moment.takesSigmoidFromLogits, let logits = moment.inputToLayer(last) {
      let n = Double(logits.count)
      parts = zip(logits, targets).map { z, t in
        let z = Double(z)
        let (up, down) = (Activation.softplus.value(-z), Activation.softplus.value(z))
        return ((t == 0 ? 0 : t * up) + (t == 1 ? 0 : (1 - t) * down)) / n
      }
      size = logits.reduce(0) { $0 + Double($1).magnitude }
    } else {
      return nil
    }
  }
}
