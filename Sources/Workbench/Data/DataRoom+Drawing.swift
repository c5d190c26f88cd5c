import CellCanvas
import Notation

extension DataRoom {
  /// Draws the digits over the whole window.
  func draw(on canvas: inout Canvas, in house: House) -> [ClickTarget<Hit>] {
    let (frame, theme, mnist) = (house.frame, house.theme, house.mnist)
    let phrases = house.phrases.data
    canvas.put(" \(phrases.place(place.shown(in: mnist)))", in: frame.place, style: theme.strong)
    canvas.isInPicture = place.isInPicture
    let targets = DataPane(place, mnist, look: house.look, phrases)
      .draw(in: frame.body, on: &canvas)
    canvas.put(
      " \(place.narration(in: mnist, phrases))", in: frame.narration, style: theme.text)
    let digits = digits(in: house)
    let last = digits.count - 1
    PositionLine(
      start: phrases.start(of: digits), end: Numerals.count(last),
      share: Double(place.index) / Double(max(1, last))
    ).draw(in: frame.timeline, on: &canvas, theme)
    return targets
  }
}
