/// A dense layer: every unit adds up all inputs, each times a weight of its own, and a bias where the
/// layer has one.
///
/// x [rows, inputs] · kernel [inputs, units] · bias [units] · z [rows, units]
struct Dense {
  let inputs: Int
  let units: Int

  /// The weighted sums: z = x · kernel + bias.
  ///
  /// `active` is scratch memory [inputs], for the places of a single row that are not zero.
  func forward(
    _ x: UnsafePointer<Float>, kernel: UnsafePointer<Float>, bias: UnsafePointer<Float>?,
    into z: UnsafeMutablePointer<Float>, rows: Int, active: UnsafeMutablePointer<Int32>
  ) {
    // The bias is laid down first, the product is added to it: one pass less over z.
    if let bias {
      for row in 0..<rows { (z + row * units).update(from: bias, count: units) }
    } else {
      z.update(repeating: 0, count: rows * units)
    }
    if rows == 1 {
      let count = SparseRow.places(of: x, count: inputs, into: active)
      // Four pixels in five are paper, and half the hidden units are silent: they add nothing.
      if 2 * count <= inputs {
        return SparseRow.multiply(x, at: active, count: count, kernel, into: z, units: units)
      }
    } else if BatchProduct.isAvailable {
      return BatchProduct.add(x, kernel, into: z, rows: rows, inputs: inputs, units: units)
    }
    MatrixProduct.multiply(
      .plain(x), .plain(kernel), into: z, m: rows, n: units, k: inputs, keep: 1)
  }

  /// ∂L/∂kernel = xᵀ · δ, where δ [rows, units] is ∂L/∂z: those rows of the kernel's gradient
  /// [inputs, units] that belong to `part`, a range of the inputs.
  func kernelGradient(
    _ delta: UnsafePointer<Float>, x: UnsafePointer<Float>,
    into gradient: UnsafeMutablePointer<Float>, rows: Int, part: Range<Int>
  ) {
    let gradient = gradient + part.lowerBound * units
    if rows == 1 {
      return SparseRow.outerProduct(
        x + part.lowerBound, count: part.count, delta, into: gradient, units: units)
    }
    if BatchProduct.isAvailable {
      return kernelGradient(delta, x: x, rows: rows, part: part).write(to: gradient)
    }
    MatrixProduct.multiply(
      .transposed(x + part.lowerBound, stride: inputs), .plain(delta), into: gradient,
      m: part.count, n: units, k: rows)
  }

  /// The same of several rows, to be written down or moved along.
  func kernelGradient(
    _ delta: UnsafePointer<Float>, x: UnsafePointer<Float>, rows: Int, part: Range<Int>
  ) -> KernelGradient {
    KernelGradient(
      x: x + part.lowerBound, stride: inputs, delta: delta, rows: rows, part: part.count,
      units: units)
  }

  /// ∂L/∂bias = Σ over rows of δ: those numbers of it [units] that belong to `part`.
  func biasGradient(
    _ delta: UnsafePointer<Float>, into gradient: UnsafeMutablePointer<Float>, rows: Int,
    part: Range<Int>
  ) {
    let gradient = gradient + part.lowerBound
    gradient.update(from: delta + part.lowerBound, count: part.count)
    for row in 1..<max(1, rows) {
      let delta = delta + row * units + part.lowerBound
      for unit in 0..<part.count { gradient[unit] += delta[unit] }
    }
  }

  /// ∂L/∂x = δ · kernelᵀ: each input is blamed through every weight that it went into.
  func inputGradient(
    _ delta: UnsafePointer<Float>, kernel: UnsafePointer<Float>,
    into result: UnsafeMutablePointer<Float>, rows: Int
  ) {
    MatrixProduct.multiply(
      .plain(delta), .transposed(kernel, stride: units), into: result, m: rows, n: inputs,
      k: units)
  }
}
