/// A network that is being trained: the one mutable value.
///
/// Nothing random is stored: the order of the examples and the dropout masks are functions of the
/// seed and the step. So equal sessions have equal futures.
public struct Session: Equatable, Codable, Sendable {
  /// The network's description.
  public let network: Sequential
  /// How wrong an answer is.
  public let loss: Loss
  /// How the parameters move.
  public let optimizer: Optimizer
  /// What initial weights and masks are drawn from.
  public let seed: UInt64
  /// How many steps were taken: 0 before the first.
  public internal(set) var stepCount: Int
  /// All parameters in one vector, in the layout of `network.parameters`.
  public internal(set) var parameters: [Float]
  /// Which parameter slices an update moves; a slice that is held still has a gradient.
  public var trainable: [Bool]

  /// Begins a training: Glorot-uniform kernels, zero biases.
  public init(network: Sequential, loss: Loss, optimizer: Optimizer, seed: UInt64) {
    self.network = network
    self.loss = loss
    self.optimizer = optimizer
    self.seed = seed
    stepCount = 0
    trainable = network.parameters.map { _ in true }
    parameters = [Float](repeating: 0, count: network.parameterCount)
    for (index, slice) in network.parameters.enumerated() where slice.isKernel {
      GlorotUniform.fill(
        &parameters[slice.range], shape: slice.shape, seed: seed, index: index)
    }
  }

  /// Takes up a training where it was left, or begins it with given parameters.
  public init(
    network: Sequential, loss: Loss, optimizer: Optimizer, seed: UInt64, stepCount: Int,
    parameters: [Float]
  ) throws(SessionError) {
    guard parameters.count == network.parameterCount else {
      throw .parameterCount(wanted: network.parameterCount, received: parameters.count)
    }
    guard stepCount >= 0 else { throw .stepCount(stepCount) }
    self.network = network
    self.loss = loss
    self.optimizer = optimizer
    self.seed = seed
    self.stepCount = stepCount
    self.parameters = parameters
    trainable = network.parameters.map { _ in true }
  }

  /// The tutorial's session before its first step: its network, categorical cross-entropy, SGD 0.1.
  public static func tutorial(seed: UInt64 = 7) -> Session {
    Session(
      network: .tutorial, loss: .categoricalCrossentropy, optimizer: .sgd(learningRate: 0.1),
      seed: seed)
  }

  /// Changes one parameter, at an index of the flat vector.
  public mutating func setParameter(at index: Int, to value: Float) { parameters[index] = value }

  /// Whether softmax comes last and its loss is taken from the logits, with the gradient p − t.
  public var takesLossFromLogits: Bool {
    network.layers.last == .activation(.softmax) && loss == .categoricalCrossentropy
  }
}

/// Why a session cannot be made.
public enum SessionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The parameter vector has another length than the network needs.
  case parameterCount(wanted: Int, received: Int)
  /// A number of steps that cannot be.
  case stepCount(Int)

  /// One sentence with what was wanted and what was received.
  public var description: String {
    switch self {
    case .parameterCount(let wanted, let received):
      "the network has \(wanted) parameters; \(received) were given"
    case .stepCount(let count): "a session counts its steps from 0; \(count) was given"
    }
  }
}
