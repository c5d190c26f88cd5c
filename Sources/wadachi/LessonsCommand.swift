import ArgumentParser
import Datasets
import Foundation
import LessonKit
import ModelFiles
import Workbench

/// `wadachi lessons`: checks the lessons, begins a new one, or makes a book of them.
struct LessonsCommand: Command {
  static let page = CommandPage(
    name: "lessons", abstract: "Check the lessons, begin a new one, or write them as a book.",
    examples: """
      wadachi lessons check              every lesson of the course
      wadachi lessons check my-lessons   those of a folder of one's own
      wadachi lessons new 07             a lesson that SUMMARY.md lists
      wadachi lessons export book        the course as Markdown
      """,
    notes: "For authors; lessons/README.md says what a lesson is made of.",
    groups: [CommandGroup(name: "Commands", subcommands: [Check.self, New.self, Export.self])])
}

/// The course of a folder, or the one that ships with the program.
private struct Lectern {
  let mnist: MNIST
  let course: Course

  init(_ folder: String?) throws {
    mnist = try MNIST.shipped()
    course = try Course(root: ResourceSearch.lessons.find(given: folder))
  }

  /// The lessons that are written, in the course's order.
  var written: [Course.Entry] { course.entries.filter(\.exists) }
}

extension LessonsCommand {
  /// `wadachi lessons check [DIR]`.
  struct Check: Command {
    static let page = CommandPage(
      name: "check", abstract: "Run every network, number, question and task of the lessons.",
      examples: """
        wadachi lessons check
        wadachi lessons check my-lessons --table
        """,
      notes: "Each fault is told with its file and line; with one or more the exit status is 1.")

    @Argument(
      help: ArgumentHelp("The folder that holds en/SUMMARY.md.", valueName: "dir"),
      completion: .directory)
    var folder: String?

    @Flag(help: "Print what each lesson asks of its learner.")
    var table = false

    @OptionGroup(title: GeneralOptions.title) var general: GeneralOptions

    func run() throws {
      let lectern = try Lectern(folder)
      let check = LessonCheck(sources: LessonSources(lectern.mnist))
      let screens = ScreenCheck(lectern.mnist, in: lectern.course)
      var rows = table ? [Self.row(Self.columns)] : []
      var (pages, questions, taskCount, faults) = (0, 0, 0, 0)
      var read: [Lesson] = []
      for entry in lectern.written {
        var found: [LessonError] = []
        do throws(LessonError) {
          let lesson = try lectern.course.lesson(entry.id)
          pages += lesson.pages.count
          questions += lesson.pages.reduce(0) { $0 + $1.predictions.count }
          taskCount += lesson.pages.reduce(0) { $0 + $1.tasks.count }
          read.append(lesson)
          let trained = check.training(of: lesson)
          found = check.faults(of: lesson, trained: trained)
          if found.isEmpty { found = screens.faults(of: lesson, trained: trained) }
          if table { rows.append(Self.row(lesson, check.budget(of: lesson, trained: trained))) }
        } catch {
          found = [error]
        }
        for fault in found { try Console.print("\(fault)") }
        faults += found.count
      }
      let translations = Translations(root: lectern.course.root)
      let lost =
        (lectern.course.tutorial?.faults(in: lectern.course) ?? [])
        + CourseCheck(read, of: lectern.course).faults
        + translations.languages.flatMap(translations.faults)
      for fault in lost { try Console.print("\(fault)") }
      faults += lost.count
      for row in rows { try Console.print(row) }
      let lessons = lectern.written.count
      try Console.print(
        "Lessons: \(lessons), pages: \(pages), questions: \(questions), tasks: \(taskCount), "
          + "faults: \(faults).")
      if faults > 0 { throw ExitCode.failure }
    }

    private static let columns = [
      "id", "pages", "words", "predictions", "checks", "blanks", "tasks", "minutes", "guessed",
    ]

    private static func row(_ lesson: Lesson, _ budget: LessonBudget) -> String {
      row([
        lesson.id, "\(lesson.pages.count)", "\(budget.words)", "\(budget.predictions)",
        "\(budget.checks)", "\(budget.blanks)", "\(budget.tasks)",
        "\(Int(budget.minutes.rounded()))", "\(Int((budget.guessed * 100).rounded())) %",
      ])
    }

    /// Cells under each other.
    private static func row(_ cells: [String]) -> String {
      zip(cells, columns).map { cell, column in
        String(repeating: " ", count: max(0, column.count - cell.count)) + cell
      }.joined(separator: "  ")
    }
  }

  /// `wadachi lessons new ID`.
  struct New: Command {
    static let page = CommandPage(
      name: "new", abstract: "Begin a lesson that SUMMARY.md lists and that is not written.",
      examples: "wadachi lessons new 07 --lessons my-lessons",
      notes:
        "It makes the lesson's folder with a page that passes the check, and links it in SUMMARY.md."
    )

    @Argument(help: ArgumentHelp("The lesson's number, such as 07.", valueName: "id"))
    var id: String

    @Option(
      help: ArgumentHelp("The folder that holds en/SUMMARY.md.", valueName: "dir"),
      completion: .directory)
    var lessons: String?

    @OptionGroup(title: GeneralOptions.title) var general: GeneralOptions

    func run() throws {
      let root = try ResourceSearch.lessons.find(given: lessons)
      let file = try LessonTemplate(id, in: try Course(root: root)).write()
      try Console.print("Written: \(file). Its check: wadachi lessons check \(root.relativePath)")
    }
  }

  /// `wadachi lessons export DIR`.
  struct Export: Command {
    static let page = CommandPage(
      name: "export", abstract: "Write the lessons as a book, a Markdown file for each.",
      examples: "wadachi lessons export book",
      notes: "Every page stands with its screen as text, its questions, and below each the answer.")

    @Argument(
      help: ArgumentHelp("The folder to write to; it is made.", valueName: "dir"),
      completion: .directory)
    var folder: String

    @Option(help: ArgumentHelp("The form; markdown is the only one.", valueName: "form"))
    var format = "markdown"

    @Option(
      help: ArgumentHelp("The folder that holds en/SUMMARY.md.", valueName: "dir"),
      completion: .directory)
    var lessons: String?

    @OptionGroup(title: GeneralOptions.title) var general: GeneralOptions

    func validate() throws {
      guard format == "markdown" else {
        throw ValidationError("A book is written as markdown; --format \(format) was given.")
      }
    }

    func run() throws {
      let lectern = try Lectern(lessons)
      let check = LessonCheck(sources: LessonSources(lectern.mnist))
      let book = LessonBook(lectern.mnist, in: lectern.course)
      let target = URL(given: folder)
      do {
        try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
      } catch {
        throw FileError(file: folder, rule: "the book needs a folder", found: "it cannot be made")
      }
      var contents = "# The course\n\n"
      for entry in lectern.written {
        let lesson = try lectern.course.lesson(entry.id)
        if let fault = lesson.faults.first { throw fault }
        let chapter = try book.chapter(lesson, trained: check.training(of: lesson))
        try AtomicFile.write(
          Data(chapter.utf8), to: target.appendingPathComponent("\(entry.id).md"))
        contents += "- [\(entry.id) \(lesson.title)](\(entry.id).md)\n"
      }
      try AtomicFile.write(Data(contents.utf8), to: target.appendingPathComponent("README.md"))
      try Console.print("Lessons written to \(folder): \(lectern.written.count).")
    }
  }
}
