import CellCanvas
import Notation
import Phrases
import TimeTravel

/// The weights and biases that a learner keeps in sight, below the network: the value, which way the
/// last step moved it, and the last steps as a strip.
struct PinnedNumbers {
  let moment: Moment
  let isWide: Bool

  /// Draws them at the pane's next free row, and leaves room for the network's answer.
  func draw(on pane: inout Pane) {
    let pins = pane.context.pins
    guard !pins.isEmpty else { return }
    let room = pane.rowsLeft - Self.answerRows
    let rowsOfEach = room >= 2 * pins.count ? 2 : 1
    let fitting = max(0, room / rowsOfEach)
    let shown = pins.count <= fitting ? pins.count : max(0, fitting - 1)
    for pin in pins.prefix(shown) { draw(pin, hasName: rowsOfEach == 2, on: &pane) }
    if shown < pins.count, pane.rowsLeft > 0 {
      pane.line(" " + pane.phrases.frame.morePins(pins.count - shown), pane.theme.faint)
    }
    if pane.rowsLeft > Self.answerRows + 1 { pane.gap() }
  }

  /// The rows that the answer below takes.
  private static let answerRows = 2

  private func draw(_ pin: PinReport, hasName: Bool, on pane: inout Pane) {
    let top = pane.row
    defer {
      for row in top..<pane.row {
        pane.lead(
          to: .target(pin.number.target(moment.network)), x: 0, row: row, width: pane.rect.width)
      }
    }
    if hasName {
      let names = pane.phrases.frame.pin(pin, in: moment)
      let room = pane.rect.width - 3
      let name = names.first { $0.columns <= room } ?? (names.last ?? "").cut(to: room)
      pane.line(" ◆ \(name)", pane.theme.text)
    }
    guard !isHidden(pin.number, pane) else {
      pane.line(hasName ? "   ?" : " ?")
      return
    }
    let value = pin.value.map { Numerals.signed($0) } ?? "?"
    let change = pin.change ?? 0
    let mark = change > 0 ? "▲" : change < 0 ? "▼" : " "
    let text = (hasName && isWide ? "   " : " ") + value + (isWide ? " " : "")
    pane.put(text, style: pane.theme.strong)
    pane.put(mark, x: text.columns, style: pane.theme.number(change))
    drawTrail(pin.trail, x: text.columns + 2, on: &pane)
    pane.row += 1
  }

  /// Whether a question hides a number: what it asks about is not told here.
  private func isHidden(_ number: PinnedNumber, _ pane: Pane) -> Bool {
    guard pane.context.isConcealed else { return false }
    return switch number {
    case .parameter(let parameter, _): moment.cursor.place == .update(parameter: parameter)
    case .seen: true
    }
  }

  /// The last numbers between the lowest and the highest of them.
  private func drawTrail(_ trail: [Float], x: Int, on pane: inout Pane) {
    let width = pane.rect.width - x
    guard width > 2 else { return }
    let shown = trail.suffix(width).filter { !$0.isNaN }
    guard let low = shown.min(), let high = shown.max() else { return }
    // The lowest is drawn as the lowest bar, not as a zero.
    let heights = shown.map { high > low ? 0.1 + 0.9 * ($0 - low) / (high - low) : 0.1 }
    pane.canvas.strip(
      heights, x: pane.rect.x + x, y: pane.rect.y + pane.row, width: width, scale: .unsigned(1),
      look: pane.look, clip: pane.rect)
  }
}
