/// Softmax: ten numbers become ten probabilities, p_k = exp(z_k) / Σ exp(z_i).
enum Softmax {
  /// p [rows, width] from z [rows, width].
  ///
  /// The row's maximum is subtracted first: the quotients stay the same, and exp cannot overflow.
  static func forward(
    _ z: UnsafePointer<Float>, into p: UnsafeMutablePointer<Float>, rows: Int, width: Int
  ) {
    for row in 0..<rows {
      let z = z + row * width
      let p = p + row * width
      var maximum = z[0]
      for k in 1..<max(1, width) { maximum = max(maximum, z[k]) }
      var sum: Float = 0
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
  static func backward(
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
}
