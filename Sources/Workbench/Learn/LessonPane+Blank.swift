import CellCanvas
import LessonKit
import Phrases
import TimeTravel

// Tables with cells to be filled, and code that is bound to the walk.
extension LessonPane {
  /// The lines of a table: what is to be done, its cells, and below them what is said to the last that
  /// was filled, or what is asked for now.
  func lines(of table: Blank, _ text: LessonText) -> [[StyledText]] {
    let session = reading.session
    var lines = text.lines(of: .paragraph([.strong(table.text)]))
    let head = table.head.map { StyledText(text.plain($0), theme.strong) }
    lines += text.grid([head] + table.rows.map { row in row.map { cell($0, text) } })
    let open = session.openIndex.flatMap { table.questions.contains($0) ? $0 : nil }
    if let last = table.questions.last(where: { session.reply($0) != nil }),
      let reply = session.reply(last),
      open == nil || session.firstTry == nil
    {
      lines += text.said(reply)
    }
    if let open, let question = session.question(open) {
      let name = phrases.questions.text(of: question)
      lines += wrap([StyledText(text.plain(name), theme.strong)], width: text.width)
      lines += text.answering(question, firstTry: session.firstTry, typed: reading.typed.text)
    }
    return lines
  }

  /// A cell as it stands: what is known, what is typed, or that it waits.
  private func cell(_ cell: Blank.Cell, _ text: LessonText) -> StyledText {
    switch cell {
    case .text(let words): return StyledText(text.plain(words), theme.text)
    case .open(let index):
      if let reply = reading.session.reply(index) {
        let truth = phrases.questions.truth(of: reply.question) ?? "?"
        return StyledText(truth, reply.verdict == .right ? theme.good : theme.bad)
      }
      return reading.session.openIndex == index
        ? StyledText("[\(isPlain ? "?" : reading.typed.text)]", theme.selection)
        : StyledText("[ ]", theme.key)
    }
  }

  /// Lines of code, below so many that say what it is written in; some lead to places of the walk, and
  /// the place that we are at is marked.
  func lines(ofCode code: [[StyledText]], below first: Int, _ links: [CodeLink]) -> [Line] {
    code.enumerated().map { row, pieces in
      let link = links.first { $0.line == row - first }
      let target = link.flatMap { try? reading.session.stage.target(of: $0.spot) }
      let isHere = target?.place.map { $0 == reading.walk.moment.cursor.place } ?? false
      let lead = row < first ? "" : isHere ? "▶ " : target == nil ? "  " : "· "
      let line = (lead.isEmpty ? [] : [StyledText(lead, theme.key)]) + pieces
      return target.map { .link(line, $0) } ?? .text(line)
    }
  }
}
