extension Loss {
  /// The loss of each row: perExample [rows] from answers p and targets t, both [rows, width].
  func forward(
    _ p: UnsafePointer<Float>, target t: UnsafePointer<Float>,
    into perExample: UnsafeMutablePointer<Float>, rows: Int, width: Int
  ) {
    for row in 0..<rows { perExample[row] = value(p + row * width, t + row * width, width) }
  }

  /// ∂L/∂p [rows, width], where L is the mean over the rows.
  func backward(
    _ p: UnsafePointer<Float>, target t: UnsafePointer<Float>,
    into gradient: UnsafeMutablePointer<Float>, rows: Int, width: Int
  ) {
    for row in 0..<rows {
      slope(p + row * width, t + row * width, into: gradient + row * width, width)
    }
    let share = 1 / Float(rows)
    for i in 0..<rows * width { gradient[i] *= share }
  }

  private func value(_ p: UnsafePointer<Float>, _ t: UnsafePointer<Float>, _ width: Int) -> Float {
    var sum: Float = 0
    switch self {
    case .categoricalCrossentropy:
      // Keras divides the row by its sum before it clips. Of a sum of 0 it makes NaN; here the
      // shares are then 0, and clipped like any other.
      let total = Self.sum(p, width)
      for k in 0..<width { sum -= t[k] * logarithm(Self.clip(total == 0 ? 0 : p[k] / total)) }
    case .binaryCrossentropy:
      for k in 0..<width {
        let q = Self.clip(p[k])
        sum -= t[k] * logarithm(q) + (1 - t[k]) * logarithm(1 - q)
      }
      sum /= Float(width)
    case .meanSquaredError:
      for k in 0..<width { sum += (p[k] - t[k]) * (p[k] - t[k]) }
      sum /= Float(width)
    case .halfSquaredError:
      for k in 0..<width { sum += (p[k] - t[k]) * (p[k] - t[k]) / 2 }
    }
    return sum
  }

  private func slope(
    _ p: UnsafePointer<Float>, _ t: UnsafePointer<Float>, into g: UnsafeMutablePointer<Float>,
    _ width: Int
  ) {
    switch self {
    case .categoricalCrossentropy:
      // With q = p / Σp: ∂L/∂q = −t/q where the clip lets it through, then through the division.
      let total = Self.sum(p, width)
      if total == 0 { return g.update(repeating: 0, count: width) }
      var dot: Float = 0
      for k in 0..<width {
        let q = p[k] / total
        g[k] = Self.isClipped(q) ? 0 : -t[k] / q
        dot += g[k] * q
      }
      for k in 0..<width { g[k] = (g[k] - dot) / total }
    case .binaryCrossentropy:
      for k in 0..<width {
        g[k] = Self.isClipped(p[k]) ? 0 : (p[k] - t[k]) / (p[k] * (1 - p[k])) / Float(width)
      }
    case .meanSquaredError:
      for k in 0..<width { g[k] = 2 * (p[k] - t[k]) / Float(width) }
    case .halfSquaredError:
      for k in 0..<width { g[k] = p[k] - t[k] }
    }
  }

  private static func clip(_ p: Float) -> Float { min(max(p, epsilon), 1 - epsilon) }

  private static func isClipped(_ p: Float) -> Bool { p < epsilon || p > 1 - epsilon }

  private static func sum(_ p: UnsafePointer<Float>, _ width: Int) -> Float {
    var sum: Float = 0
    for k in 0..<width { sum += p[k] }
    return sum
  }
}

/// Softmax and categorical cross-entropy taken together, as Keras and PyTorch do when they can.
///
/// From the logits z the loss needs no clipping, and its gradient is simply p − t.
enum SoftmaxCrossentropy {
  /// perExample [rows] = Σ t · (log Σ exp(z_i − m) + m) − Σ t z, where m is the row's maximum.
  static func forward(
    logits z: UnsafePointer<Float>, target t: UnsafePointer<Float>,
    into perExample: UnsafeMutablePointer<Float>, rows: Int, width: Int
  ) {
    for row in 0..<rows {
      let z = z + row * width
      let t = t + row * width
      var maximum = z[0]
      for k in 1..<max(1, width) { maximum = max(maximum, z[k]) }
      var sum: Float = 0
      for k in 0..<width { sum += exponential(z[k] - maximum) }
      let logSum = logarithm(sum)
      var loss: Float = 0
      for k in 0..<width where t[k] != 0 { loss += t[k] * (logSum - (z[k] - maximum)) }
      perExample[row] = loss
    }
  }

  /// ∂L/∂z [rows, width] = (p − t) / rows, where L is the mean over the rows and Σt = 1.
  static func backward(
    _ p: UnsafePointer<Float>, target t: UnsafePointer<Float>,
    into delta: UnsafeMutablePointer<Float>, rows: Int, width: Int
  ) {
    let share = 1 / Float(rows)
    for i in 0..<rows * width { delta[i] = (p[i] - t[i]) * share }
  }
}
