/// Searches many numbers for one, fast: by their bits, whose order is that of the sizes.
enum NumberSearch {
  /// The index of the first NaN or infinity.
  static func notANumber(in values: Span<Float>) -> Int? {
    values.withUnsafeBufferPointer { values in
      var largest: Int32 = 0
      for value in values { largest = max(largest, sizeBits(value)) }
      guard largest >= sizeBits(.infinity) else { return nil }
      return values.firstIndex { !$0.isFinite }
    }
  }

  /// The index of the largest change by size, the first of equals; a NaN is none.
  static func largestChange(_ before: Span<Float>, _ after: Span<Float>, above bound: Float)
    -> Int?
  {
    before.withUnsafeBufferPointer { before in
      after.withUnsafeBufferPointer { after in
        let count = min(before.count, after.count)
        var largest: Int32 = 0
        for index in 0..<count { largest = max(largest, sizeBits(after[index] - before[index])) }
        // Most updates end here; the place is only looked for where there is something to find.
        guard largest > (bound < 0 ? -1 : sizeBits(bound)) else { return nil }
        var best: (index: Int, size: Float)?
        for index in 0..<count {
          let size = abs(after[index] - before[index])
          if size > (best?.size ?? bound) { best = (index, size) }
        }
        return best?.index
      }
    }
  }

  /// The bits of a number without its sign: they rise with its size, NaN's are the largest.
  @inline(__always)
  private static func sizeBits(_ value: Float) -> Int32 {
    Int32(bitPattern: value.bitPattern & 0x7FFF_FFFF)
  }
}
