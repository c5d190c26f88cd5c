import ModelFiles
import NeuralCore

/// How the curves of a training are looked at.
public struct CurveView: Hashable, Sendable {
  /// Whether equal factors of the loss, not equal differences, are equally far apart.
  public var isLogarithmic = true
  /// Whether the last batches alone are shown, not the whole training.
  public var isRecent = false

  /// The whole training, its loss by factors.
  public init() {}
}

/// Something that is measured while a network is trained.
public enum TrainingMeasure: CaseIterable, Sendable {
  /// The batch that was trained on last.
  case lastBatch
  /// The mean of the batches of this epoch.
  case epochSoFar
  /// What was held out, or else the test set, after each epoch.
  case check
  /// The test set, at the end.
  case test
}

/// What a training does now.
public enum TrainingDoing: Hashable, Sendable {
  /// All epochs are done.
  case done
  /// It stands at the end of an epoch and asks what was held out, or the test set.
  case checking
  /// Its numbers were finite no more.
  case stopped
  /// It waits; nil is the pace that is as fast as the machine can.
  case paused(batchesPerSecond: Int?)
  /// It runs, at a pace, as fast as was measured; nil before it was.
  case runs(batchesPerSecond: Int?, imagesPerSecond: Double?)
}

/// Why a training ends before its last step.
public enum UntimelyEnd: Equatable, Sendable {
  /// A number was finite no more.
  case divergence(Divergence)
  /// The loss was ten times its lowest mean: at a step, how large, and the mean.
  case explosion(step: Int, loss: Float, lowest: Double)
  /// The loss on what an epoch was checked with is no finite number, though the weights are: at a step.
  case endlessCheck(step: Int)
}

/// A training as far as words need to know it.
public struct ShownTraining: Sendable {
  /// What it began with.
  public let start: Session
  /// How an example lies.
  public let arrangement: Arrangement
  /// Which examples each step takes.
  public let plan: BatchPlan
  /// How many epochs were asked for.
  public let epochs: Int
  /// How many examples were held out.
  public let validation: Int
  /// Whether it is told in plain text, which names words and no keys.
  public var isPlain = false
  /// Whether there are examples that are asked at the end only.
  public var hasTestSet = true
  /// How many steps are done.
  public let stepCount: Int
  /// How many steps were done at the furthest.
  public var furthest = 0
  /// The last batch; nil before the first.
  public var lastBatch: BatchReport?
  /// The epoch that ended last; nil before the first did.
  public var lastEpoch: EpochResult?
  /// The epoch with the most right answers; nil before the first ended.
  public var bestEpoch: BestEpoch?
  /// Why it ended before its last step; nil where it did not.
  public var end: UntimelyEnd?
  /// What the test set said at the end; nil before it was asked.
  public var test: Evaluation?
  /// How often the test set was asked of this network.
  public var testsAsked = 0
  /// The class that is taken for another most often; nil where none is, or nobody knows.
  public var mostConfused: (truth: Int, said: Int, times: Int)?
  /// How many seconds were worked on it; nil where nobody measured.
  public var secondsOfWork: Double?
  /// What it learnt, or still mixes up; nil where there is nothing new.
  public var milestone: Milestone?

  /// The end of an epoch, and what was said then.
  public struct EpochResult: Sendable {
    /// The epoch, from 0.
    public let epoch: Int
    /// Its last step.
    public let step: Int
    /// What was held out, or else the test set.
    public let check: Evaluation

    /// An epoch that ended with a step.
    public init(epoch: Int, step: Int, check: Evaluation) {
      self.epoch = epoch
      self.step = step
      self.check = check
    }
  }

  /// Something worth telling of what a network learnt.
  public enum Milestone: Hashable, Sendable {
    /// It reads a class now: so many right, of so many.
    case reads(Int, right: Int, of: Int)
    /// It takes a class for another so many times, more often than any other.
    case confuses(Int, with: Int, times: Int)
  }

  /// Tells words of a training that has taken some steps.
  public init(
    start: Session, arrangement: Arrangement, plan: BatchPlan, epochs: Int, validation: Int = 0,
    stepCount: Int
  ) {
    self.start = start
    self.arrangement = arrangement
    self.plan = plan
    self.epochs = epochs
    self.validation = validation
    self.stepCount = stepCount
  }

  /// The epoch that the last batch belongs to, from 0; before the first batch its epoch.
  public var epoch: Int { plan.epoch(ofStep: max(stepCount, 1)) }

  /// Whether all epochs are done.
  public var isFinished: Bool { stepCount >= epochs * plan.stepsPerEpoch }
}
