import NeuralCore

/// What is said where a training is watched.
public protocol TrainPhrases: Sendable {
  // MARK: Titles

  /// The room's name.
  var title: String { get }
  /// The top line: what is trained, on what, and how; the optimizer is written down already.
  func place(_ training: ShownTraining, optimizer: String) -> String
  /// What stands at the first end of the line of batches.
  var start: String { get }

  // MARK: Where it stands

  /// Which epoch it is in.
  func epoch(_ training: ShownTraining) -> String
  /// What the training does now.
  func doing(_ doing: TrainingDoing) -> String
  /// A pace, in batches a second; nil is as fast as the machine can.
  func pace(_ batchesPerSecond: Int?) -> String
  /// One sentence or two on where the training stands, with its numbers.
  func sentence(on training: ShownTraining) -> String
  /// That the training is about to pause.
  var stopping: String { get }
  /// That a training was stopped after so many steps.
  func stopped(afterSteps count: Int) -> String
  /// What the test set said of a network that has learnt so many steps, in a line.
  func tested(_ result: Evaluation, afterSteps count: Int) -> String
  /// Why nothing more can be trained.
  func over(_ training: ShownTraining) -> String

  // MARK: Questions of the panes

  /// What the curves answer.
  var curvesQuestion: String { get }
  /// What the numbers answer.
  var numbersQuestion: String { get }
  /// What the pictures of weights answer.
  var weightsQuestion: String { get }
  /// What the row of layers answers.
  var layersQuestion: String { get }

  // MARK: What was measured

  /// The name of something that is measured.
  func name(of measured: TrainingMeasure) -> String
  /// A loss; nil before it was measured.
  func loss(_ loss: Double?) -> String
  /// An accuracy; nil before it was measured.
  func accuracy(_ accuracy: Double?) -> String
  /// On what something was measured, and how.
  func how(_ measured: TrainingMeasure, _ training: ShownTraining) -> String
  /// The heading over the curve of the loss.
  func lossHeading(_ view: CurveView) -> String
  /// The heading over the curves of the accuracy, with the strokes of both curves.
  var accuracyHeading: String { get }
  /// What stands at the end of an axis of epochs, or of batches.
  func axisEnd(ofEpochs: Bool) -> String
  /// What a line stands for that guessing leads to; the number is written down already.
  func guessing(_ value: String) -> String

  // MARK: Weights

  /// The heading over pictures of the weights of some neurons, the longest form first.
  func lookFor(_ units: [Int], areThoseThatChanged: Bool) -> [String]
  /// What stands below a neuron's picture.
  func neuron(_ unit: Int) -> String
  /// The heading over how weights spread.
  var spreads: String { get }
  /// What stands before the spread at the start, and before that of now.
  var spreadRows: (start: String, now: String) { get }
  /// How far the weights of a layer moved on average.
  func moved(by change: Float) -> String

  // MARK: Layers

  /// What stands before the mean size of a layer's gradients, and before its silent neurons.
  var layersRows: [String] { get }
  /// How many of a layer's neurons gave 0 for a whole batch.
  func silent(_ count: Int, of units: Int) -> String

  // MARK: Keys

  /// Running or pausing.
  func runOrPause(isPaused: Bool) -> KeyText
  /// Faster or slower.
  var changePace: KeyText { get }
  /// One batch more.
  var batch: KeyText { get }
  /// On to the end of the epoch.
  var wholeEpoch: KeyText { get }
  /// Another scale, or another part, of the curves.
  func lookAtCurves(_ view: CurveView) -> KeyText
  /// Into the next batch with the network as it stands.
  var stepInto: KeyText { get }
  /// Saving the network.
  var save: KeyText { get }

  // MARK: Saving and leaving

  /// What is asked for, and what could be typed.
  var fileWanted: (label: String, example: String) { get }
  /// That no name of a file was given, and what could be one.
  func noFile(suchAs name: String) -> String
  /// The question before what was learnt is lost.
  func leaveUnsaved(batches: Int) -> String
}

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
  /// The test set.
  case testSet
}

/// What a training does now.
public enum TrainingDoing: Hashable, Sendable {
  /// All epochs are done.
  case done
  /// Its numbers were finite no more.
  case stopped
  /// It waits; nil is the pace that is as fast as the machine can.
  case paused(batchesPerSecond: Int?)
  /// It runs, at a pace, as fast as was measured; nil before it was.
  case runs(batchesPerSecond: Int?, imagesPerSecond: Double?)
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
  /// How many steps are done.
  public let stepCount: Int
  /// The last batch; nil before the first.
  public let lastBatch: BatchReport?
  /// The epoch that ended last; nil before the first did.
  public let lastEpoch: EpochResult?
  /// Where the numbers were finite no more; nil while they are.
  public let divergence: Divergence?

  /// The end of an epoch, and what the test set said then.
  public struct EpochResult: Sendable {
    /// The epoch, from 0.
    public let epoch: Int
    /// Its last step.
    public let step: Int
    /// The test set's result.
    public let test: Evaluation

    /// An epoch that ended with a step.
    public init(epoch: Int, step: Int, test: Evaluation) {
      self.epoch = epoch
      self.step = step
      self.test = test
    }
  }

  /// Tells words of a training.
  public init(
    start: Session, arrangement: Arrangement, plan: BatchPlan, epochs: Int, stepCount: Int,
    lastBatch: BatchReport?, lastEpoch: EpochResult?, divergence: Divergence?
  ) {
    self.start = start
    self.arrangement = arrangement
    self.plan = plan
    self.epochs = epochs
    self.stepCount = stepCount
    self.lastBatch = lastBatch
    self.lastEpoch = lastEpoch
    self.divergence = divergence
  }

  /// The epoch that the last batch belongs to, from 0; before the first batch its epoch.
  public var epoch: Int { plan.epoch(ofStep: max(stepCount, 1)) }

  /// Whether all epochs are done.
  public var isFinished: Bool { stepCount >= epochs * plan.stepsPerEpoch }
}
