import CellCanvas
import LessonKit
import Phrases

/// Turns a page's blocks into lines of styled text at a width.
struct LessonText {
  let theme: Theme
  let width: Int
  let phrases: any QuestionPhrases
  /// Whether the learner types words, not keys.
  var isPlain = false

  /// The lines of a block of text.
  func lines(of block: Block) -> [[StyledText]] {
    switch block {
    case .heading(_, let text): wrap(pieces(text, theme.title), width: width)
    case .paragraph(let text): wrap(pieces(text, theme.text), width: width)
    case .code(let language, let text, _): code(language, text)
    case .note(let blocks): note(blocks)
    case .list(let first, let items): list(items, first: first)
    case .table(let head, let rows): table(head, rows)
    case .curve, .compare, .blank, .prediction, .task: []
    }
  }

  /// The lines of a question: what is asked, the choices, and what was said when it was closed.
  ///
  /// `typed` is what the learner has typed so far; nil when the question is not open. `firstTry` is what
  /// was said to it before, where it has a second try.
  func question(
    _ question: Question, _ reply: Reply?, firstTry: Reply? = nil, typed: String?
  ) -> [[StyledText]] {
    var lines = wrap(pieces(phrases.text(of: question), theme.strong), width: width)
    lines += choices(of: question, typed: typed).joined()
    if let typed { lines += answering(question, firstTry: firstTry, typed: typed) }
    if let reply {
      if case .text(let line) = reply.given {
        lines += wrap([StyledText("“\(line)”", theme.text)], width: width)
      }
      lines += said(reply)
    }
    return lines
  }

  /// The lines below an open question: what was said to a first try, what is typed, what can be done.
  func answering(_ question: Question, firstTry: Reply?, typed: String) -> [[StyledText]] {
    var lines: [[StyledText]] = []
    if let firstTry {
      let again = phrases.tryAgain(after: firstTry, isPlain: isPlain)
      lines += wrap([StyledText("✗ " + again, theme.bad)], width: width)
      let remark = phrases.remark(in: firstTry)
      if !remark.isEmpty { lines += wrap(pieces(remark, theme.text), width: width) }
    }
    if question.wantsTyping, !isPlain {
      let typed = phrases.typed(typed, in: question)
      lines += wrap([StyledText("  \(typed)", theme.key)], width: width)
    }
    let ways = isPlain ? phrases.rule(of: question, isPlain: true) : phrases.ways(of: question)
    return lines + wrap([StyledText(ways, theme.faint)], width: width)
  }

  /// The lines of each choice of a question.
  func choices(of question: Question, typed: String?) -> [[[StyledText]]] {
    phrases.choices(of: question).enumerated().map { index, choice in
      let isChosen = typed == "\(index + 1)"
      let mark = isChosen ? "▶ \(index + 1)  " : "  \(index + 1)  "
      return hanging(mark, pieces(choice, isChosen ? theme.selection : theme.text))
    }
  }

  /// The lines of what is said to an answer: right or wrong, what it is, and why.
  func said(_ reply: Reply) -> [[StyledText]] {
    let (mark, style) =
      switch reply.verdict {
      case .right: ("✓ ", theme.good)
      case .wrong: ("✗ ", theme.bad)
      case .skipped: ("", theme.strong)
      }
    let verdict = phrases.verdict(of: reply)
    var lines =
      verdict.isEmpty ? [] : wrap([StyledText(mark + verdict, style)], width: width)
    for text in [phrases.remark(in: reply), phrases.explanation(in: reply)] where !text.isEmpty {
      lines += wrap(pieces(text, theme.text), width: width)
    }
    return lines
  }

  // MARK: Blocks

  private func list(_ items: [[Block]], first: Int?) -> [[StyledText]] {
    var lines: [[StyledText]] = []
    for (index, blocks) in items.enumerated() {
      let mark = first.map { "\($0 + index). " } ?? "• "
      let inside = LessonText(
        theme: theme, width: width - mark.columns, phrases: phrases, isPlain: isPlain)
      for (row, line) in blocks.flatMap({ inside.lines(of: $0) }).enumerated() {
        let lead = row == 0 ? mark : String(repeating: " ", count: mark.columns)
        lines.append([StyledText(lead, theme.key)] + line)
      }
    }
    return lines
  }

  /// An aside: its lines behind a bar.
  private func note(_ blocks: [Block]) -> [[StyledText]] {
    let bar = "┊ "
    let inside = LessonText(
      theme: theme, width: width - bar.columns, phrases: phrases, isPlain: isPlain)
    return blocks.map { inside.lines(of: $0) }.joined(separator: [[]]).map { line in
      [StyledText(bar, theme.faint)] + line
    }
  }

  /// Lines of code as they stand, under what they are written in; a pane is as wide as they are.
  private func code(_ language: CodeLanguage, _ text: [Inline]) -> [[StyledText]] {
    let whole = pieces(text, theme.key).map(\.text).joined()
    let name = phrases.name(of: language).map { [[StyledText($0, theme.faint)]] } ?? []
    return name
      + whole.split(separator: "\n", omittingEmptySubsequences: false)
      .map { [StyledText(String($0), theme.key)] }
  }

  private func table(_ head: [[Inline]], _ rows: [[[Inline]]]) -> [[StyledText]] {
    grid(
      ([(head, theme.strong)] + rows.map { ($0, theme.text) }).map { row, style in
        row.map { StyledText(plain($0), style) }
      })
  }

  /// The words alone.
  func plain(_ text: [Inline]) -> String { pieces(text, theme.text).map(\.text).joined() }

  /// Rows of cells, each column as wide as its widest cell; a line that is too long is cut.
  func grid(_ rows: [[StyledText]]) -> [[StyledText]] {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.compactMap { $0.indices.contains(column) ? $0[column].text.columns : nil }.max() ?? 0
    }
    return rows.map { row in
      var left = width
      return row.enumerated().compactMap { column, cell in
        let gap = column == row.count - 1 ? "" : "  "
        let text = (cell.text.padded(to: widths[column]) + gap).cut(to: left)
        left -= text.columns
        return text.isEmpty ? nil : StyledText(text, cell.style)
      }
    }
  }

  private func hanging(_ mark: String, _ text: [StyledText]) -> [[StyledText]] {
    wrap(text, width: width - mark.columns).enumerated().map { row, line in
      let lead = row == 0 ? mark : String(repeating: " ", count: mark.columns)
      return [StyledText(lead, theme.key)] + line
    }
  }

  // MARK: Inlines

  private func pieces(_ text: [Inline], _ style: Style) -> [StyledText] {
    text.flatMap { pieces($0, style) }
  }

  private func pieces(_ inline: Inline, _ style: Style) -> [StyledText] {
    switch inline {
    case .text(let text): [StyledText(text, style)]
    case .emphasis(let inside): pieces(inside, style.adding(.underline))
    case .strong(let inside): pieces(inside, style.adding(.bold))
    case .code(let text): [StyledText(text, theme.key)]
    case .link(let inside, _): pieces(inside, style.adding(.underline))
    case .live(let number): [StyledText(number.text, style)]
    case .told(let number):
      [StyledText(number, LitNumbers.isTelling(number) ? theme.lit : style)]
    case .lineBreak: [StyledText("\n", style)]
    }
  }
}
