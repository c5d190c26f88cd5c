import TimeTravel

/// What is said of a step that is otherwise than the real one.
public protocol WhatIfViewPhrases: Sendable {
  /// What is supposed, in the words that the learner typed.
  func title(_ suppositions: [String]) -> String
  /// What is compared with what, and which key takes it back, the longest form first.
  func meanings(_ sides: ComparedSides, key: String, isOne: Bool) -> [String]
  /// Over the columns of a number that both sides began with, of the real one, of the supposed one,
  /// and of how they differ.
  var columns: (before: String, real: String, otherwise: String, difference: String) { get }
  /// Over the column of what the numbers are.
  func noun(_ noun: ComparedNoun) -> String
  /// How many rows are not shown.
  func more(_ count: Int) -> String
  /// What a loss is called.
  func loss(_ loss: ComparedLoss) -> String
  /// A loss on both sides, as written.
  func sides(real: String, otherwise: String) -> String
  /// That a loss is the same on both sides.
  var same: String { get }
  /// That nothing differs here.
  var nothing: String { get }
  /// That another optimizer remembers nothing yet.
  var forgetful: String { get }
  /// What another seed draws.
  func seed(changesWeights: Bool) -> String
  /// How many of so many numbers differ, and which one most.
  func sentence(_ differing: Int, of count: Int, most: MostDiffering?) -> String
}

/// What a comparison sets beside each other.
public enum ComparedSides: Sendable {
  /// The walk with changed numbers, and the one without.
  case walks
  /// One step with changed numbers and settings, and the real one.
  case stepWithAll
  /// One step with other settings, from the same weights, and the real one.
  case stepFromSameWeights
  /// One step with other settings, and the real one.
  case step
}

/// What the compared numbers are.
public enum ComparedNoun: Hashable, Sendable {
  /// The network's inputs.
  case input
  /// Neurons.
  case neuron
  /// The network's outputs.
  case output(OutputKind)
  /// Rows of a batch.
  case row
  /// Weights.
  case weight
  /// Biases.
  case bias
}

/// Which loss is compared.
public enum ComparedLoss: Sendable {
  /// That of the second look.
  case after
  /// The mean of a batch.
  case mean
  /// That of one example.
  case single
}

/// The number that differs most between two sides.
public struct MostDiffering: Hashable, Sendable {
  /// What it is one of.
  public let noun: ComparedNoun
  /// What it is called.
  public let name: String
  /// Without what is supposed.
  public let real: Float
  /// With it.
  public let otherwise: Float

  /// Names a number and both its values.
  public init(noun: ComparedNoun, name: String, real: Float, otherwise: Float) {
    self.noun = noun
    self.name = name
    self.real = real
    self.otherwise = otherwise
  }
}
