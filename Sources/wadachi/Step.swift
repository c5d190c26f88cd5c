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
      A stop is “loss > 2.5”, misclassified, “died relu”, “relu 17 > 3”, “change > 0.01”, \
      “sign dense_1/kernel 3,17”, nan, “every 100” or “at loss”; c goes on to it, C back.
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

  @Option(
    name: .customLong("stop"),
    help: ArgumentHelp("What to stop at; may be given several times.", valueName: "condition"))
  var stops: [String] = []

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
    let stops = try stops.map { text in
      do {
        return try Stop(text, in: session)
      } catch {
        throw UsageError(description: "--stop names no stop: \(error)")
      }
    }
    try openScreens(
      screen.opening(
        .step(
          .init(session: session, model: model, example: example, target: target, stops: stops))))
  }

  private func opened() throws -> Session {
    if let model {
      let session = try ModelFile.load(URL(fileURLWithPath: model))
      try Digits.check(session.network)
      return session
    }
    return .tutorial(seed: seed ?? AppState.defaultSeed)
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
