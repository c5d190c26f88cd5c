import ArgumentParser
import Foundation

/// `wadachi` alone: opens the home screen.
struct Home: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Open the home screen.",
    discussion: """
      Examples:
        wadachi home --theme light
        wadachi --keys tour.keys --size 80x24 --dump pictures
      """)

  @OptionGroup var screen: ScreenOptions

  func run() throws {
    if !screen.needsNoTerminal, isatty(STDIN_FILENO) == 0 || isatty(STDOUT_FILENO) == 0 {
      throw CleanExit.helpRequest(Wadachi.self)
    }
    try openScreens(screen.opening(.home))
  }
}
