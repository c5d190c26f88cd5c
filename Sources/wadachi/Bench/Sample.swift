/// Repeated measurements of one thing.
struct Sample {
  private let sorted: [Double]

  init(_ measurements: [Double]) { sorted = measurements.sorted() }

  /// The middle one.
  var median: Double { sorted[sorted.count / 2] }

  /// How far the middle half reaches, as a share of the median: the machine's noise.
  var spread: Double { (sorted[sorted.count * 3 / 4] - sorted[sorted.count / 4]) / median }

  /// How long `work` takes, in seconds.
  static func seconds(_ work: () -> Void) -> Double {
    let start = ContinuousClock.now
    work()
    return start.duration(to: .now) / .seconds(1)
  }
}

/// How thorough a benchmark is.
struct BenchEffort {
  /// How often each thing is measured.
  let rounds: Int
  /// How long one measurement takes, in seconds.
  let seconds: Double
  /// The edge of the matrices that the peak is measured with.
  let edge: Int
  /// The widths and depths of other networks.
  let scaling: [(width: Int, depth: Int)]

  /// What `wadachi bench` does: about a minute.
  static let full = BenchEffort(
    rounds: 15, seconds: 0.05, edge: 1_024,
    scaling: [50, 200, 800, 3_200].map { ($0, 2) } + [1, 2, 4, 8].map { (200, $0) })
  /// What `--quick` does: about a second, with figures that say little.
  static let quick = BenchEffort(
    rounds: 1, seconds: 0.002, edge: 128, scaling: [(50, 2), (200, 1)])
}
