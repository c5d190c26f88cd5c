import NeuralCore

/// How a training came to where its network stands, so that one that is gone on with goes on as if it
/// had never been left: its epochs, the epoch at hand, and what its losses were.
public struct TrainingHistory: Hashable, Sendable {
  /// The epochs that ended, oldest first; of very many some.
  public let epochs: [EpochRecord]
  /// What the batches of the epoch at hand came to; of no rows where it has not begun.
  public let running: EpochMean
  /// The losses, as far as they tell whether it explodes; nil where that is not known.
  public let losses: LossMeans?

  /// The largest number of epochs that is kept.
  public static let capacity = 512

  /// Of a training that has not begun, or of one that nothing is known of; sums that are no finite
  /// numbers are not known.
  public init(
    epochs: [EpochRecord] = [], running: EpochMean = EpochMean(), losses: LossMeans? = nil
  ) {
    self.epochs = epochs
    self.running = running.isFinite ? running : EpochMean()
    self.losses = losses.flatMap { $0.isFinite ? $0 : nil }
  }
}

/// What an epoch came to, as a file has it.
public struct EpochRecord: Codable, Hashable, Sendable {
  /// The epoch, from 0.
  @Bounded<StepCountLimit> public var epoch: Int
  /// The step it ended with.
  @Bounded<StepCountLimit> public var step: Int
  /// The mean loss over its rows, with dropout, over weights that still changed; nil where it was no
  /// finite number.
  public let trainLoss: Double?
  /// The share of right answers over its rows, measured the same way.
  public let trainAccuracy: Double
  /// The loss on what it was checked with at its end; nil where it was no finite number.
  public let loss: Double?
  /// How many of those were right.
  @Bounded<StepCountLimit> public var right: Int
  /// How many those were.
  @Bounded<StepCountLimit> public var count: Int

  enum CodingKeys: String, CodingKey {
    case epoch, step, loss, right, count
    case trainLoss = "train_loss"
    case trainAccuracy = "train_accuracy"
  }

  /// An epoch that ended with a step, how it went, and what it was checked with.
  public init(
    epoch: Int, step: Int, trainLoss: Double, trainAccuracy: Double, check: Evaluation
  ) {
    _epoch = Bounded(wrappedValue: epoch)
    _step = Bounded(wrappedValue: step)
    self.trainLoss = trainLoss.isFinite ? trainLoss : nil
    self.trainAccuracy = trainAccuracy
    loss = check.loss.isFinite ? check.loss : nil
    _right = Bounded(wrappedValue: check.right)
    _count = Bounded(wrappedValue: check.count)
  }
}

/// The losses of a training, as far as they tell whether it explodes: the latest, and the first and the
/// lowest of the means over so many.
public struct LossMeans: Codable, Hashable, Sendable {
  /// The latest losses, oldest first.
  public private(set) var recent: [Float] = []
  /// The mean of the first ones; nil before there were as many.
  public private(set) var first: Double?
  /// The lowest mean; nil before there was one.
  public private(set) var lowest: Double?

  /// The largest number of losses that a mean is taken of.
  public static let capacity = 32

  /// Of no batch.
  public init() {}

  /// Whether a file can hold them.
  var isFinite: Bool { recent.allSatisfy(\.isFinite) }

  /// Adds the loss of the next batch; returns the mean over the latest `width`, once there are as many.
  public mutating func add(_ loss: Float, width: Int) -> Double? {
    recent.append(loss)
    if recent.count > width { recent.removeFirst(recent.count - width) }
    guard recent.count == width else { return nil }
    let mean = recent.reduce(0) { $0 + Double($1) } / Double(width)
    first = first ?? mean
    lowest = min(lowest ?? mean, mean)
    return mean
  }
}

// MARK: - In files

extension TrainingHistory: Codable {
  enum CodingKeys: String, CodingKey { case epochs, running, losses }

  /// Reads it; what is missing is not known.
  ///
  /// Throws a `BoundsError` where there is more than is kept, or what there cannot be.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    epochs = try container.decodeIfPresent([EpochRecord].self, forKey: .epochs) ?? []
    running = try container.decodeIfPresent(EpochMean.self, forKey: .running) ?? EpochMean()
    losses = try container.decodeIfPresent(LossMeans.self, forKey: .losses)
    for (field, count, most) in [
      ("epochs", epochs.count, Self.capacity),
      ("losses", losses?.recent.count ?? 0, LossMeans.capacity),
    ] where count > most {
      throw BoundsError(field: "the number of \(field)", bounds: 0...most, found: "\(count)")
    }
    for epoch in epochs where epoch.right > epoch.count || epoch.count == 0 {
      throw BoundsError(
        field: "right of an epoch", bounds: 0...epoch.count,
        found: "\(epoch.right) of \(epoch.count)")
    }
  }

  /// Writes what is known.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    if !epochs.isEmpty { try container.encode(epochs, forKey: .epochs) }
    if running != EpochMean() { try container.encode(running, forKey: .running) }
    try container.encodeIfPresent(losses, forKey: .losses)
  }
}
