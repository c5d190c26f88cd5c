import NeuralCore
import TimeTravel

/// What stands around the view of a moment: the top line, the network, the step as a line.
public protocol FramePhrases: Sendable {
  // MARK: The top line

  /// Which step of how many, after the `before` steps of a trained network.
  func step(_ moment: Moment, after before: Int) -> String
  /// The step's number alone.
  func step(_ number: Int) -> String
  /// In a word, that the network is looked at, not trained.
  var looking: String { get }
  /// How many rows the step has, in full.
  func batch(of rows: Int) -> String
  /// How many rows the step has, in short.
  func rows(_ count: Int) -> String
  /// Which example is shown.
  func example(_ moment: Moment) -> String
  /// The way into the network, part by part.
  func path(_ moment: Moment) -> [String]
  /// That → counts steps, or epochs.
  func grain(_ grain: Depth) -> String
  /// What the step's random numbers come from.
  func seed(_ seed: UInt64) -> String

  // MARK: The step as a line

  /// A part of the step.
  func phase(_ phase: Place.Phase) -> String

  // MARK: The network

  /// The row of what goes in.
  var input: String { get }
  /// The row of the loss.
  var loss: String { get }
  /// A layer's row, the longest name first.
  func names(ofLayer layer: Int, in network: Sequential) -> [String]
  /// Which way the marks go, and whose numbers the strips are, in lines.
  func legend(_ moment: Moment) -> [String]
  /// What the marks mean where there is little room; nothing where they are of a pass.
  func shortLegend(_ moment: Moment) -> [String]
  /// That the network's answer is not known yet, on one line and on several.
  var noAnswer: (wide: [String], narrow: [String]) { get }
  /// That the network's answer is hidden.
  var hiddenAnswer: String { get }
  /// That a place is not shown yet, because a later page of a lesson asks about it.
  var hiddenForLater: String { get }
  /// What stands where the other one of two networks has no such place.
  var isNotInOther: String { get }
  /// What the network says, in lines of a wide pane and of a narrow one.
  func verdict(_ verdict: Verdict) -> (wide: [String], narrow: [String])
  /// What a pinned number is called, the longest name first.
  func pin(_ pin: PinReport, in moment: Moment) -> [String]
  /// That so many more are pinned than there is room for.
  func morePins(_ count: Int) -> String
  /// Over the picture of the example.
  func picture(_ moment: Moment) -> String
  /// How many of its inputs are not 0.
  func nonzero(_ count: Int, of inputs: Int, _ arrangement: Arrangement) -> String

  // MARK: A place that a trace does not hold whole

  /// A layer's blame.
  func blame(ofLayer layer: Int, in network: Sequential) -> String
  /// The gradient of a weight.
  func gradient(_ gradient: Float, of weight: WeightPlace) -> String
  /// A weight before and after its update.
  func update(_ before: Float, _ after: Float, of weight: WeightPlace) -> String
  /// The loss of the row that is shown.
  func loss(ofThisRow loss: Float) -> String
  /// The mean of a batch.
  func mean(_ mean: Float, ofRows count: Int) -> String
}
