import NeuralCore
import TimeTravel

/// What the views say that follow a weight, a neuron, a layer or a mask over the steps.
public protocol LifeViewPhrases: Sendable {
  /// What has the life, the longest form first.
  func titles(_ report: LifeReport) -> [String]
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
  /// What the cells of both strips mean, of which each stands for so many steps.
  func stripLegends(_ report: LifeReport, cell: Int) -> (gradient: String, mask: String)

  // MARK: Jumps

  /// Over the largest jumps, and what the keys do, the longest form first; `leadsOn` to the list of what
  /// has come farthest, where that is not shown beside it.
  func jumps(_ report: LifeReport, isPlain: Bool, leadsOn: Bool) -> [String]
  /// Over the weights that have come farthest, the longest form first; alone, with what the keys do.
  func farthest(_ report: LifeReport, isPlain: Bool, isAlone: Bool) -> [String]
  /// Over their columns.
  var jumpColumns: (step: String, example: String, weight: String, change: String) { get }
  /// The examples of a jump.
  func examples(_ jump: LifeReport.Jump, _ report: LifeReport) -> String
  /// A weight by its index in the slice.
  func weight(_ index: Int, _ report: LifeReport) -> String

  // MARK: Pictures

  /// Over the pictures or strips of a neuron or of the neurons of a layer: the scale that all share where
  /// no legend says it, and of how many inputs, of a side in a picture, a place shows the largest; the
  /// longest form first.
  func film(_ report: LifeReport, scale: String?, pooling: Int, isPicture: Bool) -> [String]
  /// Over a neuron's picture after some steps, the longest form first.
  func frame(_ frame: LifeReport.Frame, _ report: LifeReport) -> [String]
  /// Over the picture of a neuron of a layer.
  func neuron(_ neuron: LifeReport.Neuron) -> [String]

  // MARK: Masks

  /// A dropout layer, and the steps.
  func maskTitle(_ report: MaskReport, in network: Sequential) -> String
  /// What the signs of a raster mean, of which a cell stands for so many neurons and steps, the longest
  /// form first.
  func raster(neurons: Int, steps: Int) -> [String]
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
