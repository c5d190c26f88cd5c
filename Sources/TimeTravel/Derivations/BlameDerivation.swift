import NeuralCore

/// Where a neuron's blame comes from: the chain rule, factor by factor.
///
/// The blame of what leaves a layer begins at the next thing above that mixes neurons (a dense layer,
/// a softmax or the loss) and is multiplied on its way down by the mask and the slope of every layer
/// between. For a dense layer it is δ.
public struct BlameDerivation: Hashable, Sendable {
  /// Where it begins.
  public enum Source: Hashable, Sendable {
    /// p − t of a last softmax or sigmoid and its cross-entropy together.
    case answer(Answer)
    /// ∂L/∂p of any other loss.
    case loss(Answer)
    /// Σ w·δ' over a dense layer above: value is δ', weight is w, the largest part first.
    case dense(layer: Int, parts: [Product])
    /// Σ g·∂p/∂z over a softmax above, its Jacobian p_k(1 if same − p_j): value is g.
    case softmax(layer: Int, parts: [Product])
    /// Σ g·∂log p/∂z over a log-softmax above, its Jacobian (1 if same − p_k): value is g.
    case logSoftmax(layer: Int, parts: [Product])
  }

  /// What the network answers and should answer, and what the difference is divided by.
  public struct Answer: Hashable, Sendable {
    /// The answer p.
    public let p: Float
    /// The target t as the loss takes it: one-hot, smoothed, or −1 and 1.
    public let t: Float
    /// Σ t, by which a softmax's p is multiplied: exactly 1 but for targets that are no shares.
    public let targetSum: Float
    /// The rows of the batch, over which the loss is a mean.
    public let rows: Int
    /// The outputs over which the loss is a mean; 1 where it is a sum.
    public let outputs: Int
    /// How much the row counts.
    public let sampleWeight: Float
    /// Whether the loss clips p, so that ∂L/∂p is 0.
    public let isClipped: Bool
  }

  /// What a layer in between multiplies the blame with.
  public struct Factor: Hashable, Sendable {
    /// The layer.
    public let layer: Int
    /// Its mask here, 0 or 1/(1−rate); nil for an activation.
    public let mask: Float?
    /// What it multiplies with: the mask, or the activation's slope at z.
    public let value: Float
  }

  /// Where it begins.
  public let source: Source
  /// Of the z below a last softmax or sigmoid with its cross-entropy: p − t, which is all its blame.
  public let difference: Answer?
  /// The number it begins with.
  public let start: Double
  /// The factors on the way down, the highest layer's first.
  public let factors: [Factor]
  /// start × all factors, in double.
  public let total: Double
  /// What was recorded in float32, where it is known already.
  public let recorded: Float?
  /// How far the two may differ.
  public let tolerance: Double

  /// Derives the blame of a neuron; nil while the layers above have none to hand down.
  public init?(_ moment: Moment, layer: Int, unit: Int) {
    let network = moment.network
    guard (0..<network.width(ofLayer: layer)).contains(unit),
      let origin = BlameOrigin(moment, layer: layer, unit: unit)
    else { return nil }
    source = origin.source
    difference = Self.difference(moment, layer: layer, unit: unit)
    start = origin.start
    var factors: [Factor] = []
    for between in (layer + 1..<max(origin.layer, layer + 1)).reversed() {
      guard let factor = Self.factor(moment, between, unit) else { return nil }
      factors.append(factor)
    }
    self.factors = factors
    let scale = factors.reduce(1) { $0 * Double($1.value) }
    // What is dropped is 0, whatever came down to it; a slope of 0 hides no NaN.
    total = factors.contains { $0.mask == 0 } ? 0 : origin.start * scale
    recorded = moment.blame(ofLayer: layer)?[unit]
    tolerance =
      Tolerance.sum(terms: origin.terms + 4 + 2 * factors.count, magnitude: origin.magnitude)
      * scale.magnitude
  }

  /// Whether the product meets the recorded blame within the tolerance.
  public var closes: Bool {
    recorded.map { Tolerance.agree(total, $0, within: tolerance) } ?? true
  }

  private static func difference(_ moment: Moment, layer: Int, unit: Int) -> Answer? {
    guard layer == moment.network.layers.count - 2, moment.knows(.loss),
      moment.takesLossFromLogits || moment.takesSigmoidFromLogits,
      let answers = moment.probabilities, !moment.givenTarget.isEmpty
    else { return nil }
    return Answer(
      moment, answers, LossFormula(moment, answers).targets, unit,
      isSigmoid: moment.takesSigmoidFromLogits)
  }

  private static func factor(_ moment: Moment, _ layer: Int, _ unit: Int) -> Factor? {
    switch moment.network.layers[layer] {
    case .dense: return nil
    case .dropout:
      guard let mask = moment.mask(ofLayer: layer)?[unit] else { return nil }
      return Factor(layer: layer, mask: mask, value: mask)
    case .activation(let activation):
      guard let z = moment.inputToLayer(layer)?[unit], let a = moment.output(ofLayer: layer)?[unit]
      else { return nil }
      return Factor(layer: layer, mask: nil, value: activation.derivative(at: z, value: a))
    }
  }
}

