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

  @Option(help: ArgumentHelp("The page to open, from 1.", valueName: "n"))
  var page: Int?

  @OptionGroup var screen: ScreenOptions

  func run() throws {
    if let page { try check(page) }
    try openScreens(screen.opening(.learn(lesson: lesson, page: page)))
  }

  private func check(_ page: Int) throws {
    guard let id = lesson else {
      throw UsageError(description: "--page \(page) belongs to a lesson: name one, such as 08.")
    }
    let count = try Materials(screen).course.lesson(id).pages.count
    guard (1...count).contains(page) else {
      throw UsageError(description: "Lesson \(id) has the pages 1–\(count); \(page) was given.")
    }
  }
}
