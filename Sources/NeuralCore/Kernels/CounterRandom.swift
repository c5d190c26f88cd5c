/// Random numbers without a state: the n-th draw is a function of a key and n.
///
/// The sequence is SplitMix64's (Steele, Lea, Flood: Fast splittable pseudorandom number generators,
/// OOPSLA 2014), started at a key that is mixed from what the draw is for. So a mask or an order can
/// be made again for any step without having walked there.
package struct CounterRandom {
  private let key: UInt64

  /// What a stream of draws is for; part of its key, so that no two uses share draws.
  package enum Purpose: UInt64 {
    case initialKernel = 1
    case exampleOrder = 2
    case dropoutMask = 3
    case pressedKey = 4
  }

  /// The stream of draws for a purpose, a seed and what else tells it from others.
  package init(_ purpose: Purpose, seed: UInt64, _ parts: Int...) {
    var key = Self.mix(seed &+ purpose.rawValue &* Self.golden)
    for part in parts { key = Self.mix(key ^ UInt64(bitPattern: Int64(part))) }
    self.key = key
  }

  /// The key for a dropout mask, spelled out because a variadic call would allocate inside a step.
  init(maskOfSeed seed: UInt64, step: Int, layer: Int, example: Int) {
    var key = Self.mix(seed &+ Purpose.dropoutMask.rawValue &* Self.golden)
    key = Self.mix(key ^ UInt64(bitPattern: Int64(step)))
    key = Self.mix(key ^ UInt64(bitPattern: Int64(layer)))
    self.key = Self.mix(key ^ UInt64(bitPattern: Int64(example)))
  }

  /// 64 random bits: the draw number `index`.
  @inline(__always) subscript(index: Int) -> UInt64 {
    Self.mix(key &+ (UInt64(truncatingIfNeeded: index) &+ 1) &* Self.golden)
  }

  /// A number in 0 ..< 1 with 24 random bits: the draw number `index`.
  func unit(_ index: Int) -> Float { Float(self[index] >> 40) * 0x1p-24 }

  /// A whole number in 0 ..< `bound`: the draw number `index` (high half of a product, without bias
  /// that matters: below 2⁻⁴⁰ for bounds up to 2²⁴).
  package func below(_ bound: Int, _ index: Int) -> Int {
    Int(self[index].multipliedFullWidth(by: UInt64(bound)).high)
  }

  private static let golden: UInt64 = 0x9E37_79B9_7F4A_7C15

  @inline(__always) private static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
