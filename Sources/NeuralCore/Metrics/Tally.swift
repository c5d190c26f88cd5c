/// What the metrics count of answers, row by row.
struct Tally {
  /// How many rows were answered right.
  private(set) var right = 0
  /// For each k that is asked for, how many rows have their class among the k largest answers.
  private(set) var topK: [Int: Int]
  /// Which classes were taken for which; nil where there are too many of them.
  private(set) var confusion: ConfusionMatrix?

  /// Counts answers of `outputs` numbers.
  init(outputs: Int, topK: [Int]) {
    self.topK = Dictionary(topK.map { ($0, 0) }) { first, _ in first }
    let classes = max(2, outputs)
    confusion =
      classes <= ConfusionMatrix.largestClassCount ? ConfusionMatrix(classes: classes) : nil
  }

  /// Counts answers p [rows, width] to targets t [rows, targetWidth].
  mutating func add(
    _ p: UnsafePointer<Float>, target t: UnsafePointer<Float>, rows: Int, width: Int,
    targetWidth: Int
  ) {
    for row in 0..<rows {
      let p = p + row * width
      let truth = Accuracy.truth(t + row * targetWidth, width: width, targetWidth: targetWidth)
      let answer = Accuracy.answer(p, width)
      if answer >= 0, truth == answer { right += 1 }
      // A target or an answer that is no class's number stands in no cell.
      if answer >= 0, truth >= 0, truth < max(2, width) {
        confusion?.add(truth: truth, answer: answer)
      }
      for k in topK.keys where Self.isAmongLargest(k, p, width, truth) { topK[k, default: 0] += 1 }
    }
  }

  /// Whether fewer than k answers are larger than the true class's: Keras's rule, by which all of
  /// those that are equal at the edge count.
  private static func isAmongLargest(
    _ k: Int, _ p: UnsafePointer<Float>, _ width: Int, _ truth: Int
  ) -> Bool {
    // One answer means two classes, and the first guess may be the wrong one of them.
    if width == 1 { return !p[0].isNaN && (k > 1 || Accuracy.answer(p, width) == truth) }
    guard truth >= 0, truth < width, p[truth].isFinite else { return false }
    var larger = 0
    for i in 0..<width where p[i] > p[truth] { larger += 1 }
    return larger < k
  }
}
