import Datasets
import NeuralCore

/// What a page runs: a network, its loss and optimizer, and the examples it is fed.
public struct Setup: Sendable, Equatable {
  /// Where the examples come from.
  public enum Data: String, CaseIterable, Sendable {
    /// The 60,000 training digits, as `784` inputs in 0…1 and one-hot targets of width 10.
    case mnist
    /// The four points of exclusive or: two inputs, one target.
    case xor

    /// How many numbers one example puts in, so that a lesson is checked without loading the data.
    public var inputWidth: Int { self == .mnist ? MNIST.rows * MNIST.columns : XOR().inputWidth }
    /// How many numbers are wanted out.
    public var targetWidth: Int { self == .mnist ? Digits.classes : XOR().targetWidth }
  }

  /// The layers.
  public let network: Sequential
  /// The examples.
  public let data: Data
  /// What is made small.
  public let loss: Loss
  /// How the weights move.
  public let optimizer: Optimizer
  /// The seed of the first weights and of the dropout masks.
  public let seed: UInt64
  /// How many examples one step takes.
  public let batch: Int
}
