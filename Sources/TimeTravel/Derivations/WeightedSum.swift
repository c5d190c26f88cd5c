import NeuralCore

/// Where the z of a neuron comes from: z = Σ w·x + b.
///
/// Derived in double from what enters the layer and the weights of this step, never from z: so the
/// sum closes only when the recorded z really came from these numbers.
public struct WeightedSum: Hashable, Sendable {
  /// The terms that are not 0, the largest by size first.
  public let terms: [Product]
  /// The terms that are 0, because their x or their w is, in their order.
  public let zeros: [Product]
  /// The neuron's bias; nil where the layer has none.
  public let bias: Float?
  /// Σ w·x + b in double.
  public let total: Double
  /// The z that was recorded in float32, where it is known already.
  public let recorded: Float?
  /// How far the two may differ: n·ε·Σ|w·x|, the bias counted as one of n terms.
  public let tolerance: Double

  /// Adds up a neuron of a dense layer; nil for other layers and while x is not known.
  public init?(_ moment: Moment, layer: Int, unit: Int) {
    let network = moment.network
    let biasIndex = network.bias(ofLayer: layer)
    guard let kernel = network.kernel(ofLayer: layer), moment.knowsWeights(kernel),
      biasIndex.map(moment.knowsWeights) ?? true,
      let x = moment.inputToLayer(layer), (0..<network.width(ofLayer: layer)).contains(unit)
    else { return nil }
    // The weights that made z: those from before the step's update.
    let weights = moment.before(parameter: kernel)
    let units = network.width(ofLayer: layer)
    let all = x.indices.map {
      Product(index: $0, value: x[$0], weight: weights[weights.startIndex + $0 * units + unit])
    }
    terms = all.filter { $0.product != 0 }.sorted(by: Product.leads)
    zeros = all.filter { $0.product == 0 }
    bias = biasIndex.map { parameter in
      let biases = moment.before(parameter: parameter)
      return biases[biases.startIndex + unit]
    }
    let added = Double(bias ?? 0)
    total = all.reduce(0) { $0 + $1.product } + added
    recorded = moment.output(ofLayer: layer)?[unit]
    let magnitude = terms.reduce(added.magnitude) { $0 + $1.product.magnitude }
    tolerance = Tolerance.sum(terms: all.count + 1, magnitude: magnitude)
  }

  /// Whether the sum meets the recorded z within the tolerance; true while z is not known.
  public var closes: Bool {
    recorded.map { Tolerance.agree(total, $0, within: tolerance) } ?? true
  }
}
