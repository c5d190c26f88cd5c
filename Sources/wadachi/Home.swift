import ArgumentParser
import Foundation

/// `wadachi` alone: opens the home screen.
struct Home: Command {
  static let page = CommandPage(
    name: "home", abstract: "Open the home screen.",
    examples: """
      wadachi home --theme light
      wadachi --plain
      wadachi --keys tour.keys --size 80x24 --dump pictures
      """,
    notes: """
      It is what opens without a command. Every screen tells its keys at ?; y gives the line that reopens a walk, \
      a lesson, a training, a digit or an evaluation.
      """)

  @OptionGroup(title: "Screen") var screen: ScreenOptions

  @OptionGroup(title: GeneralOptions.title) var general: GeneralOptions

  func run() throws {
    if !screen.needsNoTerminal, isatty(STDIN_FILENO) == 0 || isatty(STDOUT_FILENO) == 0 {
      return try HelpText(of: .root).show()
    }
    try openScreens(screen.opening(.home))
  }
}
