import NeuralCore

/// How the optimizer cuts the gradient of one parameter before its rule sees it.
public struct ClippingDerivation: Hashable, Sendable {
  /// How gradients are cut.
  public let clipping: GradientClipping
  /// The L2 norm that is compared with the limit: of the parameter's gradient, or of all together;
  /// nil where each number is cut by itself.
  public let norm: Double?
  /// limit / norm where the norm is above the limit, else 1.
  public let factor: Float

  /// Derives the cut; nil where the optimizer cuts nothing, and while a gradient is not known.
  public init?(_ moment: Moment, parameter: Int) {
    guard let clipping = moment.optimizer.clipping else { return nil }
    self.clipping = clipping
    func squares(_ parameter: Int) -> Double {
      (moment.gradient(parameter: parameter) ?? []).reduce(0) { $0 + Double($1) * Double($1) }
    }
    switch clipping {
    case .value:
      norm = nil
      factor = 1
    case .norm(let limit):
      let norm = squares(parameter).squareRoot()
      self.norm = norm
      factor = norm <= Double(limit) ? 1 : Float(Double(limit) / norm)
    case .globalNorm(let limit):
      let norm = moment.network.parameters.indices.filter { moment.sessionBefore.trainable[$0] }
        .reduce(0) { $0 + squares($1) }.squareRoot()
      self.norm = norm
      factor = norm <= Double(limit) ? 1 : Float(Double(limit) / norm)
    }
  }

  /// The limit: of one number, or of a norm.
  public var limit: Float {
    switch clipping {
    case .value(let limit), .norm(let limit), .globalNorm(let limit): limit
    }
  }

  /// One gradient as the rule sees it.
  public func clipped(_ gradient: Float) -> Float {
    guard case .value(let limit) = clipping else { return gradient * factor }
    return min(max(gradient, -limit), limit)
  }
}
