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
    let test = try DataDescription.mnist().testExamples()
    let result = session.evaluate(try test.fitted(to: session.network, session.loss))
    print(
      """
      test accuracy \(Numerals.value(result.accuracy)) (\(Numerals.count(result.right)) of \
      \(Numerals.count(result.count)) right), test loss \(Numerals.value(result.loss)), \
      after \(Numerals.count(session.stepCount)) training steps
      """)
  }
}