/// The beginning of a blame: what mixes neurons next above a layer.
private struct BlameOrigin {
  let source: BlameDerivation.Source
  /// The layer it lies in; one past the last for the loss.
  let layer: Int
  let start: Double
  let magnitude: Double
  let terms: Int

  init?(_ moment: Moment, layer: Int, unit: Int) {
    let network = moment.network
    let last = network.layers.count - 1
    let above = network.layers.indices.dropFirst(layer + 1).first {
      switch network.layers[$0] {
      case .dense: true
      case .activation(let activation): activation.mixesUnits
      case .dropout: false
      }
    }
    if let above, case .dense(let units, _) = network.layers[above] {
      guard let delta = moment.blame(ofLayer: above),
        let kernel = network.kernel(ofLayer: above), moment.knowsWeights(kernel)
      else { return nil }
      let weights = moment.before(parameter: kernel)
      let row = weights.startIndex + unit * units
      let parts = (0..<units).map {
        Product(index: $0, value: delta[$0], weight: weights[row + $0])
      }
      self.init(parts, at: above) { .dense(layer: above, parts: $0) }
    } else if let above, above < last || !moment.takesLossFromLogits {
      guard let g = moment.blame(ofLayer: above), let outputs = moment.output(ofLayer: above) else {
        return nil
      }
      let isLogarithm = network.layers[above] == .activation(.logSoftmax)
      let p = isLogarithm ? outputs.map { exponential($0) } : outputs
      let parts = p.indices.map { k in
        let same: Float = k == unit ? 1 : 0
        return Product(
          index: k, value: g[k], weight: isLogarithm ? same - p[unit] : p[unit] * (same - p[k]))
      }
      // The core multiplies out another way round: what cancels there counts too.
      let own = g[unit].magnitude
      let all = zip(g, p).reduce(Float(0)) { $0 + $1.0.magnitude * (isLogarithm ? 1 : $1.1) }
      let size = isLogarithm ? own + p[unit] * all : p[unit] * (own + all)
      self.init(parts, at: above, magnitude: Double(size)) {
        isLogarithm ? .logSoftmax(layer: above, parts: $0) : .softmax(layer: above, parts: $0)
      }
    } else {
      guard moment.knows(.loss), let p = moment.probabilities, !moment.givenTarget.isEmpty
      else { return nil }
      self.init(answers: p, moment, layer: layer, unit: unit)
    }
  }

  private init(answers: [Float], _ moment: Moment, layer: Int, unit: Int) {
    let formula = LossFormula(moment, answers)
    let last = moment.network.layers.count - 1
    let isClipped = moment.loss.clips(answers, unit)
    // Below the sigmoid, where the clip of ∂L/∂p would hide what z is told.
    let isSigmoid = moment.takesSigmoidFromLogits && isClipped && layer < last
    let isSoftmax = moment.takesLossFromLogits
    let share = Double(moment.sampleWeight) / Double(moment.rows)
    let answer = BlameDerivation.Answer(
      moment, answers, formula.targets, unit, isSigmoid: isSigmoid)
    terms = answers.count + 2
    if isSoftmax || isSigmoid {
      source = .answer(answer)
      let p = Double(answer.p) * Double(answer.targetSum)
      let t = formula.targets[unit]
      start = (p - t) / Double(answer.outputs) * share
      self.layer = last
      magnitude = (p.magnitude + t.magnitude) / Double(answer.outputs) * share.magnitude
    } else {
      source = .loss(answer)
      start = formula.slopes[unit] * share
      self.layer = last + 1
      magnitude = formula.slopeMagnitude * share.magnitude
    }
  }

  private init(
    _ parts: [Product], at layer: Int, magnitude: Double = 0,
    _ source: ([Product]) -> BlameDerivation.Source
  ) {
    self.source = source(parts.sorted(by: Product.leads))
    self.layer = layer
    start = parts.reduce(0) { $0 + $1.product }
    self.magnitude = parts.reduce(magnitude) { $0 + $1.product.magnitude }
    terms = parts.count
  }
}

extension BlameDerivation.Answer {
  /// `targets` as the loss takes them; `isSigmoid` where a mean over the outputs is in the difference.
  fileprivate init(
    _ moment: Moment, _ answers: [Float], _ targets: [Double], _ unit: Int, isSigmoid: Bool
  ) {
    p = answers[unit]
    t = Float(targets[unit])
    // What differs from 1 by a rounding alone is 1.
    let sum = moment.takesLossFromLogits ? targets.reduce(0, +) : 1
    targetSum = (sum - 1).magnitude <= 1e-6 * Double(targets.count) ? 1 : Float(sum)
    rows = moment.rows
    outputs = isSigmoid ? answers.count : 1
    sampleWeight = moment.sampleWeight
    isClipped = moment.loss.clips(answers, unit)
  }
}

extension Loss {
  /// Whether the loss clips an answer, so that ∂L/∂p of it is 0.
  fileprivate func clips(_ answers: [Float], _ unit: Int) -> Bool {
    let p = answers[unit]
    switch self {
    case .binaryCrossentropy, .sparseCategoricalCrossentropy: return Loss.clips(p)
    case .categoricalCrossentropy:
      let total = answers.reduce(0, +)
      return total == 0 || Loss.clips(p / total)
    case .klDivergence: return p < Float(Loss.epsilon) || p > 1
    default: return false
    }
  }
}
