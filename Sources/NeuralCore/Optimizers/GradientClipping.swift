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

  /// Cuts the gradients of the slices, each [count] at its range of `gradients`, in place.
  ///
  /// Norms are summed in double, in layout order: g ← g × limit / max(norm, limit).
  func clip(_ gradients: UnsafeMutablePointer<Float>, slices: [Range<Int>]) {
    switch self {
    case .value(let limit):
      for slice in slices {
        for i in slice { gradients[i] = min(max(gradients[i], -limit), limit) }
      }
    case .norm(let limit):
      for slice in slices {
        Self.shorten(gradients, slice, by: limit, Self.squares(gradients, slice).squareRoot())
      }
    case .globalNorm(let limit):
      let norm = slices.reduce(0) { $0 + Self.squares(gradients, $1) }.squareRoot()
      for slice in slices { Self.shorten(gradients, slice, by: limit, norm) }
    }
  }

  private static func squares(
    _ gradients: UnsafeMutablePointer<Float>, _ slice: Range<Int>
  ) -> Double {
    var sum: Double = 0
    for i in slice { sum += Double(gradients[i]) * Double(gradients[i]) }
    return sum
  }

  private static func shorten(
    _ gradients: UnsafeMutablePointer<Float>, _ slice: Range<Int>, by limit: Float, _ norm: Double
  ) {
    // Turned around so that a NaN norm, which is not below the limit, is not passed over.
    if norm <= Double(limit) { return }
    let factor = Float(Double(limit) / norm)
    for i in slice { gradients[i] *= factor }
  }
}
