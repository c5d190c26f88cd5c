import NeuralCore

/// How logits become probabilities: p_k = exp(z_k − m) / Σ exp(z_i − m), where m is the largest z.
///
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
  /// p in double.
  public let probabilities: [Double]
  /// The p that was recorded in float32, where it is known already.
  public let recorded: [Float]?

  /// Derives a softmax layer's probabilities; nil for other layers and while z is not known.
  public init?(_ moment: Moment, layer: Int) {
    guard moment.network.layers[layer] == .activation(.softmax),
      let logits = moment.inputToLayer(layer), let maximum = logits.max()
    else { return nil }
    self.logits = logits
    self.maximum = maximum
    shifted = logits.map { Double($0) - Double(maximum) }
    exponentials = shifted.map { exponential($0) }
    sum = exponentials.reduce(0, +)
    let sum = sum
    probabilities = exponentials.map { $0 / sum }
    recorded = moment.output(ofLayer: layer)
  }

  /// Whether every p meets the recorded one within float32's tolerance; true while none is known.
  public var closes: Bool {
    guard let recorded else { return true }
    return zip(recorded.indices, recorded).allSatisfy { index, p in
      // Infinite logits have shifts that are no numbers; then p is NaN, and agrees with NaN only.
      let shift = shifted[index].isFinite ? shifted[index].magnitude : 0
      let roundings = Double(logits.count + 4) + shift
      let tolerance = Tolerance.sum(
        terms: Int(min(roundings, 1e6)), magnitude: probabilities[index])
      return Tolerance.agree(probabilities[index], p, within: tolerance + 1e-37)
    }
  }
}
