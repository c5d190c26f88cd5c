/// What we tell people: the share of right answers.
///
/// It has no slope, so it cannot be a loss.
enum Accuracy {
  /// How many rows of answers p [rows, width] are right about their targets t [rows, width].
  ///
  /// With several outputs the largest must stand where the target's largest does (Keras's
  /// `categorical_accuracy`); with one, both must lie on the same side of ½ (`binary_accuracy`).
  ///
  /// A target that is the number of a class alone (of a sparse loss) is met by the largest answer
  /// there (`sparse_categorical_accuracy`).
  static func right(
    _ p: UnsafePointer<Float>, target t: UnsafePointer<Float>, rows: Int, width: Int,
    targetWidth: Int
  ) -> Int {
    var right = 0
    for row in 0..<rows {
      let p = p + row * width
      let t = t + row * targetWidth
      let agrees =
        targetWidth < width
        ? Float(largest(p, width)) == t[0]
        : width == 1 ? (p[0] > 0.5) == (t[0] > 0.5) : largest(p, width) == largest(t, width)
      if agrees { right += 1 }
    }
    return right
  }

  static func largest(_ values: UnsafePointer<Float>, _ width: Int) -> Int {
    var best = 0
    for k in 1..<max(1, width) where values[k] > values[best] { best = k }
    return best
  }
}
