/// Softmax: ten numbers become ten probabilities, p_k = exp(z_k) / Σ exp(z_i).
package enum Softmax {
  /// p [rows, width] from z [rows, width].
  ///
  /// The row's maximum is subtracted first: the quotients stay the same, and exp cannot overflow.
  package static func forward<T: Precision>(
    _ z: UnsafePointer<T>, into p: UnsafeMutablePointer<T>, rows: Int, width: Int
  ) {
    for row in 0..<rows {
      let z = z + row * width
      let p = p + row * width
      let maximum = largest(z, width)
      var sum: T = 0
      for k in 0..<width {
        p[k] = exponential(z[k] - maximum)
        sum += p[k]
      }
      for k in 0..<width { p[k] /= sum }
    }
  }

  /// ∂L/∂z [rows, width] from ∂L/∂p [rows, width], through the full Jacobian.
  ///
  /// ∂p_i/∂z_k = p_i (1[i=k] − p_k), so ∂L/∂z_k = p_k (∂L/∂p_k − Σ ∂L/∂p_i p_i).
  package static func backward(
    _ gradient: UnsafePointer<Float>, p: UnsafePointer<Float>,
    into result: UnsafeMutablePointer<Float>, rows: Int, width: Int
  ) {
    for row in 0..<rows {
      let gradient = gradient + row * width
      let p = p + row * width
      let result = result + row * width
      var dot: Float = 0
      for k in 0..<width { dot += gradient[k] * p[k] }
      for k in 0..<width { result[k] = p[k] * (gradient[k] - dot) }
    }
  }

  /// The largest number of a row.
  @inline(__always)
  static func largest<T: Precision>(_ z: UnsafePointer<T>, _ width: Int) -> T {
    var maximum = z[0]
    for k in 1..<max(1, width) { maximum = max(maximum, z[k]) }
    return maximum
  }

  /// log Σ exp(z_i − maximum): what log-softmax and the cross-entropies subtract, less the maximum.
  @inline(__always)
  static func logSum<T: Precision>(
    _ z: UnsafePointer<T>, lessMaximum maximum: T, _ width: Int
  ) -> T {
    var sum: T = 0
    for k in 0..<width { sum += exponential(z[k] - maximum) }
    return logarithm(sum)
  }
}

/// Log-softmax: the logarithms of softmax's probabilities, log p_k = z_k − log Σ exp(z_i).
package enum LogSoftmax {
  /// log p [rows, width] from z [rows, width]; the row's maximum is subtracted first.
  package static func forward<T: Precision>(
    _ z: UnsafePointer<T>, into logP: UnsafeMutablePointer<T>, rows: Int, width: Int
  ) {
    for row in 0..<rows {
      let z = z + row * width
      let logP = logP + row * width
      let maximum = Softmax.largest(z, width)
      let logSum = Softmax.logSum(z, lessMaximum: maximum, width)
      for k in 0..<width { logP[k] = (z[k] - maximum) - logSum }
    }
  }

  /// ∂L/∂z [rows, width] from ∂L/∂log p [rows, width], through the full Jacobian.
  ///
  /// ∂log p_i/∂z_k = 1[i=k] − p_k, so ∂L/∂z_k = ∂L/∂log p_k − p_k Σ ∂L/∂log p_i.
  package static func backward(
    _ gradient: UnsafePointer<Float>, logP: UnsafePointer<Float>,
    into result: UnsafeMutablePointer<Float>, rows: Int, width: Int
  ) {
    for row in 0..<rows {
      let gradient = gradient + row * width
      let logP = logP + row * width
      let result = result + row * width
      var sum: Float = 0
      for k in 0..<width { sum += gradient[k] }
      for k in 0..<width { result[k] = gradient[k] - exponential(logP[k]) * sum }
    }
  }
}
