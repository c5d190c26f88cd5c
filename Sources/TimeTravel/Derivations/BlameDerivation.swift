import NeuralCore

/// Where a neuron's blame comes from: the chain rule, factor by factor.
///
/// The blame of what leaves a layer begins at the next thing above that mixes neurons (a dense layer,
/// a softmax or the loss) and is multiplied on its way down by the mask and the slope of every layer
/// between. For a dense layer it is δ.
public struct BlameDerivation: Hashable, Sendable {
  /// Where it begins.
  public enum Source: Hashable, Sendable {
    /// p − t of softmax and categorical cross-entropy together, over the batch's rows.
    case answer(p: Float, t: Float, rows: Int)
    /// ∂L/∂p of any other loss, over the batch's rows.
    case loss(p: Float, t: Float, rows: Int)
    /// Σ w·δ' over a dense layer above: value is δ', weight is w, the largest part first.
    case dense(layer: Int, parts: [Product])
    /// Σ g·∂p/∂z over a softmax above, its Jacobian p_k(1 if same − p_j): value is g.
    case softmax(layer: Int, parts: [Product])
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
    start = origin.start
    var factors: [Factor] = []
    for between in (layer + 1..<max(origin.layer, layer + 1)).reversed() {
      guard let factor = Self.factor(moment, between, unit) else { return nil }
      factors.append(factor)
    }
    self.factors = factors
    let scale = factors.reduce(1) { $0 * Double($1.value) }
    total = factors.contains { $0.value == 0 } ? 0 : origin.start * scale
    recorded = moment.blame(ofLayer: layer)?[unit]
    tolerance =
      Tolerance.sum(terms: origin.terms + 4 + 2 * factors.count, magnitude: origin.magnitude)
      * scale.magnitude
  }

  /// Whether the product meets the recorded blame within the tolerance.
  public var closes: Bool {
    recorded.map { Tolerance.agree(total, $0, within: tolerance) } ?? true
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
      if case .dense = network.layers[$0] { return true }
      return network.layers[$0] == .activation(.softmax)
    }
    if let above, case .dense(let units, _) = network.layers[above] {
      guard let delta = moment.blame(ofLayer: above), let kernel = network.kernel(ofLayer: above)
      else { return nil }
      let weights = moment.before(parameter: kernel)
      let row = weights.startIndex + unit * units
      let parts = (0..<units).map {
        Product(index: $0, value: delta[$0], weight: weights[row + $0])
      }
      self.init(parts, at: above) { .dense(layer: above, parts: $0) }
    } else if let above, above < last || !moment.takesLossFromLogits {
      guard let g = moment.blame(ofLayer: above), let p = moment.output(ofLayer: above) else {
        return nil
      }
      let parts = p.indices.map {
        Product(index: $0, value: g[$0], weight: p[unit] * (($0 == unit ? 1 : 0) - p[$0]))
      }
      self.init(parts, at: above) { .softmax(layer: above, parts: $0) }
    } else {
      guard moment.knows(.loss), let p = moment.probabilities else { return nil }
      self.init(answer: p, moment, unit: unit)
    }
  }

  private init(answer p: [Float], _ moment: Moment, unit: Int) {
    let t = moment.target
    let rows = Double(moment.rows)
    let last = moment.network.layers.count - 1
    terms = p.count
    if moment.takesLossFromLogits {
      source = .answer(p: p[unit], t: t[unit], rows: moment.rows)
      start = (Double(p[unit]) - Double(t[unit])) / rows
      layer = last
      magnitude = (Double(p[unit]) + Double(t[unit])) / rows
    } else {
      source = .loss(p: p[unit], t: t[unit], rows: moment.rows)
      let slopes = LossFormula(moment.loss, answers: p, targets: t).slopes
      start = slopes[unit] / rows
      layer = last + 1
      magnitude = slopes.reduce(0) { $0 + $1.magnitude } / rows
    }
  }

  private init(
    _ parts: [Product], at layer: Int, _ source: ([Product]) -> BlameDerivation.Source
  ) {
    self.source = source(parts.sorted(by: Product.leads))
    self.layer = layer
    start = parts.reduce(0) { $0 + $1.product }
    magnitude = parts.reduce(0) { $0 + $1.product.magnitude }
    terms = parts.count
  }
}
