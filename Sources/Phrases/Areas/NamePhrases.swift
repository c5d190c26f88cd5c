import NeuralCore
import TimeTravel

/// What the parts of a network are called on the screen; files and commands use Keras's names.
public protocol NamePhrases: Sendable {
  /// A layer: `dense`, `2nd dense`, `3rd dense`; `softmax`, `leaky relu`.
  func layer(_ layer: Int, in network: Sequential) -> String
  /// A layer of an activation: `relu`, `leaky relu`, `log softmax`.
  func layer(_ activation: Activation) -> String
  /// An activation as sentences call it: `ReLU`, `leaky ReLU`, `log-softmax`.
  func function(_ activation: Activation) -> String
  /// A kernel or a bias: `2nd dense weights`, `dense biases`.
  func parameter(_ parameter: Int, in network: Sequential) -> String
  /// One of the neurons that leave a layer: `digit 5` where the example is the picture of one.
  func unit(_ unit: Int, ofLayer layer: Int, in moment: Moment) -> String
  /// One of the neurons that leave a layer: `digit 5` of the last layers, otherwise `neuron 17`.
  func unit(_ unit: Int, ofLayer layer: Int, in network: Sequential) -> String
  /// One of the network's inputs: `pixel (7,12)` of a picture of 28 × 28, otherwise `input 3`.
  func input(_ index: Int, in network: Sequential) -> String
  /// What enters a layer at an index: a pixel of the first layer, a neuron of a later one.
  func source(_ index: Int, ofLayer layer: Int, in network: Sequential) -> String
  /// A place of the step: `2nd dense`, `blame dense`, `gradient dense weights`, `look again`.
  func place(_ place: Place, in network: Sequential) -> String
}
