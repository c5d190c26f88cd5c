import CellCanvas
import LessonKit

// Two networks side by side, where the learner's walk stands.
extension LessonPane {
  /// A table of the numbers of both; what differs is marked, and not by colour alone.
  func lines(of compare: Compare, _ text: LessonText) -> [[StyledText]] {
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
