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

  /// Draws the box and what is in it.
  func draw(in rect: Rect, on canvas: inout Canvas) {
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
  }

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
    if question.wantsNumber {
      return text + [
        [
          StyledText(phrases.typed(typed), theme.key),
          StyledText("   \(phrases.fractionsAreFine)", theme.faint),
        ]
      ]
    }
    let choices = phrases.choices(of: question).enumerated().map { index, choice in
      let isChosen = typed == "\(index + 1)"
      return StyledText(
        "\(isChosen ? "▶" : " ") \(index + 1)  \(choice.plainText)",
        isChosen ? theme.selection : theme.text)
    }
    let gap = StyledText("   ", theme.text)
    let columns = choices.map(\.text.columns).reduce(0, +) + gap.text.columns * (choices.count - 1)
    if columns <= textWidth {
      return text + [Array(choices.map { [$0] }.joined(separator: [gap]))]
    }
    return text + choices.map { [$0] }
  }
}
