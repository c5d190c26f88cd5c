import CellCanvas
import Phrases

/// A training in any rectangle: where it stands, and below it as many panes as there is room for.
package struct TrainDrawing {
  private let watched: WatchedTraining
  private let panes: [any TrainingPane]

  /// A drawing of `train` on a terminal of that look; `panes` nil are those of the training.
  package init(
    _ train: TrainState, look: Look, _ phrases: any TrainPhrases,
    panes: [any TrainingPane]? = nil
  ) {
    watched = WatchedTraining(train: train, look: look, phrases: phrases)
    self.panes = panes ?? TrainingPanes.all(of: train)
  }

  /// What reads the training for the panes that there is room for in `rect`.
  func probes(in rect: Rect) -> [any TrainingProbe.Type] {
    places(in: rect).flatMap(\.pane.probes)
  }

  /// The room that a pane has in `rect`; nil where there is none for it.
  func room(of pane: any TrainingPane, in rect: Rect) -> Rect? {
    places(in: rect).first {
      $0.pane.question(in: watched.phrases) == pane.question(in: watched.phrases)
    }?.rect
  }

  private func places(in rect: Rect) -> [PaneArrangement.Place] {
    var rest = rect
    _ = rest.takeTop(1)
    return PaneArrangement(panes, of: watched, in: rest).places
  }

  /// Draws it, the progress first; panes that do not fit are left out.
  package func draw(in rect: Rect, on canvas: inout Canvas) {
    var rest = rect
    drawProgress(in: rest.takeTop(1), on: &canvas)
    for place in places(in: rect) { place.pane.draw(watched, in: place.rect, on: &canvas) }
  }

  /// What can be clicked in `rect`: the panes' headings, the curves for the steps that they are of, and
  /// all that a cursor can stand on.
  func targets(in rect: Rect) -> [ClickTarget<TrainHit>] {
    places(in: rect).flatMap { targets(of: $0.pane, in: $0.rect) }
  }

  private func targets(of pane: any TrainingPane, in rect: Rect) -> [ClickTarget<TrainHit>] {
    let number = watched.number(of: pane)
    let (watched, heading) = (watched, Rect(x: rect.x, y: rect.y, width: rect.width, height: 1))
    let all = ClickTarget<TrainHit>(area: rect, followsDrags: pane is CurvesPane) { point in
      if let step = pane.step(at: point, watched, in: rect) { return .step(step) }
      guard let number, let place = pane.place(at: point, watched, in: rect) else { return nil }
      return .place(place, pane: number)
    }
    // A later one lies above those before it.
    return [all]
      + (number.map { number in [ClickTarget(area: heading) { _ in .pane(number) }] } ?? [])
  }
}

// MARK: - Progress

extension TrainDrawing {
  /// "epoch 1 of 10  ▓▓▓▓░░░░  95/469  paused · …".
  private func drawProgress(in rect: Rect, on canvas: inout Canvas) {
    let (train, theme, phrases) = (watched.train, watched.theme, watched.phrases)
    let steps = train.setup.plan.stepsPerEpoch
    let epoch = "\(phrases.epoch(train.shown))  "
    let count = "  \(train.batchesOfEpoch)/\(steps)  "
    let room = rect.width - epoch.columns - count.columns - longestDoing
    let bar = min(40, max(4, room))
    var x = rect.x
    x += canvas.put(epoch, x: x, y: rect.y, style: theme.strong, within: rect)
    canvas.progress(
      Float(train.batchesOfEpoch) / Float(steps), x: x, y: rect.y, width: bar,
      style: theme.text, clip: rect)
    x += bar
    x += canvas.put(count, x: x, y: rect.y, style: theme.text, within: rect)
    canvas.put(
      phrases.doing(train.doing), x: x, y: rect.y,
      style: train.isPaused ? theme.faint : theme.good, within: rect)
  }

  /// The columns that are kept for what it does now, so that the bar does not change its length.
  private var longestDoing: Int {
    watched.phrases.doing(.runs(batchesPerSecond: 100, imagesPerSecond: 100_000)).columns
  }
}
