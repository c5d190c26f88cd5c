import ArgumentParser

/// `wadachi learn`: opens the lessons.
struct Learn: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read the lessons with the network live beside them.",
    discussion: """
      Without an ID it lists the course. Example:
        wadachi learn 08
      """)

  @Argument(help: ArgumentHelp("The lesson to open, such as 08.", valueName: "id"))
  var lesson: String?

  @OptionGroup var screen: ScreenOptions

  func run() throws {
    try openScreens(screen.opening(.learn(lesson: lesson)))
  }
}
