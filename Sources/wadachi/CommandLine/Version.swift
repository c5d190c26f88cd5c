import ArgumentParser

/// `wadachi version`: as `wadachi --version`.
struct Version: Command {
  static let page = CommandPage(
    name: "version", abstract: "Print the version.",
    examples: "wadachi version")

  /// The number of the version; CHANGELOG.md tells what is in it.
  static let text = "0.1.0"

  /// When it was made, as man pages write it.
  static let date = "November 27, 2026"

  @OptionGroup(title: GeneralOptions.title) var general: GeneralOptions

  func run() throws { try Console.print(Self.text) }
}
