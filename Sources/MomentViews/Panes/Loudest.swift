extension Array<Float> {
  /// How many numbers are not exactly zero.
  var nonzeroCount: Int { count { $0 != 0 } }

  /// The indices of the `count` largest magnitudes, the largest first, lower indices before equals.
  func indicesOfLargest(_ count: Int) -> [Int] {
    var best: [Int] = []
    for index in indices where !self[index].isNaN {
      let size = abs(self[index])
      if best.count == count, let last = best.last, abs(self[last]) >= size { continue }
      let place = best.firstIndex { abs(self[$0]) < size } ?? best.count
      best.insert(index, at: place)
      if best.count > count { best.removeLast() }
    }
    return best
  }
}
