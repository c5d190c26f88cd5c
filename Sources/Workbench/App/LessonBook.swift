import CellCanvas
import Datasets
import LessonKit
import NeuralCore
import Phrases

/// A lesson as a chapter of a book: its pages as Markdown, each with its screen as text, and the answers
/// at the end of the page.
public struct LessonBook {
  private let house: House

  /// Writes lessons of a course, with the numbers that these digits lead to.
  public init(_ mnist: MNIST, in course: Course) {
    var state = AppState(unseenOn: mnist, in: course)
    state.speakPlainly()
    house = state.house
  }

  /// The chapter; `trained` are the weights that the lesson's training leads to.
  public func chapter(_ lesson: Lesson, trained: Session?) throws -> String {
    let head = "# \(lesson.id) \(lesson.title)\n\n" + lesson.goals.map { "- \($0)\n" }.joined()
    return try head
      + lesson.pages.indices.map { try page($0, of: lesson, trained) }.joined()
  }

  private func page(_ index: Int, of lesson: Lesson, _ trained: Session?) throws -> String {
    var house = house
    var room = try LearnRoom(OpenedLesson(lesson), in: house)
    try room.stand(onPage: index, trained: trained)
    var screen = Canvas(house.size)
    room.showsLesson = false
    _ = room.draw(on: &screen, in: house)
    let rows = screen.text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.trimmingSuffix { $0 == " " } }
    var text = "\n## \(lesson.pages[index].title)\n\n```text\n"
    text += rows.joined(separator: "\n") + "\n```\n\n"
    text += lines(of: room, in: house)
    while room.question != nil {
      let before = LessonPane(room, in: house).plainLines(width: Self.width).count
      room.skip(in: &house)
      let now = LessonPane(room, in: house).plainLines(width: Self.width)
      text += "\n" + Self.fenced(Array(now.dropFirst(min(before - 1, now.count)))) + "\n"
    }
    return text
  }

  private static let width = 96

  private func lines(of room: LearnRoom, in house: House) -> String {
    Self.fenced(LessonPane(room, in: house).plainLines(width: Self.width)) + "\n"
  }

  /// Lines as they stand: what looks like Markdown in them is none.
  private static func fenced(_ lines: [String]) -> String {
    "```text\n" + lines.joined(separator: "\n") + "\n```"
  }
}
