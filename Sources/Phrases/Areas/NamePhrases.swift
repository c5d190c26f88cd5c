import NeuralCore
import TimeTravel

/// What the parts of a network are called on the screen; files and commands use Keras's names.
public protocol NamePhrases: Sendable {
  /// A layer: `dense`, `2nd dense`, `3rd dense`; `softmax`, `leaky relu`.
  func layer(_ layer: Int, in network: Sequential) -> String
  /// The layer of a kind with a number from 1: `dense`, `2nd dense`.
  func layer(_ kind: String, number: Int) -> String
  /// A layer of an activation: `relu`, `leaky relu`, `log softmax`.
  func layer(_ activation: Activation) -> String
  /// An activation as sentences call it: `ReLU`, `leaky ReLU`, `log-softmax`.
  func function(_ activation: Activation) -> String
  /// A kernel or a bias: `2nd dense weights`, `dense biases`.
  func parameter(_ parameter: Int, in network: Sequential) -> String
  /// One number of a kernel or a bias: `2nd dense weight from neuron 3 to neuron 17`, `dense bias of
  /// neuron 17`.
  func number(
    _ index: Int, ofParameter parameter: Int, in network: Sequential, _ arrangement: Arrangement
  ) -> String
  /// One of the neurons that leave a layer: `digit 5` where the example is the picture of one.
  func unit(_ unit: Int, ofLayer layer: Int, in moment: Moment) -> String
  /// One of the neurons that leave a layer: `digit 5` of the last layers where examples are the
  /// pictures of digits, otherwise `output 5`, and `neuron 17` of the others.
  func unit(
    _ unit: Int, ofLayer layer: Int, in network: Sequential, _ arrangement: Arrangement
  ) -> String
  /// One of the inputs: `pixel (7,12)` of a picture, otherwise `input 3`.
  func input(_ index: Int, _ arrangement: Arrangement) -> String
  /// What enters a layer at an index: an input of the first layer, a neuron of a later one.
  func source(
    _ index: Int, ofLayer layer: Int, in network: Sequential, _ arrangement: Arrangement
  ) -> String
  /// A place of the step: `2nd dense`, `blame dense`, `gradient dense weights`, `look again`.
  func place(_ place: Place, in network: Sequential) -> String
}
