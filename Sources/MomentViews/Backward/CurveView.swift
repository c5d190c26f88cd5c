import CellCanvas
import Phrases
import TimeTravel

/// The loss over the p of the right answer, −log p, with the example's own p marked.
struct CurveView: View {
  static func room(for moment: Moment, in size: Size) -> ViewRoom { ViewRoom(28, 10, widest: 84) }

  /// Whether the loss of the moment's row is −log of one p and nothing else.
  static func isKnown(_ moment: Moment) -> Bool {
    guard moment.loss.isPlainCrossentropy, moment.label != nil, moment.probabilities != nil,
      let derivation = LossDerivation(moment)
    else { return false }
    let account = LossAccount(derivation, moment)
    return account.truth != nil && account.isFromLogits && account.form == .logarithm
  }

  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard let label = moment.label, let p = moment.probabilities?[label] else { return }
    pane.prose(pane.phrases.loss.curve(label: label, moment.arrangement))
    let points = (1...200).map { step in
      let x = Float(step) / 200
      return SIMD2(x, LossDerivation.cost(of: x))
    }
    let plot = LinePlot(
      [.init(points, style: pane.theme.title)], x: 0...1, y: 0...5,
      ticks: [.init(0, "0"), .init(2.5, "2.5"), .init(5, "5")],
      cursor: pane.context.isConcealed ? nil : p)
    // Of few cells, a curve as flat as the room is wide is hard to read.
    let height = min(pane.rowsLeft, pane.context.isCompanion ? max(24, pane.rect.width / 2) : 9)
    let width = min(pane.rect.width, pane.context.isCompanion ? .max : 44)
    guard height > 2 else { return }
    let area = Rect(
      x: pane.rect.x, y: pane.rect.y + pane.row, width: width, height: height)
    pane.canvas.draw(plot, in: area, look: pane.look)
    pane.row += height
  }
}
