import NeuralCore
import TimeTravel

/// What the views of a moment are called, and where the keys for others lead.
public protocol ViewTitlePhrases: Sendable {
  /// The view of a place itself.
  func event(_ place: Place, isInNeuron: Bool, in network: Sequential) -> String
  /// The gradient of a weight found by trying.
  var gradientCheck: String { get }
  /// The weights before the update.
  var weights: String { get }
  /// The weights after it.
  var weightsAfter: String { get }
  /// After less before.
  var changeOfWeights: String { get }
  /// Weights times inputs.
  func products(_ kind: IncomingKind) -> String
  /// A mask beside another one.
  var masks: String { get }
  /// A softmax at another temperature.
  var temperature: String { get }
  /// A softmax without its shift.
  var unshifted: String { get }
  /// A small network with its edges.
  var diagram: String { get }
  /// What has happened to it over the steps.
  var life: String { get }
  /// The rows of a batch.
  var batch: String { get }
  /// What would be otherwise.
  var whatIf: String { get }
  /// The numbers of all neurons, one by one.
  var ledger: String { get }
  /// The same, the largest first.
  var ranking: String { get }
  /// What comes into a layer.
  var incoming: String { get }
  /// What leaves a dropout layer.
  var afterMask: String { get }
  /// The loss over the p of the right answer.
  var curve: String { get }
  /// What a network says of each place of the plane.
  var border: String { get }
  /// What a little more ink would do.
  var ink: String { get }
  /// How many weights moved, layer by layer.
  var moved: String { get }
  /// What the view of an origin is called from here.
  func origin(_ target: Target, from moment: Moment) -> String
}
