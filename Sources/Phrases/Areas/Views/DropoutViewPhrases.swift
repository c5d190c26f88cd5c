import NeuralCore
import TimeTravel

/// What the views of dropout say: the mask, and the mask beside another one.
public protocol DropoutViewPhrases: Sendable {
  // MARK: The mask

  /// A layer, its rate, and where its mask comes from.
  func title(
    ofLayer layer: Int, rate: Float, _ origin: MaskOrigin, in network: Sequential
  ) -> String
  /// How many neurons are kept, and how much louder they are, the longest form first.
  func counts(kept: Int, dropped: Int, rate: Float, _ origin: MaskOrigin) -> [String]
  /// What a neuron's mask does to it.
  func fate(of unit: Int, isKept: Bool, rate: Float, _ origin: MaskOrigin) -> String
  /// What evaluation does otherwise, or training, where a network is looked at.
  func otherwise(_ origin: MaskOrigin, rate: Float) -> String
  /// Over the columns of what goes in, the mask, and what comes out.
  var columns: (before: String, mask: String, after: String) { get }
  /// A dropped neuron's row.
  var dropped: String { get }

  // MARK: Hidden

  /// A layer and its rate.
  func hiddenTitle(ofLayer layer: Int, rate: Float, in network: Sequential) -> String
  /// How many neurons there are, and nothing of their fate.
  func hiddenCounts(of neurons: Int) -> String
  /// That the mask is hidden until the question is answered.
  var hidden: String { get }

  // MARK: Beside another mask

  /// A layer, its rate, and whether masks differ each time.
  func masksTitle(
    ofLayer layer: Int, rate: Float, _ origin: MaskOrigin, in network: Sequential
  ) -> String
  /// How many neurons two masks treat otherwise.
  func differing(_ count: Int, of neurons: Int) -> String
  /// That evaluation drops nobody.
  var masksRemark: String { get }
  /// Over the columns of three masks: this example's, the next one's, evaluation's.
  var maskColumns: (here: String, next: String, evaluation: String) { get }
  /// What two masks do to one neuron, and how many they treat otherwise.
  func sentence(_ masks: MaskDerivation, ofNeuron unit: Int) -> String
  /// Over the picture of this example's mask.
  func picture(ofExample example: Int) -> String
  /// Over the picture of the next example's mask.
  func picture(ofNextExample example: Int) -> String
  /// Over the picture of evaluation.
  var evaluationPicture: String { get }
  /// How many are kept, and how much louder.
  func kept(_ count: Int, rate: Float) -> String
  /// That all are kept as they are.
  var allKept: String { get }
}
