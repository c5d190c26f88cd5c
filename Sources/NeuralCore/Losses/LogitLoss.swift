/// A last activation and its cross-entropy taken together, as Keras and PyTorch do when they can.
///
/// From the logits z the loss needs no clipping, and its gradient is simply p − t.
package enum LogitLoss: Hashable, Sendable {
  /// Softmax with categorical cross-entropy; t shares `smoothing` of itself out among the classes.
  case softmax(smoothing: Double)
  /// Softmax with sparse categorical cross-entropy.
  case sparseSoftmax
  /// Sigmoid with binary cross-entropy, the mean over the outputs.
  case sigmoid(smoothing: Double)

  /// Takes the two together where that is possible.
  package init?(_ activation: Activation, _ loss: Loss) {
    switch (activation, loss) {
    case (.softmax, .categoricalCrossentropy(let smoothing)): self = .softmax(smoothing: smoothing)
    case (.softmax, .sparseCategoricalCrossentropy): self = .sparseSoftmax
    case (.sigmoid, .binaryCrossentropy(let smoothing)): self = .sigmoid(smoothing: smoothing)
    default: return nil
    }
  }

  /// Whether p has no gradient of its own: of softmax its slopes would not fit one number each.
  ///
  /// A sigmoid's ∂L/∂p is told besides, with the clip that the loss on probabilities has.
  var replacesActivationGradient: Bool { if case .sigmoid = self { false } else { true } }

  /// The loss of each row, perExample [rows], from logits z [rows, width] and targets t.
  ///
  /// Softmax: Σ t (log Σ exp(z_i − m) + m − z), where m is the row's maximum. Sigmoid: the mean of
  /// max(z, 0) − t z + log(1 + e^−|z|).
  package func forward<T: Precision>(
    logits z: UnsafePointer<T>, target t: UnsafePointer<T>,
    into perExample: UnsafeMutablePointer<T>, rows: Int, width: Int
  ) {
    for row in 0..<rows {
      let z = z + row * width
      var loss: T = 0
      switch self {
      case .softmax(let smoothing):
        let t = t + row * width
        let maximum = Softmax.largest(z, width)
        let logSum = Softmax.logSum(z, lessMaximum: maximum, width)
        for k in 0..<width {
          let t = Loss.smooth(t[k], smoothing, among: width)
          if t != 0 { loss += t * (logSum - (z[k] - maximum)) }
        }
      case .sparseSoftmax:
        let maximum = Softmax.largest(z, width)
        let logSum = Softmax.logSum(z, lessMaximum: maximum, width)
        loss = logSum - (z[Loss.label(t + row, width)] - maximum)
      case .sigmoid(let smoothing):
        let t = t + row * width
        for k in 0..<width {
          let t = Loss.smooth(t[k], smoothing, among: 2)
          loss += max(z[k], 0) - t * z[k] + T.logarithmOfOnePlus(T.exponential(-z[k].magnitude))
        }
        loss /= T(width)
      }
      perExample[row] = loss
    }
  }

  /// ∂L/∂z [rows, width] = (p Σt − t) × `share`; of sigmoid (p − t) / width × `share`; t is smoothed.
  ///
  /// For a one-hot t, whose sum is 1, p − t.
  func backward(
    _ p: UnsafePointer<Float>, target t: UnsafePointer<Float>,
    into delta: UnsafeMutablePointer<Float>, rows: Int, width: Int, share: Float
  ) {
    for row in 0..<rows {
      let p = p + row * width
      let delta = delta + row * width
      switch self {
      case .softmax(let smoothing):
        let t = t + row * width
        var sum: Float = 0
        for k in 0..<width { sum += Loss.smooth(t[k], smoothing, among: width) }
        for k in 0..<width {
          delta[k] = (p[k] * sum - Loss.smooth(t[k], smoothing, among: width)) * share
        }
      case .sparseSoftmax:
        let label = Loss.label(t + row, width)
        for k in 0..<width { delta[k] = (p[k] - (k == label ? 1 : 0)) * share }
      case .sigmoid(let smoothing):
        let t = t + row * width
        for k in 0..<width {
          delta[k] = (p[k] - Loss.smooth(t[k], smoothing, among: 2)) / Float(width) * share
        }
      }
    }
  }
}
