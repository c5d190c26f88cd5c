extension Array<Float> {
  /// How many numbers are not exactly zero.
  var nonzeroCount: Int { count { $0 != 0 } }

  /// The indices of the `count` largest magnitudes, the largest first, lower indices before equals.
  func indicesOfLargest(_ count: Int) -> [Int] {
    guard count > 0 else { return [] }
    var best: [Int] = []
    // What is not above it is not among them, nor is a NaN.
    var bound: Float = -1
    withUnsafeBufferPointer { values in
      for index in values.indices where abs(values[index]) > bound {
        let place = best.firstIndex { abs(values[$0]) < abs(values[index]) } ?? best.count
        best.insert(index, at: place)
        if best.count > count { best.removeLast() }
        if best.count == count, let last = best.last { bound = abs(values[last]) }
      }
    }
    return best
  }
}
