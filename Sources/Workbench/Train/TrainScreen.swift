import CellCanvas
import TimeTravel

/// Training as it happens: the whole screen.
enum TrainScreen {
  static func draw(
    _ state: AppState, in frame: Frame, on canvas: inout Canvas, _ theme: Theme
  ) {
    guard let train = state.train else { return }
    canvas.put(
      " \(train.place(fitting: frame.place.width - 1))", in: frame.place, style: theme.strong)
    let room = canvas.box(
      frame.body, title: "Training", style: theme.border, titleStyle: theme.title)
    TrainPane(train, look: state.look).draw(in: room.inset(horizontal: 1), on: &canvas)
    canvas.put(" \(train.narration)", in: frame.narration, style: theme.text)
    PositionLine(
      start: "batch 0", end: Numerals.count(train.setup.lastStep),
      share: Double(train.session.stepCount) / Double(max(1, train.setup.lastStep))
    ).draw(in: frame.timeline, on: &canvas, theme)
  }
}
