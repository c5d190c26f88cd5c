/// How long a gradient may be: what is longer is cut before the optimizer sees it.
public enum GradientClipping: Hashable, Sendable {
  /// Each number to −x…x.
  case value(Float)
  /// Each parameter's gradient to the length x (L2 norm).
  case norm(Float)
  /// All gradients together to the length x (L2 norm).
  case globalNorm(Float)

  /// The names of the arguments in text forms, as in Keras.
  static let names = ["clipnorm", "clipvalue", "global_clipnorm"]

  /// The argument of the text form.
  var text: String {
    switch self {
    case .value(let limit): "clipvalue: \(limit)"
    case .norm(let limit): "clipnorm: \(limit)"
    case .globalNorm(let limit): "global_clipnorm: \(limit)"
    }
  }

  /// Reads the one that is given; as in Keras there may be only one.
  init?(_ form: TextForm, _ arguments: Arguments) throws(DescriptionError) {
    let norm = try arguments.number("clipnorm", .aboveZero)
    let value = try arguments.number("clipvalue", .aboveZero)
    let global = try arguments.number("global_clipnorm", .aboveZero)
    switch (norm, value, global) {
    case (nil, nil, nil): return nil
    case (let limit?, nil, nil): self = .norm(limit)
    case (nil, let limit?, nil): self = .value(limit)
    case (nil, nil, let limit?): self = .globalNorm(limit)
    default:
      throw form.error("\(form.name) takes one of clipnorm, clipvalue and global_clipnorm, not two")
    }
  }

  /// Whether the lengths of the gradients must be known.
  var needsNorms: Bool { if case .value = self { false } else { true } }

  /// What a gradient of this length (L2 norm, summed in double) is multiplied with:
  /// limit / max(norm, limit).
  func factor(norm: Double) -> Float {
    switch self {
    case .value: return 1
    case .norm(let limit), .globalNorm(let limit):
      // Turned around so that a NaN norm, which is not below the limit, is not passed over.
      return norm <= Double(limit) ? 1 : Float(Double(limit) / norm)
    }
  }

  /// Cuts a part of a gradient [count] in place, by the factor of the whole where that counts.
  func cut(_ gradient: UnsafeMutablePointer<Float>, count: Int, factor: Float) {
    if case .value(let limit) = self {
      for i in 0..<count { gradient[i] = min(max(gradient[i], -limit), limit) }
    } else if factor != 1 {
      for i in 0..<count { gradient[i] *= factor }
    }
  }
}
