import ModelFiles
import NeuralCore
import Phrases
import TimeTravel

/// What the screen is told of a training: the newest state, never a queue.
///
/// It is small, whatever the network is: the network itself travels only where training stands still.
public struct TrainingNews: Sendable {
  /// Which training it is of.
  public var training: Int
  /// How many steps are done.
  public var stepCount: Int
  /// How many steps were done at the furthest: more than `stepCount` after going back.
  public var furthest: Int
  /// The network and the way to it, while it stands still.
  public var standing: Standing?
  /// The last batch, nil before the first.
  public var lastBatch: BatchReport?
  /// Loss and accuracy of all batches that were taken, thinned out.
  public var curves: TrainingCurves
  /// The epochs that ended.
  public var epochs: EpochHistory
  /// What the test set said of the network as it stands; nil where it was not asked.
  public var test: Evaluation?
  /// The best epoch, and how often the test set was asked of this network, over all sittings.
  public var progress: TrainingProgress
  /// Images a second lately; nil before it was measured.
  public var imagesPerSecond: Double?
  /// How many seconds the worker has worked; nil where nobody measures.
  public var secondsOfWork: Double?
  /// Whether the worker waits for an order.
  public var isPaused: Bool
  /// Whether an epoch that ended is still being checked, or the test set asked.
  public var isChecking = false
  /// Whether all epochs are done.
  public var isFinished: Bool
  /// Why it ended before its last step.
  public var end: UntimelyEnd?
  /// How many orders were given up to the one that it follows.
  public var ordersFollowed = 0
  /// What could not be written on the way; nil where all could.
  public var fault: String?
  /// What the probes of the visible panes read last.
  package var readings = TrainingReadings()

  /// A network that stands still.
  public struct Standing: Sendable {
    /// The network.
    public var session: Session
    /// Sessions on the way, so that a walk back into it need not replay everything.
    package var past: Checkpoints
    /// How the training came to it.
    package var history: TrainingHistory
  }

  /// What there is to tell before the first batch.
  public init(before setup: TrainingSetup) {
    training = setup.identity
    stepCount = setup.session.stepCount
    furthest = stepCount
    standing = Standing(
      session: setup.session, past: Checkpoints(setup.session, budget: 0),
      history: setup.history)
    curves = TrainingCurves()
    epochs = EpochHistory(setup.history.epochs)
    progress = setup.progress
    isPaused = true
    isFinished = setup.session.stepCount >= setup.lastStep
  }
}
