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
  /// Stand where so many steps are done, whichever way that is, then pause; steps that were taken once
  /// come again with the same bits.
  case stand(at: Int)
  /// Stand still, and ask the test set of the network as it is; that is counted.
  case askTest

  /// Batches a second; nil is as fast as the machine can.
  public var batchesPerSecond: Int? {
    switch self {
    case .pause, .stand, .askTest: nil
    case .until(_, let pace), .run(let pace): pace.batchesPerSecond
    }
  }

  /// Whether there is anything to do after so many steps of a training that ends with `lastStep`.
  public func isDone(after stepCount: Int, lastStep: Int) -> Bool {
    if case .stand(let step) = self { return stepCount == min(step, lastStep) }
    guard stepCount < lastStep else { return true }
    return switch self {
    case .pause, .stand, .askTest: true
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

  /// The fastest that is not above so many batches a second.
  init(batchesPerSecond wanted: Int) {
    self = Self.allCases.last { $0 != .full && $0.rawValue <= wanted } ?? .one
  }

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
