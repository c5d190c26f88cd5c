import NeuralCore

/// How logits become probabilities: p_k = exp(z_k − m) / Σ exp(z_i − m), where m is the largest z.
///
/// Of a log-softmax their logarithms: log p_k = (z_k − m) − log Σ exp(z_i − m).
/// Subtracting m changes no p and keeps every exponential at 1 or below.
public struct SoftmaxDerivation: Hashable, Sendable {
  /// z, what enters the softmax.
  public let logits: [Float]
  /// m, the largest logit.
  public let maximum: Float
  /// z − m.
  public let shifted: [Double]
  /// exp(z − m).
  public let exponentials: [Double]
  /// Σ exp(z − m).
  public let sum: Double
  /// log Σ exp(z − m).
  public let logSum: Double
  /// p in double.
  public let probabilities: [Double]
  /// log p in double.
  public let logarithms: [Double]
  /// Whether the layer's outputs are the logarithms of p: it is a log-softmax.
  public let isLogarithm: Bool
  /// The p, or of a log-softmax the log p, that was recorded in float32, where it is known already.
  public let recorded: [Float]?

  /// Derives the outputs of a softmax or log-softmax layer; nil for other layers and while z is not
  /// known.
  public init?(_ moment: Moment, layer: Int) {
    guard case .activation(let activation) = moment.network.layers[layer], activation.mixesUnits,
      let logits = moment.inputToLayer(layer), let maximum = logits.max()
    else { return nil }
    self.logits = logits
    self.maximum = maximum
    shifted = logits.map { Double($0) - Double(maximum) }
    exponentials = shifted.map { exponential($0) }
    sum = exponentials.reduce(0, +)
    let sum = sum
    probabilities = exponentials.map { $0 / sum }
    let logSum = logarithm(sum)
    self.logSum = logSum
    logarithms = shifted.map { $0 - logSum }
    isLogarithm = activation == .logSoftmax
    recorded = moment.output(ofLayer: layer)
  }

  /// What leaves the layer in double: p, or of a log-softmax log p.
  public var outputs: [Double] { isLogarithm ? logarithms : probabilities }

  /// p at a temperature T: exp(z/T) / Σ exp(z/T), with the shift; T = 1 is the softmax itself.
  public func probabilities(atTemperature temperature: Double) -> [Double] {
    let exponentials = shifted.map { exponential($0 / temperature) }
    let sum = exponentials.reduce(0, +)
    return exponentials.map { $0 / sum }
  }

  /// Whether every output meets the recorded one within float32's tolerance; true while none is known.
  public var closes: Bool {
    guard let recorded else { return true }
    return zip(recorded.indices, recorded).allSatisfy { index, output in
      // Infinite logits have shifts that are no numbers; then p is NaN, and agrees with NaN only.
      let shift = shifted[index].isFinite ? shifted[index].magnitude : 0
      let roundings = Double(logits.count + 4) + shift
      // Of log p the shift and the logarithm of the sum are rounded, of p its factors.
      let tolerance =
        isLogarithm
        ? Tolerance.sum(terms: logits.count + 4, magnitude: 1 + shift + logSum.magnitude)
        : Tolerance.sum(terms: Int(min(roundings, 1e6)), magnitude: probabilities[index])
      return Tolerance.agree(outputs[index], output, within: tolerance + 1e-37)
    }
  }
}
