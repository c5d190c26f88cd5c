import Datasets
import NeuralCore

/// The training that a page asks for.
public struct PageTraining: Sendable, Equatable {
  /// How many times all examples are taken.
  public let epochs: Int
  /// How many examples a step takes.
  public let batch: Int
  /// How many of the first examples it learns from; nil for all.
  public let examples: Int?
  /// How the weights move; nil for as the page's network does.
  public let optimizer: Optimizer?
  /// About how many batches a second one watches; nil where nothing is said.
  public let pace: Int?

  /// What the tutorial's training begins with: one epoch in batches of 128.
  static let usual = PageTraining(epochs: 1, batch: 128, examples: nil, optimizer: nil, pace: nil)

  /// The network before its first batch.
  public func session(_ setup: Setup) -> Session { setup.newSession(optimizer: optimizer) }

  /// What it learns from; nil of examples that have no name.
  public func data(_ setup: Setup) -> DataDescription? {
    guard case .described(let data) = setup.data else { return nil }
    guard let examples, case .mnist(let range) = data else { return data }
    let start = range?.lowerBound ?? 0
    return .mnist(start..<start + examples)
  }
}
