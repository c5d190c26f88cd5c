import CellCanvas
import TimeTravel

/// The digits and their labels: the whole screen.
enum DataScreen {
  static func draw(
    _ state: AppState, in frame: Frame, on canvas: inout Canvas, _ theme: Theme
  ) {
    let mnist = state.mnist
    canvas.put(" \(state.data.place(in: mnist))", in: frame.place, style: theme.strong)
    DataPane(state.data, mnist, look: state.look).draw(in: frame.body, on: &canvas)
    canvas.put(" \(state.data.narration(in: mnist))", in: frame.narration, style: theme.text)
    let last = state.data.digitSet.digits(of: mnist).count - 1
    PositionLine(
      start: "\(state.data.digitSet.digits(of: mnist).noun) 0", end: Numerals.count(last),
      share: Double(state.data.index) / Double(max(1, last))
    ).draw(in: frame.timeline, on: &canvas, theme)
  }
}
