import ModelFiles
import NeuralCore
import Phrases

/// Finds a loss that is ten times its lowest mean, and larger than at the start.
///
/// Means are those of as many batches as an epoch has, up to 32, for one hard batch is no explosion.
struct ExplosionGuard {
  private let width: Int
  /// The losses so far.
  private(set) var means: LossMeans

  private static let factor = 10.0

  /// Goes on from the losses before.
  init(batchesPerEpoch: Int, after means: LossMeans) {
    width = min(LossMeans.capacity, max(1, batchesPerEpoch))
    self.means = means
  }

  /// Looks at the next batch; returns what is wrong with it.
  mutating func look(at report: BatchReport) -> UntimelyEnd? {
    guard let mean = means.add(report.loss, width: width), let first = means.first,
      let lowest = means.lowest, mean > max(first, Self.factor * lowest)
    else { return nil }
    return .explosion(step: report.step, loss: report.loss, lowest: lowest)
  }
}
