import ArgumentParser
import Datasets
import Foundation
import ModelFiles
import NeuralCore

/// `wadachi evaluate`: how a saved model does on digits it has never seen.
struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Ask a saved model about the 10,000 test digits.",
    discussion: """
      Example:
        wadachi evaluate --model digits.safetensors
        wadachi evaluate --model digits.safetensors --metrics precision,recall
      """)

  @Option(help: ArgumentHelp("The model file.", valueName: "file"))
  var model: String

  @Option(
    help: ArgumentHelp(
      """
      What is told besides: \(Metric.allCases.map(\.name).joined(separator: ", ")); several \
      between quotes, or with commas. top_k:3 is top_k_categorical_accuracy(3), f1 is f1_score.
      """, valueName: "texts"),
    transform: { try Metric.list($0) })
  var metrics: [Metric] = []

  @Flag(help: "Print one JSON object.")
  var json = false

  func run() throws {
    let session = try ModelFile.load(URL(given: model))
    let test = try DataDescription.mnist().testExamples()
    let result = session.evaluate(
      try test.fitted(to: session.network, session.loss), metrics: metrics)
    let report = EvaluationReport(result: result, steps: session.stepCount, metrics: metrics)
    try Console.write((json ? report.json() : report.text) + "\n")
  }
}
