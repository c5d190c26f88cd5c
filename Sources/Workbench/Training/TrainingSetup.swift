import Datasets
import ModelFiles
import NeuralCore

/// What a training begins with: all that decides its numbers, and nothing of how it is watched.
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
  /// How many of the last examples of the data are held out, to check with.
  public var validation: Int
  /// How inputs are standardised; nil where they are taken as they are.
  public var standardization: Standardization?
  /// What became of the training before, over all sittings.
  public var progress: TrainingProgress
  /// How it came to where the network stands.
  public var history: TrainingHistory
  /// Whether rows and columns of its pictures are exchanged.
  public var isTransposed = false
  /// Which training it is, of all since the program began: news of another is none of its own.
  public var identity = 0

  /// A setup of these parts.
  public init(
    session: Session, plan: BatchPlan, epochs: Int, data: DataDescription = .mnist(),
    arrangement: Arrangement = .numbers, validation: Int = 0,
    progress: TrainingProgress = TrainingProgress(), history: TrainingHistory = TrainingHistory(),
    standardization: Standardization? = nil
  ) {
    self.session = session
    self.plan = plan
    self.epochs = epochs
    self.data = data
    self.arrangement = arrangement
    self.validation = validation
    self.progress = progress
    self.history = history
    self.standardization = standardization
  }

  /// The setup of a session that learns from data as a record says; the batches are shuffled.
  ///
  /// Throws where the data has not as many examples, or is not there.
  public init(
    _ session: Session, _ record: TrainingRecord, epochs: Int,
    of mnist: @autoclosure () throws -> MNIST
  ) throws {
    let parts = try record.data.parts(
      for: session, of: mnist, holdingOut: record.validation)
    self.init(
      session: session,
      plan: BatchPlan(
        exampleCount: parts.training.count, batchSize: record.batch, shuffled: true,
        seed: session.seed),
      epochs: epochs, data: record.data,
      arrangement: record.standardization == nil
        ? parts.training.arrangement : parts.training.arrangement.withoutForm,
      validation: record.validation, progress: record.progress, history: record.history,
      standardization: record.standardization)
    isTransposed = record.pictures.isTransposed
  }

  /// The tutorial's training on so many digits: its network, categorical cross-entropy, SGD 0.1,
  /// shuffled batches of 128, ten epochs.
  public static func tutorial(
    exampleCount: Int, arrangement: Arrangement = .numbers, seed: UInt64
  ) -> TrainingSetup {
    TrainingSetup(
      session: .tutorial(seed: seed),
      plan: BatchPlan(exampleCount: exampleCount, batchSize: 128, shuffled: true, seed: seed),
      epochs: 10, arrangement: arrangement)
  }

  /// What a file of its network says of it, so that the training can be gone on with: what became of it
  /// by then, and how it came there.
  public func record(
    _ progress: TrainingProgress, _ history: TrainingHistory
  ) -> TrainingRecord {
    TrainingRecord(
      data: data, batch: plan.batchSize, validation: validation, progress: progress,
      history: history, standardization: standardization,
      pictures: PictureMeaning(classes: arrangement.classes, isTransposed: isTransposed))
  }

  /// The last step that was asked for.
  public var lastStep: Int {
    let (steps, isBeyond) = epochs.multipliedReportingOverflow(by: plan.stepsPerEpoch)
    return isBeyond ? .max : steps
  }

  /// The examples that it takes, as its network and its loss take them.
  public func parts(of mnist: @autoclosure () throws -> MNIST) throws -> DataParts {
    try data.parts(for: session, of: mnist, holdingOut: validation)
      .fitted(to: session.network, session.loss).standardized(by: standardization)
  }
}
