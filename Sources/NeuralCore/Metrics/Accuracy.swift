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
      let truth = truth(t + row * targetWidth, width: width, targetWidth: targetWidth)
      let answer = answer(p + row * width, width)
      if answer >= 0, answer == truth { right += 1 }
    }
    return right
  }

  /// The class that an answer p [width] means: its largest, or 1 above ½ where it is alone.
  ///
  /// −1 where a number of it is NaN: such an answer means no class, and is right for nobody.
  static func answer(_ p: UnsafePointer<Float>, _ width: Int) -> Int {
    for k in 0..<width where p[k].isNaN { return -1 }
    return width == 1 ? (p[0] > 0.5 ? 1 : 0) : largest(p, width)
  }

  /// The class that a target t [targetWidth] means, for answers of `width` numbers.
  static func truth(_ t: UnsafePointer<Float>, width: Int, targetWidth: Int) -> Int {
    targetWidth < width ? Int(t[0]) : answer(t, width)
  }

  static func largest(_ values: UnsafePointer<Float>, _ width: Int) -> Int {
    var best = 0
    for k in 1..<max(1, width) where values[k] > values[best] { best = k }
    return best
  }
}
