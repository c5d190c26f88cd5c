import CellCanvas
import NeuralCore
import Notation
import Phrases
import TimeTravel

/// Whether it learns: loss and accuracy over the batches, side by side on the same axis.
struct CurvesPane: TrainingPane {
  /// Whether it is the one that was asked for, which takes all the room that there is.
  var isLarge = false

  func question(in phrases: any TrainPhrases) -> String { phrases.curvesQuestion }

  func howToRead(_ watched: WatchedTraining) -> String { watched.phrases.howToReadCurves }

  func smallest(_ watched: WatchedTraining) -> Size {
    Size(width: 40, height: isLarge ? 12 : 5)
  }

  func wanted(_ watched: WatchedTraining) -> Size { Size(width: .max, height: isLarge ? 26 : 10) }

  func cursorRoom(_ train: TrainState) -> Size? {
    Size(width: max(1, train.news.furthest), height: 1)
  }

  /// From the end backwards, a cell of the whole run with each key.
  func cursorStride(_ train: TrainState) -> Int {
    -max(1, (train.shownSteps.upperBound - train.shownSteps.lowerBound) / 60)
  }

  func stepAtCursor(_ train: TrainState) -> Int? {
    max(1, train.news.furthest - train.panes.cursor.x)
  }

  func draw(_ watched: WatchedTraining, in rect: Rect, on canvas: inout Canvas) {
    var rest = rect
    if isLarge { watched.heading(self, in: rest.takeTop(1), on: &canvas) }
    curves(watched).draw(in: rest, on: &canvas)
  }

  func step(at point: Point, _ watched: WatchedTraining, in rect: Rect) -> Int? {
    var rest = rect
    if isLarge { _ = rest.takeTop(1) }
    return curves(watched).step(at: point, in: rest)
  }

  private func curves(_ watched: WatchedTraining) -> Curves {
    Curves(
      train: watched.train, look: watched.look, phrases: watched.phrases,
      cursor: isLarge && watched.cursor(of: self) != nil ? stepAtCursor(watched.train) : nil)
  }
}

private struct Curves {
  let train: TrainState
  let look: Look
  let phrases: any TrainPhrases
  /// The step that the cursor reads; nil where there is none.
  let cursor: Int?

  private typealias Number = KeyPath<TrainingCurves.Point, TrainingCurves.Summary>

  private var theme: Theme { Theme(look) }
  private var view: CurveView { train.curveView }
  private var steps: ClosedRange<Int> { train.shownSteps }
  /// The step that is read: that of the cursor, or of the past that is shown; nil at the end.
  private var readStep: Int? {
    if let cursor { return cursor }
    return train.isInThePast ? train.stepCount : nil
  }

  /// Draws both plots, each below its heading, in all of `rect`.
  func draw(in rect: Rect, on canvas: inout Canvas) {
    var rest = rect
    let headings = rest.takeTop(1).columns(2, gap: 2)
    let plots = rest.columns(2, gap: 2)
    canvas.put(lossHeading, in: headings[0], style: theme.strong)
    canvas.put(phrases.accuracyHeading(train.shown), in: headings[1], style: theme.strong)
    canvas.draw(lossPlot(columns: plots[0].width), in: plots[0], look: look)
    canvas.draw(accuracyPlot(columns: plots[1].width), in: plots[1], look: look)
  }

  /// The step that a point of the plots stands for; nil beside them.
  func step(at point: Point, in rect: Rect) -> Int? {
    var rest = rect
    _ = rest.takeTop(1)
    let plots = rest.columns(2, gap: 2)
    let drawn = [
      (lossPlot(columns: plots[0].width), plots[0]),
      (accuracyPlot(columns: plots[1].width), plots[1]),
    ]
    let x = drawn.lazy.compactMap { plot, area in
      area.contains(point) ? plot.x(atColumn: point.x, in: area) : nil
    }.first
    return x.map { Int($0.rounded()) }
  }

  /// What the cursor reads, else what was measured last.
  private var lossHeading: String {
    guard cursor != nil, let step = readStep, let point = train.news.curves.point(ofStep: step)
    else { return phrases.lossHeading(view, train.shown) }
    return phrases.read(
      steps: point.first...point.last, loss: point.mean(\.loss),
      accuracy: point.mean(\.accuracy))
  }

  private func lossPlot(columns: Int) -> LinePlot {
    let tests = train.news.epochs.reports.map { SIMD2(Float($0.step), Float($0.check.loss)) }
    let guessing = train.setup.session.lossOfGuessing
    let points = points(columns)
    let losses = points.flatMap { [$0.loss.min, $0.loss.max] } + tests.map(\.y)
    let top = max(losses.filter(\.isFinite).max() ?? 0, guessing ?? 0, 0.1) * 1.05
    let least = losses.filter { $0.isFinite && $0 > 0 }.min() ?? top
    let range = view.isLogarithmic ? max(min(least * 0.9, top / 4), top / 1e6)...top : 0...top
    var plot = plot(
      points, \.loss, tests, y: range, guessing: guessing, others: lossTicks(range))
    plot.isLogarithmic = view.isLogarithmic
    return plot
  }

