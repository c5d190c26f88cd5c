import NeuralCore
import TimeTravel

/// What several views of a moment say.
public protocol CommonViewPhrases: Sendable {
  // MARK: Keys

  /// The keys of a hint with their arrows named, for terminals that cannot show arrows.
  func naming(arrowsOf hint: String) -> String
  /// What the learner types where there are no keys: the word between quotation marks.
  func word(_ word: PlainKey) -> String

  // MARK: Titles of a view

  /// Behind a title: that the scales were fitted at another step, and which key fits them again.
  func held(step: Int, isBeyond: Bool) -> String
  /// Behind the colour of the cursor in a picture.
  var here: String { get }
  /// A layer.
  func layer(_ layer: Int, in network: Sequential) -> String
  /// A neuron of a layer, and the numbers that its neurons are counted by.
  func neuron(_ unit: Int, ofLayer layer: Int, in network: Sequential) -> String
  /// The weights or biases of a layer, and how many they are.
  func parameter(_ slice: ParameterSlice, in network: Sequential) -> String

  // MARK: Names

  /// One weight or bias.
  func weight(_ weight: WeightPlace) -> String
  /// So many weights or biases.
  func counted(_ count: Int, of slice: ParameterSlice) -> String
  /// Over a column with a row for each neuron.
  var neuron: String { get }
  /// Over a column with a row for each output.
  func outputs(_ kind: OutputKind) -> String
  /// The one output that is the probability of class 1.
  var probabilityOfOne: String { get }
  /// Over a column with a row for each number that comes in.
  func incoming(_ kind: IncomingKind) -> String
  /// Over a column with a row for each weight.
  func weights(from kind: IncomingKind) -> String

  // MARK: Marks

  /// Behind the row of the output that is right.
  func rightOutput(_ output: Int, _ moment: Moment) -> String
  /// How many rows of a table are not shown.
  func more(_ count: Int) -> String
  /// The ends of a scale.
  func range(from low: String, to high: String) -> String
}

/// What a learner types in plain text instead of a key.
public enum PlainKey: Sendable {
  /// Another example.
  case example
  /// The last change is taken back.
  case undo
  /// What a view has to turn, less or more of it.
  case lessAndMore
}

/// What the numbers that enter a layer are.
public enum IncomingKind: Hashable, Sendable {
  /// The pixels of a picture.
  case pixel
  /// Inputs of the network.
  case input
  /// What leaves the neurons before.
  case neuron
}

/// One weight or bias of a network.
public struct WeightPlace: Hashable, Sendable {
  /// The network.
  public let network: Sequential
  /// The kernel or bias that it is one of.
  public let slice: ParameterSlice
  /// The neuron that it leads to.
  public let unit: Int
  /// The index of what comes in; nil of a bias.
  public let input: Int?
  /// How the network's examples lie.
  public let arrangement: Arrangement

  /// Names a weight by what it leads from and to.
  public init(
    _ network: Sequential, _ arrangement: Arrangement, _ slice: ParameterSlice, unit: Int,
    input: Int?
  ) {
    self.network = network
    self.arrangement = arrangement
    self.slice = slice
    self.unit = unit
    self.input = input
  }
}
