import CellCanvas
import NeuralCore
import Notation
import Workbench

/// What `wadachi train` prints while it works.
///
/// A training goes on when its output is lost; that is said at the end.
final class TrainingReport {
  /// How it is printed.
  enum Style: Hashable {
    /// A bar that is drawn over, on a terminal of so many columns, then one line per epoch.
    case progress(columns: Int)
    /// One line per epoch, nothing overwritten.
    case lines
    /// One JSON object for the training, then one per epoch.
    case json
  }

  private let style: Style
  private let setup: TrainingSetup
  /// Of so many epochs one is told.
  private let every: Int
  private let glyphs: GlyphSet
  private var lastDrawn = ContinuousClock.now - .seconds(1)

  /// The columns that a line has at most.
  private static let width = 79

  init(style: Style, _ setup: TrainingSetup, every: Int) {
    self.style = style
    self.setup = setup
    self.every = every
    glyphs = Console.isUTF8 ? .unicode : .ascii
  }

  private var hasValidation: Bool { setup.validation > 0 }

  /// Tells programs what is trained, before all epochs.
  func begin(_ engine: TrainingEngine) {
    guard style == .json else { return }
    let session = setup.session
    try? Console.printObject(
      JSONText.object([
        ("network", JSONText.text("\(session.network)")),
        ("parameters", "\(session.network.parameterCount)"),
        ("loss", JSONText.text("\(session.loss)")),
        ("optimizer", JSONText.text("\(session.optimizer)")), ("seed", "\(session.seed)"),
        ("data", JSONText.text("\(setup.data)")), ("training", "\(setup.plan.exampleCount)"),
        ("validation", "\(setup.validation)"), ("batch", "\(setup.plan.batchSize)"),
        ("epochs", "\(setup.epochs)"), ("steps_done", "\(session.stepCount)"),
      ]))
  }

  /// Draws the bar after a batch, ten times a second at most.
  func batch(_ report: BatchReport, plan: BatchPlan, _ watch: Stopwatch) {
    guard case .progress(let columns) = style, lastDrawn.duration(to: .now) >= .milliseconds(100)
    else { return }
    lastDrawn = .now
    let pace = Double(watch.images) / (watch.epoch / .seconds(1))
    let bar = Self.bar(report, plan, pace, setup.epochs, columns, glyphs)
    try? Console.draw("\r\(bar)\u{1b}[K")
  }

  /// Prints the line of a finished epoch, where it is one of those that are told; the last always is.
  func epoch(_ figures: EpochFigures, isLast: Bool) {
    guard isLast || figures.number.isMultiple(of: every) else { return }
    clear()
    if style == .json {
      try? Console.printObject(figures.json(hasValidation: hasValidation))
    } else {
      try? Console.print(line(figures))
    }
  }

  /// Prints the last line: the best epoch, the test set where it was asked at the end, and the time.
  func end(_ engine: TrainingEngine, _ watch: Stopwatch) {
    guard style != .json, let best = engine.progress.best else { return }
    let told =
      hasValidation
      ? "of those held out" : setup.data.hasTestSet ? "of the test set" : "of the examples"
    let share = Numerals.percent(right: best.right, of: best.count)
    let test = engine.test.flatMap { setup.data.hasTestSet ? $0 : nil }.map { test in
      "test set \(Numerals.percent(right: test.result.right, of: test.result.count))"
    }
    let parts = ["best epoch \(best.epoch + 1): \(share) \(told)", test, time(watch.total)]
    try? Console.print(parts.compactMap(\.self).joined(separator: " · ").cut(to: Self.width))
  }

  /// Takes the bar off the screen.
  func clear() {
    if case .progress = style { try? Console.draw("\r\u{1b}[K") }
  }

  /// The line of an epoch, without what there is no room for.
  private func line(_ figures: EpochFigures) -> String {
    let (report, check) = (figures.report, figures.report.check)
    let name = hasValidation ? "held out" : setup.data.hasTestSet ? "test" : "then all"
    let start = """
      epoch \(figures.number)/\(setup.epochs)  loss \(Numerals.value(report.trainLoss)) \
      acc \(Numerals.value(report.trainAccuracy))  \(name) \(Numerals.value(check.loss)) \
      acc \(Numerals.value(check.accuracy))
      """
    let time = "  \(time(.seconds(figures.seconds)))"
    let speed = " \(Self.count(figures.imagesPerSecond))/s"
    let forms = [start + time + speed, start + time, start]
    return forms.first { $0.columns <= Self.width } ?? start.cut(to: Self.width)
  }

  /// "3 ms", "1.2 s", "12:34".
  private func time(_ duration: Duration) -> String {
    let seconds = duration / .seconds(1)
    if seconds < 0.1 { return "\(Numerals.count(Int((seconds * 1_000).rounded(.up)))) ms" }
    return seconds < 100 ? "\(Numerals.value(seconds, decimals: 1)) s" : Self.time(seconds)
  }

  /// One line that fits: the figures, and the bar in what they leave of the columns.
  private static func bar(
    _ report: BatchReport, _ plan: BatchPlan, _ imagesPerSecond: Double, _ epochs: Int,
    _ columns: Int, _ glyphs: GlyphSet
  ) -> String {
    let share = Double(report.batch + 1) / Double(plan.stepsPerEpoch)
    let title = "epoch \(report.epoch + 1)/\(epochs) "
    let figures = figures(
      report, plan, imagesPerSecond, epochsLeft: Double(epochs - report.epoch) - share)
    let done = padded(report.batch + 1, outOf: plan.stepsPerEpoch)
    let room = columns - 2 - title.columns - figures.columns
    // Where both do not fit, the bar says well enough how many batches are done.
    let saysDone = room - done.columns >= 10
    let width = min(40, saysDone ? room - done.columns : room)
    var canvas = Canvas(Size(width: max(0, width), height: 1))
    canvas.progress(Float(share), x: 0, y: 0, width: width)
    let bar = width > 0 ? canvas.presented(in: glyphs).lines[0] + " " : ""
    return (title + bar + (saysDone ? done : "") + figures).cut(to: columns - 1)
  }

  private static func figures(
    _ report: BatchReport, _ plan: BatchPlan, _ imagesPerSecond: Double, epochsLeft: Double
  ) -> String {
    let secondsPerEpoch = Double(plan.exampleCount) / imagesPerSecond
    return """
      loss \(Numerals.value(report.runningLoss))  \
      accuracy \(Numerals.value(report.runningAccuracy))  \
      \(count(imagesPerSecond)) images/s  ETA \(time(secondsPerEpoch * epochsLeft))
      """
  }

  /// "  7/469  ", as wide for every batch, so that nothing moves when a digit is added.
  private static func padded(_ done: Int, outOf total: Int) -> String {
    let blanks = String(repeating: " ", count: "\(total)".count - "\(done)".count)
    return "\(blanks)\(done)/\(total)  "
  }

  private static func count(_ number: Double) -> String {
    Numerals.count(number.isFinite ? Int(number.rounded()) : 0)
  }

  /// Seconds as `0:07` or `12:34`.
  private static func time(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    let rest = String(whole % 60)
    return "\(whole / 60):\(rest.count == 1 ? "0" : "")\(rest)"
  }
}
