import ArgumentParser
import Datasets
import Foundation
import ModelFiles
import NeuralCore
import TimeTravel
import Workbench

/// `wadachi step`: walks through a training step on one example.
struct Step: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Walk through one training step, number by number.",
    discussion: """
      Example:
        wadachi step --seed 7 --example 0 --at "dense 17 term 3"
      A place is a layer (dense, relu_1, softmax), loss, “blame dense_2”, “gradient dense_2/kernel”, \
      “update dense/bias” or again; a number behind it is a neuron, “step 120” before it a step.
      """)

  @Option(help: ArgumentHelp("Walk through a saved model.", valueName: "file"))
  var model: String?

  @Option(
    help: ArgumentHelp("The training example to take, from 0.", valueName: "n"))
  var example: Int?

  @Option(help: ArgumentHelp("What initial weights are drawn from (default: 7).", valueName: "n"))
  var seed: UInt64?

  @Option(help: ArgumentHelp("Where to stand first.", valueName: "place"))
  var at: String?

  @OptionGroup var screen: ScreenOptions

  func validate() throws {
    if model != nil, seed != nil {
      throw ValidationError("A saved model keeps its own seed: give --model or --seed.")
    }
  }

  func run() throws {
    let session = try opened()
    if let example {
      try checkExample(example, of: MNIST.shipped().train)
    }
    let target = try at.map { text in
      do {
        return try Target(text, in: session)
      } catch {
        throw UsageError(description: "--at names no place: \(error)")
      }
    }
    try openScreens(
      screen.opening(
        .step(.init(session: session, model: model, example: example, target: target))))
  }

  private func opened() throws -> Session {
    if let model {
      let session = try ModelFile.load(URL(fileURLWithPath: model)).withOneHotTargets()
      _ = try MNIST.shipped().train.fitted(to: session.network, session.loss)
      return session
    }
    return .tutorial(seed: seed ?? AppState.defaultSeed)
  }
}

extension Session {
  /// The same training with targets that are one-hot, as the walk shows them.
  ///
  /// Behind a softmax both forms of the cross-entropy are the same numbers.
  fileprivate func withOneHotTargets() throws -> Session {
    guard loss == .sparseCategoricalCrossentropy else { return self }
    guard takesLossFromLogits else {
      throw FailedCheck(
        description: """
          The walk shows one-hot targets; \(loss) has others, and without softmax at the end it is \
          not categorical_crossentropy.
          """)
    }
    var session = try Session(
      network: network, loss: .categoricalCrossentropy(), optimizer: optimizer, seed: seed,
      stepCount: stepCount, parameters: parameters, slots: slots, momentumProduct: momentumProduct)
    session.trainable = trainable
    return session
  }
}

/// Refuses a number that is no example of a set.
func checkExample(_ number: Int, of digits: Digits) throws {
  guard (0..<digits.count).contains(number) else {
    throw UsageError(
      description:
        "Examples are counted from 0 to \(Numerals.count(digits.count - 1)); \(number) was given.")
  }
}
