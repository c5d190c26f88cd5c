import Datasets
import ModelFiles
import NeuralCore

/// What a training worker begins with.
public struct TrainingSetup: Equatable, Sendable {
  /// The network as it stands.
  public var session: Session
  /// Which examples each step takes.
  public var plan: BatchPlan
  /// The number of epochs that were asked for.
  public var epochs: Int
  /// What the examples are.
  public var data: DataDescription
  /// How an example lies.
  public var arrangement: Arrangement

  /// A setup of these parts.
  public init(
    session: Session, plan: BatchPlan, epochs: Int, data: DataDescription = .mnist(),
    arrangement: Arrangement = .numbers
  ) {
    self.session = session
    self.plan = plan
    self.epochs = epochs
    self.data = data
    self.arrangement = arrangement
  }

  /// What a file of its network says of it, so that the training can be gone on with.
  public var record: TrainingRecord { TrainingRecord(data: data, batch: plan.batchSize) }

  /// The tutorial's training: its network, categorical cross-entropy, SGD 0.1, shuffled batches of
  /// 128, ten epochs.
  public static func tutorial(
    exampleCount: Int, arrangement: Arrangement = .numbers, seed: UInt64
  ) -> TrainingSetup {
    TrainingSetup(
      session: .tutorial(seed: seed),
      plan: BatchPlan(exampleCount: exampleCount, batchSize: 128, shuffled: true, seed: seed),
      epochs: 10, arrangement: arrangement)
  }

  /// The last step that was asked for.
  public var lastStep: Int { epochs * plan.stepsPerEpoch }
}

/// What a training worker is told to do; a new order replaces the one before.
///
/// An order names the step to stop at, not how many to take: however late it arrives, and whatever
/// orders were skipped before it, training stops at the same step.
public enum TrainingOrder: Equatable, Sendable {
  /// Do nothing until the next order.
  case pause
  /// Train until so many steps are done in all, then pause; as fast as the machine can unless told.
  case until(step: Int, at: Pace = .full)
  /// Train on at a pace until told otherwise or all epochs are done.
  case run(Pace)

  /// Batches a second; nil is as fast as the machine can.
  public var batchesPerSecond: Int? {
    switch self {
    case .pause: nil
    case .until(_, let pace), .run(let pace): pace.batchesPerSecond
    }
  }

  /// Whether there is anything to do after so many steps of a training that ends with `lastStep`.
  public func isDone(after stepCount: Int, lastStep: Int) -> Bool {
    guard stepCount < lastStep else { return true }
    return switch self {
    case .pause: true
    case .until(let step, _): stepCount >= step
    case .run: false
    }
  }
}

/// How fast training runs while it is watched.
public enum Pace: Int, CaseIterable, Comparable, Sendable {
  /// So many batches a second.
  case one = 1
  case two = 2
  case five = 5
  case ten = 10
  case twenty = 20
  case fifty = 50
  case hundred = 100
  case twoHundred = 200
  case fiveHundred = 500
  /// As fast as the machine can.
  case full = 0

  /// Batches a second; nil is as fast as the machine can.
  public var batchesPerSecond: Int? { self == .full ? nil : rawValue }

  /// The next pace up, or the same at the top.
  public var faster: Pace { Self.allCases.first { $0 > self } ?? self }

  /// The next pace down, or the same at the bottom.
  public var slower: Pace { Self.allCases.last { $0 < self } ?? self }

  /// Slower paces come first; full speed is the last.
  public static func < (left: Pace, right: Pace) -> Bool { left.order < right.order }

  private var order: Int { self == .full ? .max : rawValue }
}
