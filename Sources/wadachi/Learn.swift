import ArgumentParser
import LessonKit
import NeuralCore
import Phrases

/// `wadachi learn`: opens the lessons.
struct Learn: Command {
  static let page = CommandPage(
    name: "learn", abstract: "Read the lessons with the network live beside them.",
    examples: """
      wadachi learn
      wadachi learn 08
      wadachi learn 08 --plain
      """,
    notes: """
      Without an ID it lists the course. What you answered is kept from day to day; --reset forgets it.
      """)

  @Argument(help: ArgumentHelp("The lesson to open, such as 08.", valueName: "id"))
  var lesson: String?

  @Option(help: ArgumentHelp("The page to open, from 1.", valueName: "n"))
  var page: Int?

  @Flag(help: "Forget the answers of the lesson: it begins anew.")
  var reset = false

  @OptionGroup(title: "Screen") var screen: ScreenOptions

  @OptionGroup(title: GeneralOptions.title) var general: GeneralOptions

  func run() throws {
    if let page, lesson == nil {
      throw UsageError(description: "--page \(page) belongs to a lesson: name one, such as 08.")
    }
    guard let lesson else {
      if reset {
        throw UsageError(description: "--reset belongs to a lesson: name one, such as 08.")
      }
      return try openScreens(screen.opening(.learn(lesson: nil)))
    }
    let opened = try written(lesson)
    if let page { try check(page, of: opened) }
    if reset { return try begin(opened.id) }
    try openScreens(screen.opening(.learn(lesson: opened.id, page: page)))
  }

  /// The lesson that was named; one that is not there is a slip of the command line.
  private func written(_ id: String) throws -> Lesson {
    let course = try Materials(screen).course
    guard course.fault == nil, course.entry(id)?.exists != true else {
      return try course.lesson(id)
    }
    do throws(LessonError) {
      return try course.lesson(id)
    } catch {
      if course.entry(id) == nil, let meant = course.written(named: id) {
        throw UsageError(
          description: "There is no lesson “\(id)”; did you mean \(meant.id), “\(meant.title)”?")
      }
      throw UsageError(
        description: error.message.prefix(1).uppercased() + error.message.dropFirst() + ".")
    }
  }

  private func check(_ page: Int, of lesson: Lesson) throws {
    let count = lesson.pages.count
    guard (1...count).contains(page) else {
      throw UsageError(
        description: "Lesson \(lesson.id) has the pages 1–\(count); \(page) was given.")
    }
  }

  /// Forgets what was kept of a lesson.
  private func begin(_ id: String) throws {
    let kept = KeptFiles.ofLearner
    var (progress, _, note) = kept.load()
    if let note { Console.say(note) }
    let hadProgress = progress.has(id)
    progress.reset(id)
    kept.trained.forget(id)
    if let note = kept.progress.keep(progress) { throw UsageError(description: note) }
    try Console.print(
      try screen.spoken().phrases.lessons.didReset(id, hadProgress: hadProgress))
  }
}

extension Course {
  /// The lesson that is written and has a word in its title, or nearly so.
  fileprivate func written(named text: String) -> Course.Entry? {
    func words(_ entry: Course.Entry) -> [String] {
      entry.title.lowercased().split { !$0.isLetter }.map(String.init)
    }
    let written = entries.filter(\.exists)
    let near = WordList(written.flatMap(words)).nearest(to: text)
    return written.first { entry in
      words(entry).contains { $0 == near || text.count > 2 && $0.hasPrefix(text.lowercased()) }
    }
  }
}
