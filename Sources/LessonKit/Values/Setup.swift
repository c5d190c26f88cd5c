import NeuralCore

/// What a page runs: a network, its first weights, its loss and optimizer, and the examples it is fed.
public struct Setup: Sendable, Equatable {
  /// The layers.
  public internal(set) var network: Sequential
  /// The examples.
  public let data: ExampleData
  /// The numbers of kernels and biases that are given, by their index in `Sequential.parameters`; the
  /// seed's for the others.
  public internal(set) var weights: [Int: [Float]]
  /// The parameters that updates leave as they are, by their index in `Sequential.parameters`.
  public internal(set) var held: Set<Int>
  /// What is made small.
  public let loss: Loss
  /// How the weights move.
  public let optimizer: Optimizer
  /// The seed of the first weights and of the dropout masks.
  public let seed: UInt64
  /// How many examples one step takes.
  public let batch: Int

  /// The same with another network, which has weights of its own.
  func running(_ network: Sequential) -> Setup {
    var setup = self
    (setup.network, setup.weights, setup.held) = (network, [:], [])
    return setup
  }

  /// The network before its first step, with its own optimizer or another one.
  func newSession(optimizer other: Optimizer? = nil) -> Session {
    var session = Session(
      network: network, loss: loss, optimizer: other ?? optimizer, seed: seed)
    session.begin(with: weights, holding: held)
    return session
  }
}
