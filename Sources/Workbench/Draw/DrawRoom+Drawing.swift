import CellCanvas
import MomentViews
import NeuralCore
import Notation
import Phrases

extension DrawRoom {
  /// Draws the sheet, what the network sees of it, and the probabilities.
  func draw(on canvas: inout Canvas, in house: House) -> [ClickTarget<Point>] {
    let (frame, theme, phrases) = (house.frame, house.theme, house.phrases.draw)
    canvas.put(" \(phrases.place(reader.file))", in: frame.place, style: theme.strong)
    var rest = canvas.box(
      frame.body, title: phrases.title, style: theme.border, titleStyle: theme.title
    ).inset(horizontal: 1)
    let zoom = max(1, min((rest.width - 54) / Sketch.side, (rest.height - 1) * 2 / Sketch.side))
    var sheet = rest.takeLeft(zoom * Sketch.side)
    canvas.put(
      phrases.sheet(isErasing: isErasing, isDown: isDown), in: sheet.takeTop(1),
      style: theme.strong)
    sheet = sheet.takeTop(zoom * Sketch.side / 2)
    draw(sketch.ink, in: sheet, zoom: zoom, cursor: pen, on: &canvas, house)
    _ = rest.takeLeft(2)
    var seen = rest.takeLeft(Sketch.side)
    canvas.put(phrases.seen(isPrepared: isPrepared), in: seen.takeTop(1), style: theme.strong)
    if let pixels = self.seen?.pixels {
      let point = trick.map { Point(x: $0.pixel % Sketch.side, y: $0.pixel / Sketch.side) }
      draw(pixels, in: seen, zoom: 1, cursor: point, on: &canvas, house)
    }
    _ = rest.takeLeft(2)
    drawAnswer(in: rest, on: &canvas, house)
    canvas.put(" \(narration(phrases))", in: frame.narration, style: theme.text)
    return [
      ClickTarget(area: sheet, followsDrags: true) { point in
        Point(x: (point.x - sheet.x) / zoom, y: (point.y - sheet.y) * 2 / zoom)
      }
    ]
  }

  private func draw(
    _ ink: [Float], in rect: Rect, zoom: Int, cursor: Point?, on canvas: inout Canvas,
    _ house: House
  ) {
    let map = HeatMap(
      rows: Sketch.side, columns: Sketch.side, values: ink, scale: .unsigned(1))
    canvas.draw(
      map, x: rect.x, y: rect.y, look: house.look, zoom: zoom, cursor: cursor, clip: rect)
  }

  private func drawAnswer(in rect: Rect, on canvas: inout Canvas, _ house: House) {
    let theme = house.theme
    guard let answer = seen?.answer else { return }
    let said = SaidClass.meaning(of: answer[...]).said
    for (label, p) in answer.enumerated() where label < rect.height - 1 {
      let y = rect.y + 1 + label
      let style =
        label == said ? theme.good : label == wanted ? theme.focus : theme.text
      let mark = label == said ? "▶" : label == wanted ? "◆" : " "
      canvas.put("\(mark)\(label) ", x: rect.x, y: y, style: style, within: rect)
      let number = Numerals.probability(p)
      let bar = max(0, min(20, rect.width - 4 - number.columns))
      canvas.progress(p, x: rect.x + 3, y: y, width: bar, style: style, clip: rect)
      canvas.put(number, x: rect.x + 4 + bar, y: y, style: style, within: rect)
    }
  }

  private func narration(_ phrases: any DrawPhrases) -> String {
    guard let answer = seen?.answer else { return phrases.empty }
    if let trick, let wanted {
      let said = SaidClass.meaning(of: answer[...]).said
      return phrases.trick(
        pixel: (trick.pixel / Sketch.side, trick.pixel % Sketch.side),
        ink: (trick.before, trick.after), wanted: wanted, p: trick.wanted,
        isThere: said == wanted)
    }
    let (said, sure) = SaidClass.meaning(of: answer[...])
    return phrases.says(said, sure)
  }
}