  private func accuracyPlot(columns: Int) -> LinePlot {
    plot(
      points(columns), \.accuracy,
      train.news.epochs.reports.map { SIMD2(Float($0.step), Float($0.check.accuracy)) }, y: 0...1,
      guessing: train.setup.session.network.accuracyOfGuessing, others: [1])
  }

  /// Two points for each column at the most.
  private func points(_ columns: Int) -> [TrainingCurves.Point] {
    train.news.curves.points(over: steps, atMost: 2 * max(1, columns))
  }

  private func plot(
    _ points: [TrainingCurves.Point], _ number: Number, _ tests: [SIMD2<Float>],
    y range: ClosedRange<Float>, guessing: Float?, others: [Float]
  ) -> LinePlot {
    let ticks = ([guessing].compactMap { $0 } + others).map { LinePlot.Tick($0, label($0)) }
    // What lies ahead of a past that is shown is faint.
    let now = Float(readStep != nil && cursor == nil ? train.stepCount : Int.max)
    let line = line(points, number)
    var plot = LinePlot(
      [
        .init(points.flatMap { band($0, number) }, style: theme.faint),
        .init(line.filter { $0.x >= now }, style: theme.faint),
        .init(line.filter { $0.x <= now }, style: theme.negative),
        .init(tests, style: theme.good, isDotted: true),
      ],
      x: Float(steps.lowerBound)...Float(steps.upperBound), y: range, ticks: ticks,
      guide: guessing.map { .init($0, phrases.guessing(label($0))) },
      cursor: readStep.map { Float($0) })
    plot.marks = tests.filter { steps.contains(Int($0.x)) }
      .map { LinePlot.Mark($0, "◆", style: theme.good) }
    plot.xTicks = xTicks
    return plot
  }

  /// The first batch, which nothing is averaged with, and the means of what followed.
  private func line(_ points: [TrainingCurves.Point], _ number: Number) -> [SIMD2<Float>] {
    let means = points.map { SIMD2(Float($0.last), Float($0.mean(number))) }
    guard let first = train.news.curves.first, points.first?.first == first.first else {
      return means
    }
    return [SIMD2(Float(first.first), first[keyPath: number].last)] + means
  }

  /// An upright stroke over all values of a point, ended by a gap.
  private func band(_ point: TrainingCurves.Point, _ number: Number) -> [SIMD2<Float>] {
    guard point.count > 1 else { return [] }
    let (x, summary) = (Float(point.last), point[keyPath: number])
    return [SIMD2(x, summary.min), SIMD2(x, summary.max), SIMD2(.nan, .nan)]
  }
}

// MARK: - Axes

extension Curves {
  /// Round numbers of the loss, the most important first.
  private func lossTicks(_ range: ClosedRange<Float>) -> [Float] {
    guard view.isLogarithmic else {
      return train.setup.session.lossOfGuessing == nil ? [0, range.upperBound] : [0]
    }
    let powers = (-6...6).map { power in
      (0..<abs(power)).reduce(Float(1)) { number, _ in power < 0 ? number / 10 : number * 10 }
    }
    return (powers + powers.map { 3 * $0 }).filter(range.contains)
  }

  /// Epochs as long as there are some, else batches.
  private var xTicks: [LinePlot.Tick] {
    let epoch = train.setup.plan.stepsPerEpoch
    let isOfEpochs = steps.upperBound - steps.lowerBound >= 2 * epoch
    let unit = isOfEpochs ? epoch : 1
    let (first, last) = ((steps.lowerBound + unit - 1) / unit, steps.upperBound / unit)
    let stride = roundStep(over: max(1, (last - first) / 5))
    let end = LinePlot.Tick(
      Float(steps.upperBound),
      "\(Numerals.count(last)) \(phrases.axisEnd(ofEpochs: isOfEpochs))")
    let others = (first...max(first, last)).filter { $0.isMultiple(of: stride) }
      .map { LinePlot.Tick(Float($0 * unit), Numerals.count($0)) }
    return [end] + others
  }

  /// 1, 2 or 5 times a power of ten, `least` or the next above it.
  private func roundStep(over least: Int) -> Int {
    var power = 1
    while power * 10 <= least { power *= 10 }
    return [1, 2, 5, 10].map { $0 * power }.first { $0 >= least } ?? power
  }

  private func label(_ value: Float) -> String {
    value == train.setup.session.lossOfGuessing
      ? Numerals.value(value, decimals: 1) : Numerals.setting(value)
  }
}

extension TrainState {
  /// The batches that the curves show: few at first, then whole epochs; or the last ones alone.
  var shownSteps: ClosedRange<Int> {
    let epoch = setup.plan.stepsPerEpoch
    let beginnings = [20, 50, 100, 200].filter { $0 < epoch }
    let epochs = [1, 2, 3, 5].map { $0 * epoch }.filter { $0 < setup.lastStep }
    let spans = beginnings + epochs + [setup.lastStep]
    let start = setup.session.stepCount
    let whole = spans.first { $0 >= news.furthest } ?? news.furthest
    guard curveView.isRecent, news.furthest - start > Self.recentSteps else {
      return min(start, whole - 1)...whole
    }
    return news.furthest - Self.recentSteps...news.furthest
  }

  /// How many batches the recent ones are.
  private static let recentSteps = 200
}
