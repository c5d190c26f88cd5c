import CellCanvas
import NeuralCore
import Notation
import Phrases
import TimeTravel

/// Whether it learns: loss and accuracy over the batches, side by side on the same axis.
struct CurvesPane: TrainingPane {
  func question(in phrases: any TrainPhrases) -> String { phrases.curvesQuestion }

  func smallest(_ watched: WatchedTraining) -> Size { Size(width: 40, height: 4) }

  func wanted(_ watched: WatchedTraining) -> Size { Size(width: .max, height: 12) }

  func draw(_ watched: WatchedTraining, in rect: Rect, on canvas: inout Canvas) {
    Curves(train: watched.train, look: watched.look, phrases: watched.phrases)
      .draw(in: rect, on: &canvas)
  }
}

private struct Curves {
  let train: TrainState
  let look: Look
  let phrases: any TrainPhrases

  /// Draws both plots, each below its heading, in all of `rect`.
  func draw(in rect: Rect, on canvas: inout Canvas) {
    let theme = Theme(look)
    var rest = rect
    let headings = rest.takeTop(1).columns(2, gap: 2)
    let plots = rest.columns(2, gap: 2)
    canvas.put(
      phrases.lossHeading(batches: train.shownSteps), in: headings[0], style: theme.strong)
    canvas.put(phrases.accuracyHeading, in: headings[1], style: theme.strong)
    canvas.draw(lossPlot(theme), in: plots[0], look: look)
    canvas.draw(accuracyPlot(theme), in: plots[1], look: look)
  }

  private func lossPlot(_ theme: Theme) -> LinePlot {
    let losses = train.news.curves.points.map { SIMD2(Float($0.step), Float($0.loss)) }
    let tests = train.news.epochs.map { SIMD2(Float($0.step), Float($0.test.loss)) }
    let guessing = train.setup.session.lossOfGuessing
    let largest = losses.map(\.y).filter(\.isFinite).max() ?? 0
    let top = max(largest, guessing ?? 0, 0.1) * 1.05
    return plot(
      losses, tests, y: 0...top, guessing: guessing, others: guessing == nil ? [0, top] : [0],
      theme)
  }

  private func accuracyPlot(_ theme: Theme) -> LinePlot {
    let shares = train.news.curves.points.map { SIMD2(Float($0.step), Float($0.accuracy)) }
    let tests = train.news.epochs.map { SIMD2(Float($0.step), Float($0.test.accuracy)) }
    return plot(
      shares, tests, y: 0...1, guessing: train.setup.session.network.accuracyOfGuessing,
      others: [1], theme)
  }

  private func plot(
    _ training: [SIMD2<Float>], _ tests: [SIMD2<Float>], y range: ClosedRange<Float>,
    guessing: Float?, others: [Float], _ theme: Theme
  ) -> LinePlot {
    let ticks = ([guessing].compactMap { $0 } + others).map { LinePlot.Tick($0, label($0)) }
    return LinePlot(
      [
        .init(training, style: theme.negative),
        .init(tests, style: theme.good, isDotted: true),
        .init(tests.flatMap { mark(at: $0, height: range.upperBound / 16) }, style: theme.good),
      ],
      x: 0...Float(train.shownSteps), y: range, ticks: ticks,
      guide: guessing.map { .init($0, phrases.guessing(label($0))) })
  }

  private func label(_ value: Float) -> String {
    value == 0 ? "0" : Numerals.value(value, decimals: 1)
  }

  /// A short upright stroke, ended by a gap: where the test set was asked.
  private func mark(at point: SIMD2<Float>, height: Float) -> [SIMD2<Float>] {
    [point - SIMD2(0, height), point + SIMD2(0, height), SIMD2(.nan, .nan)]
  }
}

extension TrainState {
  /// How many batches the curves have room for: few at first, then whole epochs.
  var shownSteps: Int {
    let epoch = setup.plan.stepsPerEpoch
    let beginnings = [20, 50, 100, 200].filter { $0 < epoch }
    let epochs = [1, 2, 3, 5].map { $0 * epoch }.filter { $0 < setup.lastStep }
    let spans = beginnings + epochs + [setup.lastStep]
    return spans.first { $0 >= session.stepCount } ?? session.stepCount
  }
}
