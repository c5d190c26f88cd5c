import NeuralCore

/// The machine's own peak: how fast its threads multiply large matrices, each its own.
final class Peak {
  /// What was measured so far.
  private(set) var measurements: [Double] = []
  /// How many threads there are.
  let threads = ThreadPool.processors
  private let edge: Int
  private let matrices: Matrices

  /// Makes square matrices of an edge, which are long enough to be multiplied at full speed.
  init(edge: Int) {
    self.edge = edge
    matrices = Matrices(edge: edge, threads: threads)
  }

  /// The middle one of all measurements.
  var median: Double { Sample(measurements).median }

  /// Multiplies once and tells how fast: 10⁹ floating-point operations a second, all threads together.
  func measure() -> Double {
    let seconds = Sample.seconds { ThreadPool.shared().run(matrices.work, tasks: threads) }
    let speed = 2 * Double(threads) * Double(edge * edge * edge) / seconds / 1e9
    measurements.append(speed)
    return speed
  }
}

/// The matrices of all threads: two that all read, and a product for each.
///
/// `@unchecked`: no two tasks write to one product.
private final class Matrices: @unchecked Sendable {
  private let memory: UnsafeMutablePointer<Float>
  private let edge: Int
  private(set) lazy var work = ParallelWork { [unowned self] in multiply($0) }

  init(edge: Int, threads: Int) {
    self.edge = edge
    let count = (2 + threads) * edge * edge
    memory = .allocate(capacity: count)
    memory.initialize(repeating: 0.5, count: count)
  }

  deinit { memory.deallocate() }

  private func multiply(_ task: Int) {
    let size = edge * edge
    MatrixProduct.multiply(
      .plain(memory), .plain(memory + size), into: memory + (2 + task) * size, m: edge, n: edge,
      k: edge)
  }
}
