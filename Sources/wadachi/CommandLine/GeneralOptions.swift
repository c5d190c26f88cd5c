import ArgumentParser

/// The options of every command.
struct GeneralOptions: ParsableArguments {
  /// The heading that they stand under.
  static let title = "General"

  @Flag(
    name: .shortAndLong, help: "Say nothing but results and errors: no notes, no progress.")
  var quiet = false

  func validate() { Console.isQuiet = quiet }
}
