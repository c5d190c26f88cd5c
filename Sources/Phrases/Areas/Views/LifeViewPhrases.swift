import NeuralCore
import TimeTravel

/// What the views say that follow a weight, a neuron, a layer or a mask over the steps.
public protocol LifeViewPhrases: Sendable {
  /// What has the life.
  func title(_ report: LifeReport) -> String
  /// That it is hidden until the question is answered.
  var hidden: String { get }
  /// That nothing has moved yet: the life begins with the first update.
  var unborn: String { get }
  /// That steps are being read, and how to stop it.
  func reading(_ known: Int, of steps: Int) -> String
  /// Over the curve: the steps that it is about and what its height is, the longest form first.
  func curve(_ report: LifeReport) -> [String]

  // MARK: Numbers

  /// Before the number where it stands, where it began, and the difference.
  var figures: (now: String, start: String, since: String) { get }
  /// In how many steps anything moved.
  func moved(_ report: LifeReport) -> String
  /// How often the sign changed, the longest form first; nothing where a sign says nothing.
  func signChanges(_ report: LifeReport) -> [String]
  /// In how many steps the neuron was dropped, the longest form first.
  func dropped(_ report: LifeReport) -> [String]
  /// Before the strip of gradients and that of masks.
  func strips(_ report: LifeReport) -> (gradient: String, mask: String)
  /// What a strip of gradients means.
  var stripLegend: String { get }

  // MARK: Jumps

  /// Over the largest jumps, and what the key does, the longest form first.
  func jumps(_ report: LifeReport, isPlain: Bool) -> [String]
  /// Over their columns.
  var jumpColumns: (step: String, example: String, weight: String, change: String) { get }
  /// The examples of a jump.
  func examples(_ jump: LifeReport.Jump, _ report: LifeReport) -> String
  /// The weight that jumped.
  func weight(_ jump: LifeReport.Jump, _ report: LifeReport) -> String

  // MARK: Pictures

  /// Over the pictures of a neuron or of the neurons of a layer, with the scale that all share and how
  /// many inputs of a side a place stands for, the longest form first.
  func film(_ report: LifeReport, scale: String, pooling: Int) -> [String]
  /// Over a neuron's picture after some steps.
  func frame(_ frame: LifeReport.Frame, _ report: LifeReport) -> String
  /// Over the picture of a neuron of a layer.
  func neuron(_ neuron: LifeReport.Neuron) -> [String]

  // MARK: Masks

  /// A dropout layer, and the steps.
  func maskTitle(_ report: MaskReport, in network: Sequential) -> String
  /// Which neurons the columns are, and that the rows are steps.
  func raster(neurons: ClosedRange<Int>, of width: Int) -> String
  /// Before the row of how often each neuron was dropped.
  var often: String { get }
  /// How often a neuron was dropped, in a line.
  func dropped(_ unit: Int, _ report: MaskReport) -> String
  /// Who was dropped most often and least often.
  func extremes(_ report: MaskReport) -> String

  // MARK: Sentences

  /// The life in a sentence.
  func sentence(_ report: LifeReport) -> String
  /// The masks in a sentence.
  func sentence(_ report: MaskReport, ofNeuron unit: Int) -> String
}
