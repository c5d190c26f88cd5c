import CVectorMath

/// Square roots of many numbers, four at a time: to the bit those of `squareRoot()`.
enum SquareRoots {
  /// The largest number of numbers in a block.
  private static let block = 128

  /// Calls `body` with parts of 0 ..< `count`, each with scratch memory for twice as many numbers.
  @inline(__always)
  static func inBlocks(
    _ count: Int,
    _ body: (_ start: Int, _ count: Int, _ scratch: UnsafeMutablePointer<Float>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: SIMD4<Float>.self, capacity: 64) { scratch in
      guard let scratch = scratch.baseAddress else { return }
      scratch.withMemoryRebound(to: Float.self, capacity: 256) { scratch in
        scratch.initialize(repeating: 0, count: 256)
        for start in stride(from: 0, to: count, by: block) {
          body(start, min(block, count - start), scratch)
        }
      }
    }
  }

  /// Replaces the first `count` numbers of the scratch memory by their roots.
  @inline(__always)
  static func take(_ scratch: UnsafeMutablePointer<Float>, _ count: Int) {
    scratch.withMemoryRebound(to: SIMD4<Float>.self, capacity: 64) { scratch in
      for i in 0..<(count + 3) / 4 { scratch[i] = vector_math_square_roots(scratch[i]) }
    }
  }
}
