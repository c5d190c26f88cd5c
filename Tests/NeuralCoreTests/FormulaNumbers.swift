import NeuralCore

/// The numbers that references and tests in any language make alike; see `Fixtures/README.md`.
struct FormulaNumbers {
  private var state: UInt64

  init(seed: Int) { state = UInt64(seed) }

  /// The next number in 0 ..< 1.
  mutating func next() -> Double {
    state = (1_664_525 * state + 1_013_904_223) & 0xFFFF_FFFF
    return Double(state) / 4_294_967_296
  }

  /// All parameters of a network of dense layers, in layout order.
  static func parameters(of network: Sequential, seed: Int, biasScale: Double) -> [Double] {
    network.parameters.enumerated().flatMap { index, slice in
      var numbers = FormulaNumbers(seed: seed + index / 2 + (slice.isKernel ? 0 : 1000))
      let scale =
        slice.isKernel ? (6 / Double(slice.shape[0] + slice.shape[1])).squareRoot() : biasScale
      return (0..<slice.count).map { _ in (2 * numbers.next() - 1) * scale }
    }
  }

  /// Which units of a dropout layer are kept, [rows × width].
  static func kept(_ count: Int, seed: Int, rate: Double) -> [Bool] {
    var numbers = FormulaNumbers(seed: seed)
    return (0..<count).map { _ in numbers.next() >= rate }
  }
}
