import ArgumentParser
import Datasets
import Foundation
import LessonKit
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
        wadachi step --scenario mazur
        wadachi step --seed 7 --example 0 --at "dense 17 term 3"
      A place is a layer (dense, relu_1, softmax), loss, “blame dense_2”, “gradient dense_2/kernel”, \
      “update dense/bias” or again; a number behind it is a neuron, “step 120” before it a step.
      """)

  @Option(help: ArgumentHelp("Walk through a saved model.", valueName: "file"))
  var model: String?

  @Option(
    help: ArgumentHelp(
      "Walk through what a scenario sets up: its name, or a file such as ./mine.yaml.",
      valueName: "name"))
  var scenario: String?

  @Option(
    help: ArgumentHelp("The training example to take, from 0.", valueName: "n"))
  var example: Int?

  @Option(help: ArgumentHelp("What initial weights are drawn from (default: 7).", valueName: "n"))
  var seed: UInt64?

  @Option(help: ArgumentHelp("Where to stand first.", valueName: "place"))
  var at: String?

  @OptionGroup var screen: ScreenOptions

  func validate() throws {
    if scenario != nil, model != nil || seed != nil {
      throw ValidationError(
        "A scenario names its own network and seed: leave out --model and --seed.")
    }
    if model != nil, seed != nil {
      throw ValidationError("A saved model keeps its own seed: give --model or --seed.")
    }
  }

  func run() throws {
    if let scenario {
      let course = try Course(root: ResourceSearch.lessons.find(given: screen.lessons))
      let staged = try course.scenarios.scenario(scenario).staged()
      return try openScreens(screen.opening(.scenario(staged, example: example, at: at)))
    }
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
