import CellCanvas
import TimeTravel

/// The stepper: where we are, the network, the view of the event, the sentence about it.
enum StepScreen {
  static func draw(_ state: AppState, in frame: Frame, on canvas: inout Canvas, _ theme: Theme) {
    guard let walk = state.step else { return }
    draw(
      walk, in: frame, body: frame.body, on: &canvas, look: state.look,
      isConcealed: walk.asking.question != nil, hasKeys: walk.asking.question == nil)
  }

  /// Where everything stands in a part of the body; the question takes its rows from the view.
  static func layout(of walk: Walk, in body: Rect, _ look: Look) -> StepLayout {
    let box = QuestionBox(walk, look: look, width: StepLayout(body).viewBox.width)
    return StepLayout(body, questionHeight: box.height)
  }

  /// Draws a walk into a part of the body: the whole of it, or what a lesson leaves.
  static func draw(
    _ walk: Walk, in frame: Frame, body: Rect, on canvas: inout Canvas, look: Look,
    isConcealed: Bool, hasKeys: Bool
  ) {
    let moment = walk.moment
    var context = ViewContext(
      look: look, isConcealed: isConcealed, later: walk.timeline.whatLaterDoes, lens: walk.lens)
    context.stops = walk.stops.active
    context.stepsBefore = walk.stepsBefore
    context.takesOthers = walk.locked(.nextExample) == nil
    context.dials = walk.dials
    WhereLine.draw(moment, in: frame.place, on: &canvas, context)
    let layout = layout(of: walk, in: body, look)
    canvas.box(
      layout.networkBox, title: "Network", style: context.theme.border,
      titleStyle: context.theme.title)
    NetworkPane.draw(moment, in: layout.network, on: &canvas, context)
    canvas.box(
      layout.viewBox, title: title(walk, hasKeys: hasKeys, width: layout.viewBox.width - 4),
      style: context.theme.border,
      titleStyle: context.theme.title)
    EventView.draw(moment, in: layout.view, on: &canvas, context)
    if !layout.questionBox.isEmpty {
      QuestionBox(walk, look: look, width: layout.questionBox.width)
        .draw(in: layout.questionBox, on: &canvas)
    }
    drawSentence(walk, isConcealed: isConcealed, in: frame.narration, on: &canvas, context.theme)
    if walk.timeline.depth <= .step {
      StepsLine(walk, width: frame.timeline.width).draw(in: frame.timeline, on: &canvas, context)
    } else {
      TimelineLine.draw(moment, in: frame.timeline, on: &canvas, context)
    }
  }

  /// The view's name; with the keys that lead from it where no question has the keys.
  private static func title(_ walk: Walk, hasKeys: Bool, width: Int) -> String {
    hasKeys
      ? EventView.titleWithKeys(walk.moment, walk.lens, width: width)
      : EventView.title(walk.moment, walk.lens)
  }

  private static func drawSentence(
    _ walk: Walk, isConcealed: Bool, in rect: Rect, on canvas: inout Canvas, _ theme: Theme
  ) {
    if let errand = walk.errandSentence {
      canvas.put(" \(errand)", in: rect, style: theme.strong)
      return
    }
    let sentence =
      isConcealed ? "A question is open: guess first." : walk.sentences
    let count = walk.repeatCount.map { "\($0)× " } ?? ""
    let pace = walk.isRunning ? "running, \(walk.pace.words) · " : ""
    canvas.put(" \(pace)\(count)\(sentence)", in: rect, style: theme.strong)
  }
}
