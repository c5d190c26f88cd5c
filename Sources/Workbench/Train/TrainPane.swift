import CellCanvas
import NeuralCore
import Phrases
import TimeTravel

/// A training in any rectangle: progress, curves, numbers and weights, as much as there is room for.
package struct TrainPane {
  let train: TrainState
  let look: Look
  let theme: Theme
  let phrases: any TrainPhrases

  /// A pane that shows `train` on a terminal of that look.
  package init(_ train: TrainState, look: Look, _ phrases: any TrainPhrases) {
    self.phrases = phrases
    self.train = train
    self.look = look
    theme = Theme(look)
  }

  /// Draws it, the progress first; what does not fit is left out.
  package func draw(in rect: Rect, on canvas: inout Canvas) {
    var rest = rect
    let isRoomy = rect.height >= 26
    drawProgress(in: rest.takeTop(1), on: &canvas)
    if isRoomy { _ = rest.takeTop(1) }
    let weights = rest.takeBottom(WeightsPicture.height(in: rect.size))
    if isRoomy, weights.height > 0 { _ = rest.takeBottom(1) }
    let numbers = rest.takeBottom(rest.height >= 8 ? TrainingMeasure.allCases.count : 0)
    TrainCurvesView(train: train, look: look, phrases: phrases).draw(in: rest, on: &canvas)
    drawNumbers(in: numbers, on: &canvas)
    guard !weights.isEmpty else { return }
    WeightsPicture(train: train, look: look, phrases: phrases).draw(in: weights, on: &canvas)
  }
}

// MARK: - Progress

extension TrainPane {
  /// "epoch 1 of 10  ▓▓▓▓░░░░  95/469  paused · …".
  private func drawProgress(in rect: Rect, on canvas: inout Canvas) {
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
    phrases.doing(.runs(batchesPerSecond: 100, imagesPerSecond: 100_000)).columns
  }
}

// MARK: - Numbers

extension TrainPane {
  /// What was measured, on what, and how: one row each.
  private func drawNumbers(in rect: Rect, on canvas: inout Canvas) {
    let rows = TrainingMeasure.allCases.map(cells)
    let usual = (phrases.loss(0.5).columns, phrases.accuracy(0.5).columns)
    var rest = rect
    for column in 0..<4 {
      for (row, cells) in rows.enumerated() {
        canvas.put(cells[column], in: rest, row: row, style: column == 0 ? theme.faint : theme.text)
      }
      let least = column == 1 ? usual.0 : column == 2 ? usual.1 : 0
      _ = rest.takeLeft(max(least, rows.map { $0[column].columns }.max() ?? 0) + 2)
    }
  }

  /// What was measured, its loss, its accuracy, and how.
  private func cells(_ measure: TrainingMeasure) -> [String] {
    let measured = train.measured(measure)
    return [
      phrases.name(of: measure), phrases.loss(measured?.loss),
      phrases.accuracy(measured?.accuracy), phrases.how(measure, train.shown),
    ]
  }
}
