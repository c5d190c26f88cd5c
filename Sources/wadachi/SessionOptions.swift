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
      "The rate of every dropout layer of the network. (default: its own)", valueName: "x"))
  var dropout: Float?

  @Flag(help: "Every dense layer of the network without its bias: dense(200, bias: false).")
  var noBias = false

  @Option(
    help: ArgumentHelp(
      "How wrong an answer is, by its Keras name. (default: categorical_crossentropy)",
      valueName: "name"),
    transform: { try Loss($0) })
  var loss: Loss?

  @Option(
    help: ArgumentHelp(
      "How the weights move; sgd:0.1 is sgd(0.1). (default: sgd:0.1)", valueName: "text"),
    transform: { try GivenOptimizer($0) })
  var optimizer: GivenOptimizer?

  @Option(
    name: [.customLong("learning-rate"), .customLong("lr")],
    help: ArgumentHelp("The learning rate of --optimizer. (default: its own)", valueName: "x"))
  var learningRate: Float?

  @Option(
    help: ArgumentHelp(
      "What weights, order and masks are drawn from. (default: 7)", valueName: "n"))
  var seed: UInt64?

  func validate() throws {
    if let dropout, !(0..<1).contains(dropout) {
      throw ValidationError("--dropout takes a number from 0 to below 1; \(dropout) was given.")
    }
    guard let learningRate else { return }
    guard learningRate.isFinite, learningRate >= 0 else {
      throw ValidationError(
        "--learning-rate takes a number from 0 on; \(learningRate) was given.")
    }
    if let optimizer, optimizer.namesRate, optimizer.value.schedule != .constant(learningRate) {
      throw ValidationError(
        "--optimizer \(optimizer.text) and --learning-rate \(learningRate) name two rates: give one."
      )
    }
  }

  /// The names of those that are given.
  var given: [String] {
    [
      network.map { _ in "--network" }, dropout.map { _ in "--dropout" },
      noBias ? "--no-bias" : nil,
      loss.map { _ in "--loss" }, optimizer.map { _ in "--optimizer" },
      learningRate.map { _ in "--learning-rate" }, seed.map { _ in "--seed" },
    ].compactMap(\.self)
  }

  /// The network that is named, without biases where none are wanted.
  var named: Sequential? { noBias ? network?.withoutBiases() : network }

  /// What weights, order and masks are drawn from.
  var drawnFrom: UInt64 { seed ?? Session.tutorial().seed }

  /// The session before its first step.
  var session: Session {
    get throws {
      let usual = Session.tutorial()
      return try session(usual.network, usual.loss, usual.optimizer)
    }
  }

  /// The session of what is given, and of the usual where nothing is.
  private func session(
    _ usualNetwork: Sequential, _ usualLoss: Loss, _ usualOptimizer: Optimizer
  ) throws -> Session {
    var optimizer = optimizer?.value ?? usualOptimizer
    if let learningRate { optimizer.schedule = .constant(learningRate) }
    let network = try (named ?? (noBias ? usualNetwork.withoutBiases() : usualNetwork))
      .dropping(dropout)
    return Session(
      network: network, loss: loss ?? usualLoss,
      optimizer: optimizer, seed: drawnFrom)
  }
}

extension SessionOptions {
  /// The session before its first step on some data: the network that suits it where none is named.
  func session(for data: DataDescription) throws -> Session {
    guard network == nil, let suited = data.suited else { return try session }
    return try session(try Sequential(suited.network), suited.loss, suited.optimizer)
  }
}

/// An optimizer as it was typed.
struct GivenOptimizer {
  let text: String
  let value: Optimizer
  /// Whether its learning rate was typed with it.
  let namesRate: Bool

  /// Reads its text form.
  init(_ text: String) throws {
    self.text = text
    value = try Optimizer(text)
    namesRate = try Optimizer.namesLearningRate(text)
  }
}

extension Sequential {
  /// The network with another rate of its dropout layers; as it is where none is given.
  func dropping(_ rate: Float?) throws -> Sequential {
    guard let rate else { return self }
    let layers = layers.map { layer in
      if case .dropout = layer { LayerSpec.dropout(rate: rate) } else { layer }
    }
    guard layers.contains(.dropout(rate: rate)) else {
      throw UsageError(
        description: "--dropout sets the rate of dropout layers, and “\(self)” has none.")
    }
    return try Sequential(inputs: inputs, layers: layers)
  }
}

/// How many examples a step takes, as an option.
enum BatchSize {
  /// What it is called: Keras's name too.
  static let names: NameSpecification = [.customLong("batch"), .customLong("batch-size")]

  /// Refuses what cannot be.
  static func check(_ batch: Int) throws {
    guard Bounds.batch.contains(batch) else {
      throw ValidationError("--batch must be from 1 to 60,000; \(batch) was given.")
    }
  }
}
