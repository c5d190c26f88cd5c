import ArgumentParser
import Datasets
import NeuralCore

/// The options that describe a network before its first step.
struct SessionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The network, in its text form. (default: \(Sequential.tutorial))", valueName: "text"),
    transform: { try Sequential($0) })
  var network: Sequential?

  @Option(
    help: ArgumentHelp(
      "How wrong an answer is, by its Keras name. (default: categorical_crossentropy)",
      valueName: "name"),
    transform: { try Loss($0) })
  var loss: Loss?

  @Option(
    help: ArgumentHelp(
      "How the weights move; sgd:0.1 is sgd(0.1). (default: sgd:0.1)", valueName: "text"),
    transform: { try Optimizer($0) })
  var optimizer: Optimizer?

  @Option(
    help: ArgumentHelp(
      "What weights, order and masks are drawn from. (default: 7)", valueName: "n"))
  var seed: UInt64?

  /// The names of those that are given.
  var given: [String] {
    [
      network.map { _ in "--network" }, loss.map { _ in "--loss" },
      optimizer.map { _ in "--optimizer" }, seed.map { _ in "--seed" },
    ].compactMap(\.self)
  }

  /// The session before its first step.
  var session: Session {
    let usual = Session.tutorial()
    return Session(
      network: network ?? usual.network, loss: loss ?? usual.loss,
      optimizer: optimizer ?? usual.optimizer, seed: seed ?? usual.seed)
  }
}

extension SessionOptions {
  /// The session before its first step on some data: the network that suits it where none is named.
  func session(for data: DataDescription) throws -> Session {
    guard network == nil, let suited = data.suited else { return session }
    return Session(
      network: try Sequential(suited.network), loss: loss ?? suited.loss,
      optimizer: optimizer ?? suited.optimizer, seed: seed ?? Session.tutorial().seed)
  }
}

/// How many examples a step takes, as an option.
enum BatchSize {
  /// Refuses what cannot be.
  static func check(_ batch: Int) throws {
    guard Bounds.batch.contains(batch) else {
      throw ValidationError("--batch must be from 1 to 60,000; \(batch) was given.")
    }
  }
}
