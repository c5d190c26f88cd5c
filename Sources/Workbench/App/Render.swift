import CellCanvas

/// Draws the whole screen: a function of the state alone.
public func render(_ state: AppState) -> Canvas {
  var canvas = Canvas(state.size)
  let theme = Theme(state.look)
  guard state.size.width >= Frame.smallest.width, state.size.height >= Frame.smallest.height
  else {
    canvas.putWrapped(Frame.tooSmall(state.size), in: canvas.bounds, style: theme.text)
    return canvas
  }
  let frame = Frame(state.size)
  switch state.screen {
  case .home: HomeScreen.draw(state, in: frame.body, on: &canvas, theme)
  case .lessons: LessonListScreen.draw(state, in: frame.body, on: &canvas, theme)
  case .scenarios: ScenarioListScreen.draw(state, in: frame, on: &canvas, theme)
  case .learn: LearnScreen.draw(state, in: frame, on: &canvas, theme)
  case .step: StepScreen.draw(state, in: frame, on: &canvas, theme)
  case .train: TrainScreen.draw(state, in: frame, on: &canvas, theme)
  case .data: DataScreen.draw(state, in: frame, on: &canvas, theme)
  }
  drawOverlay(state, in: frame, on: &canvas, theme)
  KeysLine.draw(state, in: frame.keys, on: &canvas, theme)
  return canvas
}

/// Draws what lies over the screen: a sentence, a typed line, a question of the program, the help.
private func drawOverlay(
  _ state: AppState, in frame: Frame, on canvas: inout Canvas, _ theme: Theme
) {
  switch state.overlay {
  case .help(let first):
    HelpOverlay(state.modeBelowOverlay, in: state.size)
      .draw(from: first, on: &canvas, state.look, theme)
  case .prompt(let prompt):
    if case .stops(let chosen) = prompt.purpose.below {
      StopsOverlay.draw(state, chosen: chosen, fault: prompt.fault, in: frame, on: &canvas, theme)
    }
    canvas.fill(frame.narration)
    PromptLine.draw(prompt, in: frame.narration, on: &canvas, theme)
    if let fault = prompt.fault, prompt.purpose == .whatIf {
      PromptLine.draw(fault, of: prompt, in: frame, on: &canvas, theme)
    }
  case .stops(let chosen):
    StopsOverlay.draw(state, chosen: chosen, in: frame, on: &canvas, theme)
    drawNotice(state, in: frame, on: &canvas, theme)
  case .confirm(let question, _):
    canvas.fill(frame.narration)
    canvas.put(" \(question)", in: frame.narration, style: theme.strong)
  case nil: drawNotice(state, in: frame, on: &canvas, theme)
  }
}

/// Draws the sentence that stands until the next key, in the narration's place.
private func drawNotice(
  _ state: AppState, in frame: Frame, on canvas: inout Canvas, _ theme: Theme
) {
  guard let notice = state.notice else { return }
  NoticeLines.draw(notice, in: frame, on: &canvas, theme)
}
