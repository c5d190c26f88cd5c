import CellCanvas
import Notation
import Phrases
import TimeTravel

/// What changed since the last press: the number under the cursor before and now, and what moved in the
/// network.
package enum ChangesPane {
  /// The columns that it takes inside of its box.
  package static let width = 32

  /// Draws the pane; `before` is the moment before the last press, nil where nothing was pressed yet.
  package static func draw(
    from before: Moment?, to now: Moment, in rect: Rect, on canvas: inout Canvas,
    _ context: ViewContext
  ) {
    var pane = Pane(canvas, rect, context)
    guard !pane.rect.isEmpty else { return }
    if let before, before.network == now.network {
      draw(before, pane.phrases.changes.before, isConcealed: false, on: &pane)
      draw(now, pane.phrases.changes.now, isConcealed: context.isConcealed, on: &pane)
      if !context.isConcealed { drawChanges(before, now, on: &pane) }
    } else {
      pane.prose(pane.phrases.changes.nothingYet, pane.theme.faint)
    }
    canvas = pane.canvas
  }

  /// Where one stands at a moment, and the number there with its digits.
  private static func draw(
    _ moment: Moment, _ title: String, isConcealed: Bool, on pane: inout Pane
  ) {
    pane.line(title, pane.theme.strong)
    let frame = pane.phrases.frame
    let place = [frame.step(moment.cursor.step)] + frame.path(moment).dropFirst()
    pane.prose(place.joined(separator: " › "), pane.theme.faint)
    let digits = isConcealed ? "?" : pane.language.phrases.narration.digits(of: moment)
    pane.prose(digits)
    pane.gap()
  }

  private static func drawChanges(_ before: Moment, _ now: Moment, on pane: inout Pane) {
    let changes = MomentChanges(from: before, to: now)
    let (phrases, isMoved) = (pane.phrases.changes, changes.loss.before != changes.loss.now)
    if isMoved { drawLoss(changes, on: &pane) }
    let moved = changes.rows.filter { if case .parameter = $0.subject { true } else { false } }
    let others = changes.rows.filter { !moved.contains($0) }
    draw(others, phrases.network, now, on: &pane)
    draw(moved, phrases.weights, now, on: &pane)
    if changes.rows.isEmpty, !isMoved { pane.prose(phrases.nothing, pane.theme.faint) }
  }

  private static func drawLoss(_ changes: MomentChanges, on pane: inout Pane) {
    let phrases = pane.phrases.changes
    pane.line(phrases.loss, pane.theme.strong)
    let (before, now) = (changes.loss.before, changes.loss.now)
    func written(_ loss: Float?) -> String { loss.map { Numerals.value($0) } ?? phrases.unknown }
    let mark: String
    if let before, let now { mark = now > before ? "  ▲" : "  ▼" } else { mark = "" }
    pane.line("\(written(before)) → \(written(now))\(mark)")
    pane.gap()
  }

  private static func draw(
    _ rows: [MomentChanges.Row], _ title: String, _ moment: Moment, on pane: inout Pane
  ) {
    guard !rows.isEmpty, pane.rowsLeft > 1 else { return }
    pane.line(title, pane.theme.strong)
    for row in rows where pane.rowsLeft > 0 {
      let words = pane.phrases.changes.row(row, in: moment.network)
      // A name that is too long for both has a line of its own.
      let isLong = words.name.columns >= pane.rect.width - words.change.columns
      pane.put(words.name.cut(to: pane.rect.width))
      if isLong { pane.row += 1 }
      pane.put(words.change, x: pane.rect.width - words.change.columns, style: pane.theme.faint)
      pane.row += 1
    }
    pane.gap()
  }
}
