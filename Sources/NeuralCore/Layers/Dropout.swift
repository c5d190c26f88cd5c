/// Inverted dropout: in training some units sit a step out, and the others speak 1/(1−rate) louder.
///
/// Nothing is stored between steps: a mask is a function of (seed, step, layer, example), so walking
/// back to a step finds the same units silent. In inference there is no mask and no scaling.
struct Dropout {
  let rate: Float

  /// What a kept unit is multiplied with, so that the expected sum stays the same: 1/(1−rate).
  var scale: Float { 1 / (1 - rate) }

  /// A unit is dropped whose 16 random bits are below this: rate × 65,536.
  private var threshold: UInt16 { UInt16(min(65_535, (rate * 65_536).rounded())) }

  /// Fills the mask [width] of one example: 0 where a unit is dropped, 1/(1−rate) where it is kept.
  func draw(_ mask: UnsafeMutablePointer<Float>, width: Int, _ random: CounterRandom) {
    let (threshold, scale) = (threshold, scale)
    Self.forEachDraw(width, random) { start, draws, count in
      let mask = mask + start
      for i in 0..<count { mask[i] = draws[i] < threshold ? 0 : scale }
    }
  }

  /// Draws the mask [width] of one example and sets result [width] to relu(z) × mask, in one go.
  ///
  /// The numbers are those of `draw`, relu and `apply` one after the other.
  func drawOverReLU(
    _ z: UnsafePointer<Float>, mask: UnsafeMutablePointer<Float>,
    into result: UnsafeMutablePointer<Float>, width: Int, _ random: CounterRandom
  ) {
    let (threshold, scale) = (threshold, scale)
    Self.forEachDraw(width, random) { start, draws, count in
      let (z, mask, result) = (z + start, mask + start, result + start)
      for i in 0..<count {
        let kept = draws[i] < threshold ? 0 : scale
        mask[i] = kept
        // Turned around so that a NaN, which is not below zero, stays one.
        result[i] = kept == 0 ? 0 : (z[i] <= 0 ? 0 : z[i]) * kept
      }
    }
  }

  /// Sets result [count] to x × mask: 0 where a unit is dropped, also if it was NaN or infinite, as in
  /// Keras on TensorFlow.
  ///
  /// The same line serves the gradient on the way back.
  static func apply(
    _ x: UnsafePointer<Float>, mask: UnsafePointer<Float>,
    into result: UnsafeMutablePointer<Float>, count: Int
  ) {
    for i in 0..<count { result[i] = masked(x[i], mask[i]) }
  }

  /// ∂L/∂z [count] below a relu from the gradient above its dropout, in one go.
  ///
  /// The numbers are those of `apply` and relu's slope one after the other.
  static func backwardOverReLU(
    _ gradient: UnsafePointer<Float>, mask: UnsafePointer<Float>, z: UnsafePointer<Float>,
    into result: UnsafeMutablePointer<Float>, count: Int
  ) {
    for i in 0..<count {
      result[i] = Activation.reluGradient(masked(gradient[i], mask[i]), at: z[i])
    }
  }

  /// x × mask; what is dropped is 0, whatever it was.
  @inline(__always) static func masked<T: Precision>(_ x: T, _ mask: T) -> T {
    mask == 0 ? 0 : x * mask
  }

  /// Draws 16 bits for each of `width` units, 256 units at a time: a draw of 64 bits serves four.
  ///
  /// All draws first and then all comparisons, so that the latter become vector instructions.
  @inline(__always)
  private static func forEachDraw(
    _ width: Int, _ random: CounterRandom,
    _ body: (_ start: Int, _ draws: UnsafePointer<UInt16>, _ count: Int) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 64) { draws in
      guard let draws = draws.baseAddress else { return }
      for start in stride(from: 0, to: width, by: 256) {
        let count = min(256, width - start)
        // The lowest bits belong to the first of the four units, on any machine.
        for i in 0..<(count + 3) / 4 { draws[i] = random[start / 4 + i].littleEndian }
        draws.withMemoryRebound(to: UInt16.self, capacity: 256) { body(start, $0, count) }
      }
    }
  }
}
