import NeuralCore

/// A network that suits some data, and how it is trained: for who names none.
public struct SuitedNetwork: Sendable {
  /// The network in its text form.
  public let network: String
  /// Its loss.
  public let loss: Loss
  /// Its optimizer.
  public let optimizer: Optimizer
  /// How many examples a step takes.
  public let batch: Int
  /// How many epochs are enough to see it learn.
  public let epochs: Int
}

extension DataDescription {
  /// The network that suits it; nil is the tutorial's.
  public var suited: SuitedNetwork? {
    switch self {
    case .mnist, .table: nil
    case .xor:
      SuitedNetwork(
        network: "2 dense(4) tanh dense(1) sigmoid", loss: .binaryCrossentropy(),
        optimizer: .adam(learningRate: 0.05), batch: 4, epochs: 200)
    case .plane(let data):
      SuitedNetwork(
        network: Self.network(for: data),
        loss: data.classes == 2 ? .binaryCrossentropy() : .categoricalCrossentropy(),
        optimizer: .adam(learningRate: 0.01), batch: 10,
        epochs: data.shape == .spirals ? 400 : 100)
    }
  }

  private static func network(for data: PlaneData) -> String {
    switch data.shape {
    case .spirals: "2 dense(16) tanh dense(16) tanh dense(1) sigmoid"
    case .blobs: "2 dense(8) tanh dense(3) softmax"
    case .xor, .circles, .moons: "2 dense(8) tanh dense(1) sigmoid"
    }
  }
}
