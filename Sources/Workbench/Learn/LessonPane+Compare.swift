import CellCanvas
import LessonKit

// Two networks side by side, where the learner's walk stands.
extension LessonPane {
  /// The numbers of both, and where no view stands beside the text what is told of both.
  func lines(of compare: Compare, _ text: LessonText) -> [[StyledText]] {
    let told = isPlain && compare.showsViews ? reading.counterpart.map(reading.tell) ?? [] : []
    let numbers = numbers(of: compare, text)
    return numbers + (numbers.isEmpty || told.isEmpty ? [] : [[]])
      + told.flatMap { wrap([StyledText($0, theme.text)], width: text.width) }
  }

  /// Whether a block has no line of its own: views that are compared stand beside the text.
  func isSeenInView(_ block: Block) -> Bool {
    guard case .compare(let compare) = block else { return false }
    return compare.rows.isEmpty && !isPlain
  }

  /// A table of the numbers of both; what differs is marked, and not by colour alone.
  private func numbers(of compare: Compare, _ text: LessonText) -> [[StyledText]] {
    guard !compare.rows.isEmpty else { return [] }
    let numbers = reading.session.compared(compare, at: reading.walk.moment)
    let head = ["", compare.names[0], compare.names[1], ""].map { StyledText($0, theme.strong) }
    let rows = zip(compare.rows, numbers).map { row, pair in
      let isKnown = pair.here != "?" && pair.there != "?"
      let sign = !isKnown ? "" : pair.here == pair.there ? "=" : "≠"
      let style = sign == "≠" ? theme.key : theme.text
      return [
        StyledText(text.plain(row.name), theme.text), StyledText(pair.here, style),
        StyledText(pair.there, style), StyledText(sign, style),
      ]
    }
    return text.grid([head] + rows)
  }
}
