import CellCanvas
import MomentViews
import Notation
import Phrases
import TimeTravel

/// The walk as a line of steps: where one is, which are kept, and where searches stopped.
///
/// " step 1 ┼──┼─◆──●─┼┼ 5,000 reached · epoch 1 of 60,000 steps": it spans what was reached, since
/// all of that comes back at once.
struct StepsLine {
  private let first: Int
  private let latest: Int
  private let here: Int
  private let kept: [Int]
  private let stops: [Int]
  private let letters: [(String, Int)]
  private let start: String
  private let end: String
  private let track: Int

  /// The line of a walk, `width` columns wide.
  init(_ walk: Walk, width: Int) {
    let moment = walk.moment
    first = walk.timeline.firstStep
    latest = walk.timeline.latestStep
    here = moment.cursor.step
    kept = walk.timeline.checkpointSteps
    stops = walk.stopSteps
    letters = walk.bookmarks.sorted { $0.key > $1.key }.compactMap { letter, target in
      target.step.map { ("\(letter)", $0) }
    }
    let phrases = walk.phrases.walk
    let isLooking = moment.sessionBefore.isLooking
    start = " \(isLooking ? phrases.firstLook : phrases.start(first)) "
    let steps = moment.plan.stepsPerEpoch
    let epoch = moment.plan.epoch(ofStep: here) + 1
    let words =
      moment.isTraced
      ? phrases.endOfTrace(latest)
      : isLooking
        ? phrases.endOfLook(moment.exampleCount)
        : phrases.end(latest, before: walk.stepsBefore, epoch: epoch, stepsOfEpoch: steps)
    end = " \(words) "
    track = max(1, width - start.columns - end.columns)
  }

  /// Draws it into the first row of `rect`: ● here, ◆ a stop that was met, ┼ a kept step.
  func draw(in rect: Rect, on canvas: inout Canvas, _ context: ViewContext) {
    let theme = context.theme
    canvas.put(start, x: rect.x, y: rect.y, style: theme.text, clip: rect)
    let x = rect.x + start.columns
    let here = column(of: here)
    canvas.put(
      String(repeating: "━", count: here), x: x, y: rect.y, style: theme.text, clip: rect)
    canvas.put(
      String(repeating: "─", count: track - here), x: x + here, y: rect.y, style: theme.faint,
      clip: rect)
    func mark(_ glyph: String, _ steps: [Int], _ style: Style) {
      for step in steps where (first...latest).contains(step) {
        canvas.put(glyph, x: x + column(of: step), y: rect.y, style: style, clip: rect)
      }
    }
    // Where every other column would bear a mark, none says more than the line itself.
    if Set(kept.map(column)).count * 2 <= track { mark("┼", kept, theme.faint) }
    mark("◆", stops, theme.bad)
    for (letter, step) in letters { mark(letter, [step], theme.key) }
    mark("●", [self.here], theme.title)
    canvas.put(end, x: x + track, y: rect.y, style: theme.faint, within: rect)
  }

  /// The step under a column of the line.
  func step(at x: Int) -> Int {
    let share = Double(max(0, min(x - start.columns, track - 1))) / Double(max(1, track - 1))
    return first + Int((share * Double(latest - first)).rounded())
  }

  private func column(of step: Int) -> Int {
    latest == first ? 0 : (step - first) * (track - 1) / (latest - first)
  }
}
