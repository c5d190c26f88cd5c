/// A loss of one's own: a name, its value for one row, and its slope.
///
///     let cubed = OwnLoss("cubed") { p, t in
///       zip(p, t).map { abs($0 - $1) * ($0 - $1) * ($0 - $1) }.reduce(0, +)
///     } slope: { p, t in
///       zip(p, t).map { 3 * abs($0 - $1) * ($0 - $1) }
///     }
///     Session(network: network, loss: .own(cubed), optimizer: .sgd(), seed: 7)
///
/// Both are worked out in double precision, so that a gradient check can tell whether the slope is
/// that of the value. They are called once a row, by several threads at a time.
public struct OwnLoss: Hashable, Sendable {
  /// The loss of a row, or its slope, from answers p [outputs] and targets t [outputs].
  public typealias Formula<Result> = @Sendable (_ p: [Double], _ t: [Double]) -> Result

  /// What it is called in texts and files.
  public let name: String
  package let value: Formula<Double>
  package let slope: Formula<[Double]>

  /// Names a loss and gives its value for one row and ∂value/∂p, as many numbers as there are p.
  public init(_ name: String, value: @escaping Formula<Double>, slope: @escaping Formula<[Double]>)
  {
    self.name = name
    self.value = value
    self.slope = slope
  }

  /// Two losses of one's own are equal when they have the same name.
  public static func == (left: OwnLoss, right: OwnLoss) -> Bool { left.name == right.name }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
