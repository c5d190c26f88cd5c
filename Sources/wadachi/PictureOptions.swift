import ArgumentParser
import Datasets
import Foundation

/// The options that say how pictures of one's own are meant: those of a table, else those of the folder that
/// `WADACHI_DATA` names.
struct PictureOptions: ParsableArguments {
  @Flag(help: "Exchange the rows and columns of pictures, as EMNIST's need it.")
  var transpose = false

  @Option(
    help: ArgumentHelp(
      "The names of the classes in their order, with commas.", valueName: "names"))
  var classes: String?

  /// The names; none where none are given.
  var names: [String] {
    classes?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } ?? []
  }

  func validate() throws {
    if classes != nil, names.isEmpty || names.count > 62 {
      throw ValidationError("--classes takes 1 to 62 names with commas; \(names.count) were given.")
    }
  }

  /// Says so for every folder of pictures that is opened from here on.
  func apply() {
    PictureMeaning.given.isTransposed = transpose
    PictureMeaning.given.classes = names
  }
}
