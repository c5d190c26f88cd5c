import CellCanvas
import NeuralCore
import Notation

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
    /// One JSON object per epoch.
    case json
  }

  private let style: Style
  private let epochs: Int
  private let hasValidation: Bool
  private let glyphs: GlyphSet
  private var lastDrawn: Duration = .zero

  init(style: Style, epochs: Int, hasValidation: Bool) {
    self.style = style
    self.hasValidation = hasValidation
    self.epochs = epochs
    glyphs = Console.isUTF8 ? .unicode : .ascii
  }

  /// Draws the bar after a batch, ten times a second at most.
  ///
  /// `images` went through since this epoch was begun or resumed, `elapsed` ago.
  func batch(_ report: BatchReport, plan: BatchPlan, images: Int, elapsed: Duration) {
    guard case .progress(let columns) = style else { return }
    if elapsed < lastDrawn { lastDrawn = .zero }
    guard elapsed - lastDrawn >= .milliseconds(100) else { return }
    lastDrawn = elapsed
    let pace = Double(images) / (elapsed / .seconds(1))
    try? Console.draw("\r" + Self.bar(report, plan, pace, epochs, columns, glyphs) + "\u{1b}[K")
  }

  /// Prints the line of a finished epoch.
  func epoch(_ figures: EpochFigures) {
    clear()
    try? Console.print(style == .json ? figures.json(hasValidation: hasValidation) : line(figures))
  }

  /// Takes the bar off the screen.
  func clear() {
    if case .progress = style { try? Console.draw("\r\u{1b}[K") }
  }

  private func line(_ figures: EpochFigures) -> String {
    """
    epoch \(figures.epoch)/\(epochs)  loss \(Numerals.value(figures.loss)) \
    acc \(Numerals.value(figures.accuracy))  \
    \(hasValidation ? "held out" : "test") \(Numerals.value(figures.test.loss)) \
    acc \(Numerals.value(figures.test.accuracy))  \
    \(Numerals.value(figures.seconds, decimals: 1)) s \
    \(Self.count(figures.imagesPerSecond))/s
    """
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
