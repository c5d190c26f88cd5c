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
      Examples:
        wadachi step --seed 7 --example 0 --at "dense 17 term 3"
        wadachi step --optimizer adam --loss mse --at "update dense_2/kernel"
        wadachi step --network "784 dense(32) gelu dense(10) softmax" --batch 4
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

  @Option(help: ArgumentHelp("How many examples a step takes. (default: 1)", valueName: "n"))
  var batch: Int?

  @OptionGroup var options: SessionOptions

  @Option(help: ArgumentHelp("Where to stand first.", valueName: "place"))
  var at: String?

  @Option(
    name: .customLong("stop"),
    help: ArgumentHelp("What to stop at; may be given several times.", valueName: "condition"))
  var stops: [String] = []

  @OptionGroup var screen: ScreenOptions

  func validate() throws {
    try batch.map(BatchSize.check)
    if model != nil, let given = options.given.first {
      throw ValidationError("A saved model keeps its own network and seed: leave out \(given).")
    }
    if let batch, batch > 1, example != nil {
      throw ValidationError(
        "A step of a batch takes \(batch) examples in their order: leave out --example or --batch.")
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
          .init(
            session: session, model: model, batch: batch ?? 1, example: example, target: target,
            stops: stops))))
  }

  private func opened() throws -> Session {
    let session = try model.map { try ModelFile.load(URL(fileURLWithPath: $0)) } ?? options.session
    _ = try MNIST.shipped().train.fitted(to: session.network, session.loss)
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
