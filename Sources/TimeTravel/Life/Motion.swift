import NeuralCore

/// How far some weights move: from where they began, and with each step.
///
/// They lie in the flat vector from `first` on, `stride` apart.
struct Motion: Sendable {
  private let first: Int
  private let stride: Int
  /// The weights as they began.
  private let beginning: [Float]
  /// The weights as they were heard last.
  private var last: [Float]
  /// The square of the distance from the beginning, block by block.
  private var squares: [Double]

  /// What one step did.
  struct Stride {
    /// The length of the whole way from the beginning, √Σ (w − w₀)².
    var distance: Float
    /// The weight that moved most, as an index among them; the first of equals.
    var index = 0
    /// By how much it moved.
    var jump: Float = 0
  }

  /// Follows `count` weights of a training whose first session has these parameters.
  init(from parameters: [Float], first: Int, stride: Int, count: Int) {
    self.first = first
    self.stride = stride
    beginning =
      stride == 1
      ? Array(parameters[first..<first + count])
      : (0..<count).map { parameters[first + $0 * stride] }
    last = beginning
    squares = Array(repeating: 0, count: (count + Self.block - 1) / Self.block)
  }

  /// Takes the weights as they are, without a step.
  mutating func stand(_ parameters: [Float]) { _ = hear(parameters) }

  /// Hears the parameters after a step.
  mutating func hear(_ parameters: [Float]) -> Stride {
    var step = Stride(distance: 0)
    let (first, stride, count) = (first, stride, last.count)
    parameters.withUnsafeBufferPointer { parameters in
      beginning.withUnsafeBufferPointer { beginning in
        last.withUnsafeMutableBufferPointer { last in
          squares.withUnsafeMutableBufferPointer { squares in
            guard let now = parameters.baseAddress, let last = last.baseAddress,
              let beginning = beginning.baseAddress
            else { return }
            let weights = Weights(
              now: now + first, stride: stride, last: last, beginning: beginning)
            for block in squares.indices {
              let places = block * Self.block..<min(count, (block + 1) * Self.block)
              guard weights.moved(places) else { continue }
              squares[block] = weights.take(places, &step)
            }
          }
        }
      }
    }
    step.distance = Float(squares.reduce(0, +).squareRoot())
    return step
  }

  /// So many weights are looked at together: those that stood still cost little.
  private static let block = 256
}

/// Where the weights lie while they are looked at.
///
/// A layer's lie one behind the other, and there can be very many: they are looked at eight at a time.
private struct Weights {
  let now: UnsafePointer<Float>
  let stride: Int
  let last: UnsafeMutablePointer<Float>
  let beginning: UnsafePointer<Float>

  /// Whether any of some weights has other bits than it had.
  func moved(_ places: Range<Int>) -> Bool {
    guard stride == 1 else {
      return places.contains { last[$0].bitPattern != now[$0 * stride].bitPattern }
    }
    var differing = SIMD8<UInt32>.zero
    let eights = places.count / 8
    for eight in 0..<eights {
      let place = places.lowerBound + 8 * eight
      let here: SIMD8<UInt32> = load(now + place)
      let before: SIMD8<UInt32> = load(UnsafePointer(last) + place)
      differing |= here ^ before
    }
    if differing != .zero { return true }
    return places.dropFirst(8 * eights).contains { last[$0].bitPattern != now[$0].bitPattern }
  }

  /// Takes some weights as they are now; the square of their distance from the beginning.
  func take(_ places: Range<Int>, _ step: inout Motion.Stride) -> Double {
    guard stride == 1, places.count % 8 == 0 else { return takeOneByOne(places, &step) }
    var squares = SIMD8<Float>.zero
    var largest = SIMD8<Float>.zero
    for place in Swift.stride(from: places.lowerBound, to: places.upperBound, by: 8) {
      let weights: SIMD8<Float> = load(now + place)
      let start: SIMD8<Float> = load(beginning + place)
      let before: SIMD8<Float> = load(UnsafePointer(last) + place)
      let (way, jump) = (weights - start, weights - before)
      squares += way * way
      let size = jump * jump
      largest.replace(with: size, where: size .> largest)
    }
    if largest.max() >= step.jump * step.jump { findJump(in: places, &step) }
    UnsafeMutableRawPointer(last + places.lowerBound).copyMemory(
      from: now + places.lowerBound, byteCount: places.count * MemoryLayout<Float>.stride)
    return Double(squares.sum())
  }

  private func takeOneByOne(_ places: Range<Int>, _ step: inout Motion.Stride) -> Double {
    findJump(in: places, &step)
    var square: Double = 0
    for place in places {
      last[place] = now[place * stride]
      let way = Double(last[place]) - Double(beginning[place])
      square += way * way
    }
    return square
  }

  /// Looks for a weight that moved more than all before.
  private func findJump(in places: Range<Int>, _ step: inout Motion.Stride) {
    for place in places {
      let jump = now[place * stride] - last[place]
      if jump.magnitude > step.jump.magnitude { (step.index, step.jump) = (place, jump) }
    }
  }

  private func load<Vector: BitwiseCopyable>(_ place: UnsafePointer<Float>) -> Vector {
    UnsafeRawPointer(place).loadUnaligned(as: Vector.self)
  }
}
