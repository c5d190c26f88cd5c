import CellCanvas
import LessonKit
import Phrases

/// The question before a reveal, below the view: what is asked, what was typed, then what was said.
struct QuestionBox {
  private let asking: Asking
  private let typed: TypedLine?
  private let theme: Theme
  private let phrases: any QuestionPhrases
  /// The columns of its box.
  private let width: Int

  init(_ asking: Asking, typed: TypedLine?, look: Look, phrases: any QuestionPhrases, width: Int) {
    self.asking = asking
    self.typed = typed
    theme = Theme(look)
    self.phrases = phrases
    self.width = width
  }

  /// The rows that the box takes; 0 where there is nothing to ask and nothing to say.
  var height: Int {
    let lines = lines
    return lines.isEmpty ? 0 : lines.count + 2
  }

  /// Draws the box and what is in it, and returns the answers that can be chosen.
  func draw(in rect: Rect, on canvas: inout Canvas) -> [ClickTarget<WalkHit>] {
    let room = canvas.box(
      rect, title: phrases.boxTitle(isOpen: asking.question != nil), border: .heavy,
      style: theme.focus, titleStyle: theme.title
    ).inset(horizontal: 1)
    if !asking.score.isEmpty {
      let bottom = Rect(x: rect.x, y: rect.maxY - 1, width: rect.width - 2, height: 1)
      canvas.put(" \(phrases.score(asking.score)) ", in: bottom, align: .right, style: theme.faint)
    }
    for (row, line) in lines.enumerated() {
      canvas.put(line, x: room.x, y: room.y + row, within: room)
    }
    return answers(in: room)
  }

  /// The answers of the open question, each where it stands.
  private func answers(in room: Rect) -> [ClickTarget<WalkHit>] {
    guard let question = asking.question, !question.wantsTyping else { return [] }
    let count = phrases.choices(of: question).count
    let choices = lines.enumerated().suffix(areInOneRow(question) ? 1 : count)
    var targets: [ClickTarget<WalkHit>] = []
    for (row, line) in choices {
      var x = room.x
      for piece in line {
        if piece != Self.gap(theme) {
          let number = targets.count + 1
          targets.append(
            ClickTarget(area: Rect(x: x, y: room.y + row, width: piece.text.columns, height: 1)) {
              _ in .answer(number)
            })
        }
        x += piece.text.columns
      }
    }
    return targets
  }

  /// Blanks between two answers.
  private static func gap(_ theme: Theme) -> StyledText { StyledText("   ", theme.text) }

  private var textWidth: Int { max(1, width - 4) }

  private var lines: [[StyledText]] {
    if let question = asking.question { return lines(of: question) }
    return asking.reply.map {
      LessonText(theme: theme, width: textWidth, phrases: phrases).said($0)
    } ?? []
  }

  private func lines(of question: Question) -> [[StyledText]] {
    let typed = typed?.text ?? ""
    let text = wrap(
      [StyledText(phrases.text(of: question).plainText, theme.strong)], width: textWidth)
    if question.wantsTyping {
      return text + [
        [
          StyledText(phrases.typed(typed, in: question), theme.key),
          StyledText("   \(phrases.fractionsAreFine)", theme.faint),
        ]
      ]
    }
    let choices = choices(of: question)
    if areInOneRow(question) {
      return text + [Array(choices.map { [$0] }.joined(separator: [Self.gap(theme)]))]
    }
    return text + choices.map { [$0] }
  }

  private func choices(of question: Question) -> [StyledText] {
    let typed = typed?.text ?? ""
    return phrases.choices(of: question).enumerated().map { index, choice in
      let isChosen = typed == "\(index + 1)"
      return StyledText(
        "\(isChosen ? "▶" : " ") \(index + 1)  \(choice.plainText)",
        isChosen ? theme.selection : theme.text)
    }
  }

  private func areInOneRow(_ question: Question) -> Bool {
    let choices = choices(of: question)
    let gaps = Self.gap(theme).text.columns * (choices.count - 1)
    return choices.map(\.text.columns).reduce(gaps, +) <= textWidth
  }
}
