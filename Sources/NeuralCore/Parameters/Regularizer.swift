/// What large weights cost beside the loss: l1 Σ|w| + l2 Σ w², Keras's formulas.
///
/// Its gradient l1 sign(w) + 2 l2 w is part of the parameter's. (PyTorch's `weight_decay` is another
/// thing: it adds decay × w to the gradient, half of what an l2 of that size does here.)
public struct Regularizer: Hashable, Sendable {
  /// The factor of Σ|w|; not negative.
  public let l1: Float
  /// The factor of Σ w²; not negative.
  public let l2: Float

  /// Makes a regulariser; both factors are 0 or more.
  public init(l1: Float = 0, l2: Float = 0) {
    self.l1 = l1
    self.l2 = l2
  }

  /// l1 Σ|w| + l2 Σ w² over the weights w [count], summed in double.
  func penalty<T: Precision>(_ w: UnsafePointer<T>, count: Int) -> Double {
    var sizes: Double = 0
    var squares: Double = 0
    for i in 0..<count {
      let w = Double(w[i])
      sizes += w.magnitude
      squares += w * w
    }
    return Double(l1) * sizes + Double(l2) * squares
  }

  /// Adds l1 sign(w) + 2 l2 w to the gradient [count]; sign(0) = 0.
  func addGradient(
    _ w: UnsafePointer<Float>, to gradient: UnsafeMutablePointer<Float>, count: Int
  ) {
    for i in 0..<count {
      let w = w[i]
      gradient[i] += l1 * (w > 0 ? 1 : w < 0 ? -1 : 0) + 2 * l2 * w
    }
  }
}

extension Regularizer: FormDescribed {
  static let example = (noun: "regularizer", text: "l2(0.01)")

  /// The text form, which reads back to an equal regulariser: `l1(0.01)`, `l2(0.01)` or
  /// `l1_l2(l1: 0.01, l2: 0.02)`.
  public var description: String {
    if l2 == 0 { return "l1(\(l1))" }
    return l1 == 0 ? "l2(\(l2))" : "l1_l2(l1: \(l1), l2: \(l2))"
  }

  /// Reads the text form; the factor of `l1` and `l2` is 0.01 where none is given, as in Keras.
  public init(_ text: String) throws(DescriptionError) { try self.init(single: text) }

  init(_ form: TextForm) throws(DescriptionError) {
    switch Self.words.name(for: form.name) {
    case "l1":
      self.init(l1: try Arguments(form, ["l1"]).number("l1", .notNegative) ?? 0.01)
    case "l2":
      self.init(l2: try Arguments(form, ["l2"]).number("l2", .notNegative) ?? 0.01)
    case "l1_l2":
      let arguments = try Arguments(form, ["l1", "l2"], unlabelled: 0)
      self.init(
        l1: try arguments.number("l1", .notNegative) ?? 0,
        l2: try arguments.number("l2", .notNegative) ?? 0)
    default:
      throw form.unknown(Self.example.noun, among: Self.words, named: Self.names)
    }
  }

  private static let names = ["l1", "l2", "l1_l2"]
  private static let words = WordList(names)
}
