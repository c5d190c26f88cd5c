extension Array<Float> {
  /// The index of the largest magnitude, the first one among equals; nil when there are no numbers.
  var loudest: Int? {
    var best: Int?
    for (index, value) in enumerated() where !value.isNaN {
      if best.map({ abs(value) > abs(self[$0]) }) ?? true { best = index }
    }
    return best
  }

  /// How many numbers are not exactly zero.
  var nonzeroCount: Int { count { $0 != 0 } }
}
