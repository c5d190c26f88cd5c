import CellCanvas
import LessonKit
import Notation
import Phrases

// A lesson as plain text: the same pages, questions and verdicts, line by line.
extension LearnRoom {
  /// The columns of plain text.
  private static let plainWidth = 76

  /// The page; once something was answered on it, what has come since.
  func tell(in house: House) -> [String] {
    if tellsWalk { return tellWalk(in: house) }
    let (lesson, phrases) = (session.lesson, house.phrases.learn)
    let pane = LessonPane(self, in: house)
    let lines = pane.plainLines(width: Self.plainWidth)
    let last = session.firstTry == nil ? session.verdicts.count - 1 : session.verdicts.count
    // What is asked again stands on its page, which is told whole.
    let isAnew = redo != nil && session.lastReply == nil && session.firstTry == nil
    let start =
      last < 0 || isAnew ? nil : pane.lines(of: .question(last), width: Self.plainWidth)?.lowerBound
    if let start { return Array(lines.dropFirst(start)) }
    let place = phrases.place(lesson.id, titled: lesson.title)
    let page = phrases.page(session.pageIndex + 1, of: lesson.pages.count)
    return ["\(place), \(page): \(session.page.title)", ""] + lines
  }

  /// Where the walk stands and what is there, and how the page's task goes.
  private func tellWalk(in house: House) -> [String] {
    let (plain, place) = (
      house.phrases.plain, house.phrases.narration.place(of: walk.moment)
    )
    let sentence = walk.sentences(behind: curtain)
    let pane = LessonPane(self, in: house)
    let told =
      counterpart.map { ["\(place):"] + tell($0) } ?? [plain.place(place, sentence)]
    return told + pane.plainTasks(width: Self.plainWidth)
  }

  func greet(in house: House) -> [String] { [helpInWords(in: house.phrases)] + tell(in: house) }

  func helpInWords(in phrases: Phrases) -> String { phrases.learn.plainHelp }

  /// A task's keys are words, too: there is nothing else that they could be typed as.
  var keysInWords: Set<String> {
    question == nil ? session.page.keys.union(["Home", "End", "Backspace"]) : []
  }

  func afterAnswer(in house: House) -> [String] { tell(in: house) }
}

extension LessonPane {
  /// The lines of the page's tasks, where it has some and asks nothing any more.
  func plainTasks(width: Int) -> [String] {
    guard reading.question == nil else { return [] }
    let text = LessonText(theme: theme, width: width, phrases: phrases.questions, isPlain: true)
    return reading.session.tasks.indices.flatMap { lines(ofTask: $0, text) }
      .map { $0.map(\.text).joined() }
  }

  /// The page's lines without styles; a curve as what it is of.
  func plainLines(width: Int) -> [String] {
    lines(width: width).flatMap { line -> [String] in
      let text = plainText(line)
      guard case .curve = line else { return [text] }
      return wrap([StyledText(text, theme.text)], width: width).map { $0.map(\.text).joined() }
    }
  }

  private func plainText(_ line: Line) -> String {
    switch line {
    case .text(let pieces), .choice(let pieces, _), .link(let pieces, _):
      pieces.map(\.text).joined()
    case .offer(let words): words.text
    case .curve(let curve, _):
      phrases.learn.curve(
        of: curve.text, over: curve.axis,
        points: curve.places(7).compactMap { place in
          curve.value(at: place).map {
            (Numerals.setting(Float(place)), Numerals.value($0, decimals: 3))
          }
        })
    }
  }
}
