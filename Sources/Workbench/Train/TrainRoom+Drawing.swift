import CellCanvas
import Notation

/// What a click on a training can mean.
enum TrainHit: Sendable {
  /// A batch, by how many steps are done then.
  case step(Int)
  /// A pane, by its place among the numbered ones.
  case pane(Int)
  /// A place that the cursor of a pane can stand on.
  case place(Point, pane: Int)
}

extension TrainRoom {
  /// Draws the training over the whole window.
  func draw(on canvas: inout Canvas, in house: House) -> [ClickTarget<TrainHit>] {
    let (frame, theme, phrases) = (house.frame, house.theme, house.phrases.train)
    canvas.put(
      " \(train.place(fitting: frame.place.width - 1, phrases))", in: frame.place,
      style: theme.strong)
    let room = canvas.box(
      frame.body, title: phrases.title, style: theme.border, titleStyle: theme.title)
    canvas.isInPicture = train.panes.isInside
    let drawing = TrainDrawing(train, look: house.look, phrases)
    drawing.draw(in: room.inset(horizontal: 1), on: &canvas)
    canvas.put(" \(train.narration(phrases))", in: frame.narration, style: theme.text)
    let line = PositionLine(
      start: phrases.start, end: Numerals.count(train.setup.lastStep),
      share: Double(train.stepCount) / Double(max(1, train.setup.lastStep)))
    line.draw(in: frame.timeline, on: &canvas, theme)
    let steps = Double(train.setup.lastStep)
    let time = ClickTarget<TrainHit>(area: frame.timeline, followsDrags: true) { point in
      .step(Int((line.share(at: point.x, width: frame.timeline.width) * steps).rounded()))
    }
    return drawing.targets(in: room.inset(horizontal: 1)) + [time]
  }

  /// Goes to a batch that was taken, for what lies ahead is trained by keys alone; or to a pane, or a place
  /// in it, which a second click opens.
  mutating func click(_ hit: TrainHit, isDragging: Bool, in house: inout House) -> [Request] {
    switch hit {
    case .step(let step): return order { $0.stand(at: min(step, $0.news.furthest)) }
    case .pane(let number):
      train.panes.show(number)
      return []
    case .place(let place, let number):
      let panes = train.panes
      train.panes.enter(number, at: place)
      guard panes == train.panes, !isDragging, exampleAtCursor(in: train) != nil else { return [] }
      return standStill(to: .open, in: &house)
    }
  }
}
