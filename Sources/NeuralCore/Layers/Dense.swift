/// A dense layer: every unit adds up all inputs, each times a weight of its own, and a bias.
///
/// x [rows, inputs] · kernel [inputs, units] · bias [units] · z [rows, units]
struct Dense {
  let inputs: Int
  let units: Int

  /// The weighted sums: z = x · kernel + bias.
  func forward(
    _ x: UnsafePointer<Float>, kernel: UnsafePointer<Float>, bias: UnsafePointer<Float>,
    into z: UnsafeMutablePointer<Float>, rows: Int
  ) {
    // The bias is laid down first, the product is added to it: one pass less over z.
    for row in 0..<rows { (z + row * units).update(from: bias, count: units) }
    MatrixProduct.multiply(
      .plain(x), .plain(kernel), into: z, m: rows, n: units, k: inputs, keep: 1)
  }

  /// ∂L/∂kernel = xᵀ · δ and ∂L/∂bias = Σ over rows of δ, where δ [rows, units] is ∂L/∂z.
  func parameterGradients(
    _ delta: UnsafePointer<Float>, x: UnsafePointer<Float>,
    kernel: UnsafeMutablePointer<Float>, bias: UnsafeMutablePointer<Float>, rows: Int
  ) {
    MatrixProduct.multiply(
      .transposed(x), .plain(delta), into: kernel, m: inputs, n: units, k: rows)
    bias.update(from: delta, count: units)
    for row in 1..<max(1, rows) {
      let delta = delta + row * units
      for unit in 0..<units { bias[unit] += delta[unit] }
    }
  }

  /// ∂L/∂x = δ · kernelᵀ: each input is blamed through every weight that it went into.
  func inputGradient(
    _ delta: UnsafePointer<Float>, kernel: UnsafePointer<Float>,
    into result: UnsafeMutablePointer<Float>, rows: Int
  ) {
    MatrixProduct.multiply(
      .plain(delta), .transposed(kernel), into: result, m: rows, n: inputs, k: units)
  }
}
