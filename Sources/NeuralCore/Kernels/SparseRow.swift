/// What a single row of inputs does that is mostly zeros: a zero adds nothing to a sum, and its
/// weights have no gradient.
///
/// A product with zero is zero unless the other factor is not finite. Weights that are not finite
/// come of a gradient that is not, and that is never skipped.
enum SparseRow {
  /// Writes down where x [count] is not zero, and returns in how many places.
  static func places(
    of x: UnsafePointer<Float>, count: Int, into places: UnsafeMutablePointer<Int32>
  ) -> Int {
    var found = 0
    for i in 0..<count {
      // Written in any case, and kept by counting on: there is no branch that could be guessed wrong.
      places[found] = Int32(truncatingIfNeeded: i)
      found += x[i] == 0 ? 0 : 1
    }
    return found
  }

  /// z [units] += Σ x_i kernel_i over the places where x is not zero, kernel [inputs, units].
  ///
  /// Four rows of the kernel at a time, so that z is read and written once for four.
  static func multiply(
    _ x: UnsafePointer<Float>, at places: UnsafePointer<Int32>, count: Int,
    _ kernel: UnsafePointer<Float>, into z: UnsafeMutablePointer<Float>, units: Int
  ) {
    var next = 0
    while next + 4 <= count {
      let (i, j, k, l) = (
        Int(places[next]), Int(places[next + 1]), Int(places[next + 2]), Int(places[next + 3])
      )
      let (a, b, c, d) = (x[i], x[j], x[k], x[l])
      let (p, q, r, s) = (
        kernel + i * units, kernel + j * units, kernel + k * units, kernel + l * units
      )
      for unit in 0..<units {
        z[unit] += (a * p[unit] + b * q[unit]) + (c * r[unit] + d * s[unit])
      }
      next += 4
    }
    for place in next..<max(next, count) {
      let i = Int(places[place])
      let row = kernel + i * units
      for unit in 0..<units { z[unit] += x[i] * row[unit] }
    }
  }

  /// gradient [count, units] = x_i δ_j, and 0 where x_i is.
  static func outerProduct(
    _ x: UnsafePointer<Float>, count: Int, _ delta: UnsafePointer<Float>,
    into gradient: UnsafeMutablePointer<Float>, units: Int
  ) {
    let skipsZeros = isFinite(delta, units)
    for i in 0..<count {
      let gradient = gradient + i * units
      let x = x[i]
      if x == 0 && skipsZeros {
        gradient.update(repeating: 0, count: units)
      } else {
        for unit in 0..<units { gradient[unit] = x * delta[unit] }
      }
    }
  }

  /// Whether no number is NaN or infinite.
  static func isFinite(_ values: UnsafePointer<Float>, _ count: Int) -> Bool {
    // A finite number times 0 is 0, any other NaN, which no sum gets rid of.
    var sum = SIMD8<Float>()
    var next = 0
    while next + 8 <= count {
      sum += UnsafeRawPointer(values + next).loadUnaligned(as: SIMD8<Float>.self) * 0
      next += 8
    }
    var rest = sum.sum()
    for i in next..<max(next, count) { rest += values[i] * 0 }
    return rest == 0
  }
}
