/// Repeated measurements of one thing.
struct Sample {
  private let sorted: [Double]

  init(_ measurements: [Double]) { sorted = measurements.sorted() }

  /// The middle one.
  var median: Double { sorted[sorted.count / 2] }

  /// The one that 99 of 100 are not above.
  var percentile99: Double { sorted[(sorted.count * 99 + 99) / 100 - 1] }

  /// The largest.
  var largest: Double { sorted[sorted.count - 1] }

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
  /// How many steps lie behind the one from which ways back are measured.
  let backSteps: Int
  /// How many steps are walked forward and back where nobody says.
  let walkedSteps: Int
  /// How many steps a short and a long life have.
  let lifeSteps: (short: Int, long: Int)
  /// The widths and depths of other networks.
  let scaling: [(width: Int, depth: Int)]

  /// What `wadachi bench` does: one to two minutes.
  static let full = BenchEffort(
    rounds: 15, seconds: 0.05, edge: 1_024, backSteps: 10_000, walkedSteps: 500,
    lifeSteps: (1_000, 10_000),
    scaling: [50, 200, 800, 3_200].map { ($0, 2) } + [1, 4, 8].map { (200, $0) })
  /// What `--quick` does: about a second, with figures that say little.
  static let quick = BenchEffort(
    rounds: 1, seconds: 0.002, edge: 128, backSteps: 20, walkedSteps: 3,
    lifeSteps: (10, 20),
    scaling: [(50, 2), (200, 1)])
}
