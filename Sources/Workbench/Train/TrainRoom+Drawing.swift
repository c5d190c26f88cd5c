import CellCanvas
import Notation

extension TrainRoom {
  /// Draws the training over the whole window.
  func draw(on canvas: inout Canvas, in house: House) -> [ClickTarget<Never>] {
    let (frame, theme, phrases) = (house.frame, house.theme, house.phrases.train)
    canvas.put(
      " \(train.place(fitting: frame.place.width - 1, phrases))", in: frame.place,
      style: theme.strong)
    let room = canvas.box(
      frame.body, title: phrases.title, style: theme.border, titleStyle: theme.title)
    TrainDrawing(train, look: house.look, phrases).draw(in: room.inset(horizontal: 1), on: &canvas)
    canvas.put(" \(train.narration(phrases))", in: frame.narration, style: theme.text)
    PositionLine(
      start: phrases.start, end: Numerals.count(train.setup.lastStep),
      share: Double(train.stepCount) / Double(max(1, train.setup.lastStep))
    ).draw(in: frame.timeline, on: &canvas, theme)
    return []
  }
}
