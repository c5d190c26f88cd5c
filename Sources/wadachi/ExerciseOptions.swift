import ArgumentParser
import Datasets
import Foundation
import ModelFiles
import NeuralCore
import Workbench

/// The options of an exercise of one's own: weights and examples from files.
struct ExerciseOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Take the lines of a CSV file as examples.", valueName: "file"))
  var examples: String?

  @Option(help: ArgumentHelp("Begin with the weights of a file.", valueName: "file"))
  var weights: String?

  /// The names of those that are given.
  var given: [String] {
    [examples.map { _ in "--examples" }, weights.map { _ in "--weights" }].compactMap(\.self)
  }

  /// The files as they were named; nil where there are none.
  var files: OwnFiles? { OwnFiles(weights: weights, examples: examples) }

  /// The session before its first step, with the weights of the file where there is one.
  func session(from session: Session) throws -> Session {
    guard let weights else { return session }
    return try Session(
      network: session.network, loss: session.loss, optimizer: session.optimizer,
      seed: session.seed, stepCount: 0,
      parameters: WeightsFile.parameters(
        of: session.network, from: URL(given: weights)))
  }

  /// The examples of the file; nil where none is named.
  func table(for session: Session) throws -> CSVExamples? {
    guard let examples else { return nil }
    let progress = ReadingProgress(examples)
    defer { progress.end() }
    let table = try CSVExamples(
      URL(given: examples), for: session.network, session.loss,
      progress: { progress.tell($0) })
    if table.hasHeader { Console.say("The first line of \(examples) was taken as a header.") }
    return table
  }
}
