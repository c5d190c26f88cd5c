import ArgumentParser
import Datasets
import Foundation
import ModelFiles
import NeuralCore
import TimeTravel

/// `wadachi evaluate`: how a saved model does on digits it has never seen.
struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Ask a saved model about the 10,000 test digits.",
    discussion: """
      Example:
        wadachi evaluate --model digits.safetensors
      """)

  @Option(help: ArgumentHelp("The model file.", valueName: "file"))
  var model: String

  func run() throws {
    let session = try ModelFile.load(URL(fileURLWithPath: model))
    try Digits.check(session.network)
    let test = try MNIST.shipped().test
    try test.loadAll()
    let result = session.evaluate(test)
    print(
      """
      test accuracy \(Numerals.value(result.accuracy)) (\(Numerals.count(result.right)) of \
      \(Numerals.count(result.count)) right), test loss \(Numerals.value(result.loss)), \
      after \(Numerals.count(session.stepCount)) training steps
      """)
  }
}

extension Digits {
  /// Refuses a network that cannot be fed with digits or does not answer with ten numbers.
  static func check(_ network: Sequential) throws {
    if network.inputs == 784, network.outputs == classes { return }
    throw FailedCheck(
      description: """
        A network for digits takes 784 pixels and gives \(classes) answers; this one takes \
        \(network.inputs) and gives \(network.outputs).
        """)
  }
}
