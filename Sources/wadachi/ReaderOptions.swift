import ArgumentParser
import Datasets
import Foundation
import LessonKit

/// The options that name the network that reads a picture.
struct ReaderOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The model that reads it. (default: the trained one that comes with the lessons)",
      valueName: "file"), completion: .file())
  var model: String?

  @OptionGroup var foreign: WeightsOptions

  func validate() throws {
    if model != nil, foreign.weights != nil {
      throw ValidationError("--model and --weights both name a file: give one of them.")
    }
    if foreign.network != nil, model ?? foreign.weights == nil {
      throw ValidationError("--network names the network of a file: name that with --weights FILE.")
    }
  }

  /// The network that reads, what was done to its weights said, and what it is called; `lessons` is the folder
  /// of the lessons that the one without a name comes with.
  func reader(lessons: String? = nil) throws -> (given: GivenWeights, name: String) {
    guard let file = model ?? foreign.weights else {
      let shipped = try ResourceSearch.lessons.find(given: lessons)
        .appendingPathComponent(Course.trainedNetwork)
      return (try .model(shipped.path), shipped.lastPathComponent)
    }
    guard foreign.network != nil || foreign.weights != nil else {
      return (try .model(file), file)
    }
    let given = try GivenWeights(file, network: foreign.network, loss: nil, usual: .tutorial())
    _ = given.told()
    return (given, file)
  }
}
