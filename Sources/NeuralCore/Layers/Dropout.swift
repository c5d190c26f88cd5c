/// Inverted dropout: in training some units sit a step out, and the others speak 1/(1−rate) louder.
///
/// Nothing is stored between steps: a mask is a function of (seed, step, layer, example), so walking
/// back to a step finds the same units silent. In inference there is no mask and no scaling.
struct Dropout {
  let rate: Float

  /// What a kept unit is multiplied with, so that the expected sum stays the same: 1/(1−rate).
  var scale: Float { 1 / (1 - rate) }

  /// Fills the mask [width] of one example: 0 where a unit is dropped, 1/(1−rate) where it is kept.
  ///
  /// A draw of 64 bits serves four units with 16 bits each; a unit is dropped below rate × 65,536.
  func draw(
    _ mask: UnsafeMutableBufferPointer<Float>, seed: UInt64, step: Int, layer: Int, example: Int
  ) {
    let random = CounterRandom(maskOfSeed: seed, step: step, layer: layer, example: example)
    let threshold = UInt64(min(65_535, (rate * 65_536).rounded()))
    let scale = scale
    var bits: UInt64 = 0
    for unit in mask.indices {
      if unit & 3 == 0 { bits = random[unit >> 2] }
      mask[unit] = bits & 0xFFFF < threshold ? 0 : scale
      bits >>= 16
    }
  }

  /// Sets result [count] to x × mask.
  ///
  /// The same line serves the gradient on the way back.
  static func apply(
    _ x: UnsafePointer<Float>, mask: UnsafePointer<Float>,
    into result: UnsafeMutablePointer<Float>, count: Int
  ) {
    for i in 0..<count { result[i] = x[i] * mask[i] }
  }
}
