/// One term of a sum: what comes along a connection, times the connection's weight.
public struct Product: Hashable, Sendable {
  /// The neuron (or pixel) at the other end of the connection, from 0.
  public let index: Int
  /// What comes along it: x on the way up, δ' on the way down.
  public let value: Float
  /// The connection's weight w.
  public let weight: Float
  /// value × weight, unrounded.
  public let product: Double

  init(index: Int, value: Float, weight: Float) {
    self.index = index
    self.value = value
    self.weight = weight
    product = Double(value) * Double(weight)
  }

  /// Whether a term is shown before another: the larger first, then the one with the lower index.
  static func leads(_ left: Product, _ right: Product) -> Bool {
    let (a, b) = (left.product.magnitude, right.product.magnitude)
    return a != b ? a > b : left.index < right.index
  }
}

/// What a derived number may differ from the recorded one, which was added up in float32.
enum Tolerance {
  /// n · ε · Σ|term|: the bound on the error of a float32 sum of n terms in any order.
  static func sum(terms: Int, magnitude: Double) -> Double {
    Double(terms) * Double(Float.ulpOfOne) * magnitude
  }

  /// Whether two numbers agree within a tolerance, equal infinities and NaNs included.
  static func agree(_ derived: Double, _ recorded: Float, within tolerance: Double) -> Bool {
    let recorded = Double(recorded)
    if derived.isNaN || recorded.isNaN { return derived.isNaN && recorded.isNaN }
    return derived == recorded || (derived - recorded).magnitude <= tolerance
  }
}
