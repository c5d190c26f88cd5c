// A row's loss taken apart, in double precision: for who shows where the number comes from.

extension Loss {
  /// The targets of a row as the loss takes them, one for each output.
  ///
  /// The class number of a sparse loss becomes one-hot, a smoothed target shares itself out, the bits
  /// of a hinge become −1 or 1; other targets stay as they are.
  package func seenTargets(_ t: [Double], outputs: Int) -> [Double] {
    switch self {
    case .sparseCategoricalCrossentropy:
      let label = Self.label(t, outputs)
      return (0..<outputs).map { $0 == label ? 1 : 0 }
    case .categoricalCrossentropy(let smoothing):
      return t.map { Self.smooth($0, smoothing, among: outputs) }
    case .binaryCrossentropy(let smoothing): return t.map { Self.smooth($0, smoothing, among: 2) }
    case .hinge, .squaredHinge:
      let areBits = Self.areBits(t, outputs)
      return t.map { Self.sign($0, areBits) }
    default: return t
    }
  }

  /// What each output adds to the loss of its row, from answers p and targets as `seenTargets` gives
  /// them, both [outputs]; nil for a loss that does not split by output.
  package func parts(_ p: [Double], seen t: [Double]) -> [Double]? {
    let width = p.count
    switch self {
    case .categoricalCrossentropy:
      let total = Self.sum(p, width)
      return zip(p, t).map { p, t in
        t == 0 ? 0 : -t * logarithm(Self.clip(total == 0 ? 0 : p / total))
      }
    case .sparseCategoricalCrossentropy:
      let total = p.reduce(0) { $0 + Self.clip($1) }
      return zip(p, t).map { p, t in t == 0 ? 0 : -t * logarithm(Self.clip(p) / total) }
    case .categoricalHinge, .own: return nil
    case .halfSquaredError, .klDivergence: return zip(p, t).map { part($0, $1) }
    default: return zip(p, t).map { part($0, $1) / Double(width) }
    }
  }

  /// The pieces of a categorical hinge: Σ t p, the largest (1 − t) p, and the classes that share it.
  ///
  /// Which ones share it is what single precision finds.
  package static func hingePieces(
    _ p: [Float], target t: [Float]
  ) -> (right: Double, rivalValue: Double, rivals: [Int]) {
    let largest = rival(p, t, p.count).value
    let rivals = p.indices.filter { (1 - t[$0]) * p[$0] == largest }
    let value = rivals.first.map { (1 - Double(t[$0])) * Double(p[$0]) } ?? .nan
    return (zip(p, t).reduce(0) { $0 + Double($1.0) * Double($1.1) }, value, rivals)
  }

  /// ∂(loss of the row)/∂p as single precision works it out; `target` as the loss is given it.
  ///
  /// Of a loss with a corner single precision decides on which side an answer lies.
  package func slopes(_ p: [Float], target t: [Float]) -> [Float] {
    var slopes = [Float](repeating: 0, count: p.count)
    slope(p, t, into: &slopes, p.count)
    return slopes
  }

  /// A probability as single precision clips it, whose bounds are not double precision's.
  package static func clipped(_ p: Float) -> Float { clip(p) }

  /// Whether single precision clips a probability, so that it has no slope.
  package static func clips(_ p: Float) -> Bool { isClipped(p) }
}
