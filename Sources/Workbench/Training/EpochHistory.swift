import ModelFiles
import NeuralCore

/// What an epoch came to, once it has ended.
public struct EpochReport: Equatable, Sendable {
  /// The epoch, from 0.
  public let epoch: Int
  /// The step it ended with.
  public let step: Int
  /// The mean loss over the epoch's rows, with dropout, over weights that still changed.
  public let trainLoss: Double
  /// The share of right answers over the epoch's rows, measured the same way.
  public let trainAccuracy: Double
  /// What was held out, or else the test set, through the weights at the epoch's end, without dropout.
  public let check: Evaluation
}

/// The epochs that ended, in a bounded number of reports: the first, the last, and others between them,
/// equally far apart.
public struct EpochHistory: Equatable, Sendable {
  /// The reports that are kept, oldest first.
  public private(set) var reports: [EpochReport] = []
  /// How many epochs ended.
  public private(set) var count = 0
  private var stride = 1

  /// The largest number of reports that is kept.
  public static let capacity = TrainingHistory.capacity

  /// None.
  public init() {}

  /// The epochs of the sittings before, which tell of no classes.
  init(_ records: [EpochRecord]) {
    reports = records.map {
      EpochReport(
        epoch: $0.epoch, step: $0.step, trainLoss: $0.trainLoss ?? .infinity,
        trainAccuracy: $0.trainAccuracy,
        check: Evaluation(loss: $0.loss ?? .infinity, right: $0.right, count: $0.count))
    }
    count = reports.count
    if reports.count > 2 { stride = max(1, reports[1].epoch - reports[0].epoch) }
  }

  /// Those that ended with a step, or before it, for a file.
  func records(upTo step: Int) -> [EpochRecord] {
    reports.filter { $0.step <= step }.map {
      EpochRecord(
        epoch: $0.epoch, step: $0.step, trainLoss: $0.trainLoss,
        trainAccuracy: $0.trainAccuracy, check: $0.check)
    }
  }

  /// The last that ended with a step, or before it.
  public func last(upTo step: Int) -> EpochReport? { reports.last { $0.step <= step } }

  /// Adds the next epoch; one that was taken before comes to the same and adds nothing.
  mutating func add(_ report: EpochReport) {
    guard report.epoch > reports.last?.epoch ?? -1 else { return }
    count += 1
    if let last = reports.last, !last.epoch.isMultiple(of: stride), reports.count > 1 {
      reports.removeLast()
    }
    reports.append(report)
    guard reports.count > Self.capacity else { return }
    stride *= 2
    let newest = report.epoch
    reports.removeAll { !$0.epoch.isMultiple(of: stride) && $0.epoch != newest }
  }
}
