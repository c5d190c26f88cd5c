import CellCanvas
import TimeTravel

extension AppState {
  /// What the mouse does: the wheel walks, a click goes to what is clicked on.
  mutating func point(_ event: MouseEvent) -> [Effect] {
    if case .help = overlay { return scrollHelp(event.action) }
    guard overlay == nil, mode != .searching,
      screen == .step || screen == .learn || screen == .data
    else { return [] }
    switch event.action {
    case .wheelDown: return perform(.later)
    case .wheelUp: return perform(.earlier)
    case .press(.left): click(event.place)
    case .drag(.left) where event.place.y == Frame(size).timeline.y:
      click(event.place, isDragging: true)
    case .press, .release, .drag: break
    }
    return []
  }

  /// The wheel scrolls the help, as it does over any text.
  private mutating func scrollHelp(_ action: MouseEvent.Action) -> [Effect] {
    switch action {
    case .wheelDown: perform(.down)
    case .wheelUp: perform(.up)
    case .press, .release, .drag: []
    }
  }

  private mutating func click(_ point: Point, isDragging: Bool = false) {
    let (frame, look) = (Frame(size), look)
    switch screen {
    case .data: clickOnData(point)
    case .step:
      // An open question keeps the walk where it is.
      guard mode == .step, let walk = step else { return }
      step?.click(
        point, frame, StepScreen.layout(of: walk, in: frame.body, look), look,
        isDragging: isDragging)
    case .learn:
      let layout = LearnLayout(size)
      // An open question keeps the walk where it is.
      guard mode == .learn, layout.isWide || learn?.showsLesson == false else { return }
      learn?.walk?.click(point, frame, StepLayout(layout.walk), look, isDragging: isDragging)
    case .home, .lessons, .scenarios, .train: break
    }
  }
}

extension Walk {
  /// Goes to the layer, the neuron or the place in time that lies under a point, if any.
  mutating func click(
    _ point: Point, _ frame: Frame, _ layout: StepLayout, _ look: Look, isDragging: Bool
  ) {
    if frame.timeline.contains(point), timeline.depth <= .step {
      isRunning = false
      // A drag passes many steps: Backspace leads to where it began.
      let step = StepsLine(self, width: frame.timeline.width).step(at: point.x)
      timeline.stand(inStep: step, remembering: !isDragging)
      return
    }
    guard let target = target(at: point, frame, layout, look) else { return }
    isRunning = false
    // What is drawn is there; a target that is not, such as a held parameter's, moves nothing.
    try? timeline.go(to: target)
  }

  private func target(
    at point: Point, _ frame: Frame, _ layout: StepLayout, _ look: Look
  ) -> Target? {
    if frame.timeline.contains(point) {
      return TimelineLine.place(at: point.x, width: frame.timeline.width, moment)
        .map { Target(place: $0) }
    }
    if layout.network.contains(point) {
      return NetworkPane.place(atRow: point.y - layout.network.y, moment)
        .map { Target(place: $0) }
    }
    let canvas = Canvas(Size(width: layout.viewBox.maxX, height: layout.viewBox.maxY))
    return EventView.unit(
      at: point, moment, in: layout.view, on: canvas, ViewContext(look: look, lens: lens)
    ).map { Target(place: moment.cursor.place, unit: $0) }
  }
}
