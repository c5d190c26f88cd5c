import ArgumentParser
import Datasets
import Foundation
import NeuralCore

/// The options of an exercise of one's own: weights and examples from files.
struct ExerciseOptions: ParsableArguments {
  @OptionGroup(title: "Examples of your own") var table: TableOptions

  @Option(
    help: ArgumentHelp("Begin with the weights of a file.", valueName: "file"), completion: .file())
  var weights: String?

  /// The names of those that are given.
  var given: [String] {
    table.given + [weights.map { _ in "--weights" }].compactMap(\.self)
  }
}
