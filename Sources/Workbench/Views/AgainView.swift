import CellCanvas
import TimeTravel

/// The same example through the new weights, beside the old answer, both without dropout.
struct AgainView: View {
  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard let again = moment.again else { return }
    pane.head(
      again.isOther ? "look again · another: example \(again.example)" : "look again")
    let context = pane.context
    let changes = zip(again.before, again.probabilities).map { $1 - $0 }
    let label = again.target.loudest
    let rows = again.before.indices
    var table = NumberTable(marked: again.target.count > 1 ? label : nil)
    table.words("k", rows.map(String.init), align: .right)
    table.numbers("p before", rows.map { Numerals.value(again.before[$0]) })
    table.numbers("p after", rows.map { context.revealed(Numerals.value(again.probabilities[$0])) })
    table.words(
      "", changes.map { context.isConcealed ? " " : $0 > 0 ? "▲" : $0 < 0 ? "▼" : "=" })
    table.numbers("change", changes.map { context.revealed(Numerals.signed($0)) }) {
      pane.theme.number(changes[$0])
    }
    let top = pane.row + 1
    let x = table.draw(on: &pane) + 1
    let width = min(24, pane.rect.width - x)
    if !context.isConcealed, width >= 4 {
      for row in rows {
        pane.bar(
          again.probabilities[row], .unsigned(1), x: x, row: top + row - pane.row, width: width)
      }
    }
    pane.gap()
    pane.line(
      "  loss before \(Numerals.value(again.lossBefore))   "
        + "after \(context.revealed(Numerals.value(again.loss)))", pane.theme.strong)
    pane.gap()
    let count = Numerals.count(moment.network.parameterCount)
    pane.prose(
      "\(count) numbers moved a little: one step, one example. Both columns are without dropout; ▶ "
        + "marks the label. Was that wise? Look at another digit with the new weights: n.",
      pane.theme.faint)
  }
}
