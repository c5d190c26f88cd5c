/// Glorot's uniform initialiser, Keras's default for a kernel.
///
/// Uniform in ±√(6 / (inputs + units)) (Glorot, Bengio: Understanding the difficulty of training deep
/// feedforward neural networks, AISTATS 2010). The numbers are Wadachi's own for a seed.
enum GlorotUniform {
  /// The largest magnitude that a kernel of the shape [inputs, units] can begin with.
  static func limit(inputs: Int, units: Int) -> Float {
    (6 / Float(inputs + units)).squareRoot()
  }

  /// Fills a kernel; `index` is its place among the network's parameters.
  static func fill(_ kernel: inout ArraySlice<Float>, shape: [Int], seed: UInt64, index: Int) {
    let limit = limit(inputs: shape[0], units: shape[1])
    let random = CounterRandom(.initialKernel, seed: seed, index)
    for (draw, i) in kernel.indices.enumerated() {
      kernel[i] = (2 * random.unit(draw) - 1) * limit
    }
  }
}
