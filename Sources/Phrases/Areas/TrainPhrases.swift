import Datasets
import ModelFiles
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
  /// How inputs are standardised, by so many examples.
  func standardized(_ standardization: Standardization, by examples: Int) -> String
  /// That a training was stopped after so many steps.
  func stopped(afterSteps count: Int) -> String
  /// Why a training ended before its last step, and which network is left.
  func stopped(by end: UntimelyEnd, in network: Sequential) -> String
  /// That so many batches were learnt and are lost.
  func lost(batches: Int) -> String
  /// Why nothing more can be trained.
  func over(_ training: ShownTraining) -> String

  /// That a place of the training is not there, and what there is.
  func noBatch(_ text: String, upTo last: Int) -> String
  /// What is said while one looks at a batch that others follow.
  func past(_ training: ShownTraining) -> String

  // MARK: Plain text

  /// What can be typed.
  var plainHelp: String { get }
  /// Which epoch it is in, and how many of its batches are done.
  func toldPlace(_ training: ShownTraining) -> String
  /// What the test set said; nil where it was not asked.
  func toldTest(_ training: ShownTraining) -> String?
  /// What it has learnt.
  func milestone(_ milestone: ShownTraining.Milestone, _ training: ShownTraining) -> String
  /// What an epoch, from 0, came to while it learnt, and what it was checked with.
  func epochEnd(
    _ epoch: Int, loss: Double, accuracy: Double, _ check: Evaluation, _ training: ShownTraining
  ) -> String
  /// That no epoch has ended.
  var noEpoch: String { get }
  /// Something that was measured, in a line; nil before it was.
  func told(
    _ measured: TrainingMeasure, loss: Double?, accuracy: Double?, _ training: ShownTraining
  ) -> String
  /// That so many batches are not saved, and how they are, or how one goes on all the same.
  func unsaved(batches: Int) -> String

  // MARK: Questions of the panes

  /// What the curves answer.
  var curvesQuestion: String { get }
  /// What the numbers answer.
  var numbersQuestion: String { get }
  /// What the summary at the end answers.
  var endingQuestion: String { get }
  /// What became of a training, a name and a text for each thing that is known.
  func ending(_ training: ShownTraining) -> [(name: String, text: String)]
  /// The step that something was read at, where that is not the last.
  func ofBatch(_ step: Int) -> String
  /// What the pictures of weights answer.
  var weightsQuestion: String { get }
  /// What the table of layers answers.
  var layersQuestion: String { get }
  /// What the examples and their answers answer.
  var readingQuestion: String { get }
  /// What the table of mixed up classes answers.
  var confusionQuestion: String { get }
  /// What the examples of the last batch answer.
  var batchQuestion: String { get }

  /// What the map of the plane answers.
  var borderQuestion: String { get }

  // MARK: How the panes are read

  /// How the map of the plane is read.
  func howToReadBorder(classes: Int, _ arrangement: Arrangement) -> String
  /// What the network says at a place of the plane.
  func border(
    at place: (Float, Float), said label: Int, probability: Float, _ arrangement: Arrangement
  ) -> String

  /// How examples and what is said of them are read.
  func howToReadAnswers(_ training: ShownTraining) -> String
  /// How the table of mixed up classes is read.
  var howToReadConfusion: String { get }
  /// How the table of layers is read.
  var howToReadLayers: String { get }
  /// How the curves are read.
  var howToReadCurves: String { get }
  /// A batch, how many of its examples were right, and how many numbers its first masks took away.
  func batchRead(step: Int, right: Int, of count: Int, masked: (count: Int, of: Int)?) -> String
  /// What is drawn of a mask: how many outputs were kept for one example, of how many.
  func maskRead(kept: Int, of count: Int) -> String
  /// How many of the examples that are looked at are wrong, over the surest of them.
  func stillWrong(_ wrong: Int, of count: Int, _ training: ShownTraining) -> String
  /// The heading over the pairs of classes that are mixed up most.
  var mostConfused: String { get }
  /// What the curves say of some steps.
  func read(steps: ClosedRange<Int>, loss: Double, accuracy: Double) -> String

  // MARK: What was measured

  /// The name of something that is measured.
  func name(of measured: TrainingMeasure) -> String
  /// A loss; nil before it was measured.
  func loss(_ loss: Double?) -> String
  /// An accuracy; nil before it was measured.
  func accuracy(_ accuracy: Double?) -> String
  /// On what something was measured, and how.
  func how(_ measured: TrainingMeasure, _ training: ShownTraining) -> String
  /// The heading over the curve of the loss, with the mean of the epoch so far and the last check.
  func lossHeading(_ view: CurveView, _ training: ShownTraining) -> String
  /// The heading over the curves of the accuracy, with the strokes of both curves.
  func accuracyHeading(_ training: ShownTraining) -> String
  /// What stands at the end of an axis of epochs, or of batches.
  func axisEnd(ofEpochs: Bool) -> String
  /// What a line stands for that guessing leads to; the number is written down already.
  func guessing(_ value: String) -> String

  // MARK: Weights

  /// What pictures of weights show: the weights, or what was added to them.
  func weightsShown(isRaw: Bool) -> String
  /// What stands below a neuron's picture, with how many of its weights lie beyond the scale.
  func neuron(_ unit: Int, beyondScale count: Int) -> String
  /// The heading over how weights spread.
  var spreads: String { get }
  /// What stands before the spread at the start, and before that of now.
  var spreadRows: (start: String, now: String) { get }
  /// How far the weights of a layer moved on average.
  func moved(by change: Float) -> String

  // MARK: Layers

  /// What stands before the rows of the table of layers: the length of the gradients, the same lately, the
  /// neurons that are asleep, silent or saturated as they can be, how far the weights moved.
  func layersRows(silent: Bool, saturated: Bool) -> [String]
  /// How many of a layer's neurons were asleep for a whole batch.
  func asleep(_ count: Int, of units: Int) -> String

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
  /// The list of stops.
  var stops: KeyText { get }
  /// To the next stop and to the last.
  var toStops: KeyText { get }
  /// One batch back and on.
  var batches: KeyText { get }
  /// To the end of an epoch, back and on.
  var epochs: KeyText { get }
  /// To the start and to the newest batch.
  var ends: KeyText { get }
  /// To a batch by its number.
  var byNumber: KeyText { get }
  /// What is typed for it.
  var batchWanted: (label: String, example: String) { get }
  /// The next pane, the one before, or one by its number.
  var otherPane: KeyText { get }
  /// The arrow keys for the pane.
  var intoPane: KeyText { get }
  /// The arrow keys within the pane.
  var withinPane: KeyText { get }
  /// The example that the cursor stands on.
  var openExample: KeyText { get }
  /// The next batch, where the cursor stands on nothing else.
  var openBatch: KeyText { get }
  /// To the batch that the cursor reads.
  var standAtCursor: KeyText { get }
  /// Other neurons; their weights or what was added to them.
  var otherNeurons: KeyText { get }
  /// The test set, for the network as it stands.
  var askTest: KeyText { get }
  /// What it says of the examples that it did not learn from.
  var evaluate: KeyText { get }
  /// What leads there, by what its examples are.
  func hintOfEvaluating(_ arrangement: Arrangement) -> String
  /// Once more, with other settings.
  var again: KeyText { get }
  /// What is typed for them, and what is said to what is no setting.
  var settingsWanted: (label: String, example: String, rule: String) { get }
  /// More epochs.
  var trainOn: KeyText { get }
  /// What is typed for more epochs, and what is said to what is no number of them.
  var epochsWanted: (label: String, example: String, rule: String) { get }
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
