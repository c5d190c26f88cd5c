import ArgumentParser
import Datasets
import Foundation
import ModelFiles
import NeuralCore
import Workbench

/// The options of an exercise of one's own: weights and examples from files.
struct ExerciseOptions: ParsableArguments {
  @OptionGroup var table: TableOptions

  @Option(help: ArgumentHelp("Begin with the weights of a file.", valueName: "file"))
  var weights: String?

  /// The names of those that are given.
  var given: [String] {
    table.given + [weights.map { _ in "--weights" }].compactMap(\.self)
  }

  /// The files as they were named; nil where there are none.
  var files: OwnFiles? { OwnFiles(weights: weights, examples: table.table) }

  /// The session before its first step, with the weights of the file where there is one.
  func session(from session: Session) throws -> Session {
    guard let weights else { return session }
    return try Session(
      network: session.network, loss: session.loss, optimizer: session.optimizer,
      seed: session.seed, stepCount: 0,
      parameters: WeightsFile.parameters(
        of: session.network, from: URL(given: weights)))
  }
}
