import NeuralCore
import Phrases

/// Finds a loss that is ten times its lowest mean, and larger than at the start.
///
/// Means are those of as many batches as an epoch has, up to 32, for one hard batch is no explosion.
struct ExplosionGuard {
  private let width: Int
  private var recent: [Float] = []
  private var first: Double?
  private var lowest = Double.infinity

  private static let factor = 10.0

  init(batchesPerEpoch: Int) { width = min(32, max(1, batchesPerEpoch)) }

  /// Looks at the next batch; returns what is wrong with it.
  mutating func look(at report: BatchReport) -> UntimelyEnd? {
    recent.append(report.loss)
    if recent.count > width { recent.removeFirst() }
    guard recent.count == width else { return nil }
    let mean = recent.reduce(0) { $0 + Double($1) } / Double(width)
    lowest = min(lowest, mean)
    let start = first ?? mean
    first = start
    guard mean > max(start, Self.factor * lowest) else { return nil }
    return .explosion(step: report.step, loss: report.loss, lowest: lowest)
  }
}
