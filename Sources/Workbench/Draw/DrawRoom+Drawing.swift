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
    let layout = DrawLayout(frame.body.inset(horizontal: 2, vertical: 1))
    // A changed pixel is in what the network sees alone.
    let isSeenAlone = layout.seen == nil && trick != nil
    let sheetTitle = phrases.sheet(isErasing: isErasing, isDown: isDown)
    let seenTitle = phrases.seen(isPrepared: sketch.isPrepared, changes: sketch.changeCount)
    let heading = isSeenAlone ? seenTitle : sheetTitle
    _ = canvas.box(
      frame.body, title: layout.hasHeadings ? phrases.title : heading, style: theme.border,
      titleStyle: theme.title)
    var (sheet, zoom) = (layout.sheet, layout.zoom)
    if layout.hasHeadings { canvas.put(heading, in: sheet.takeTop(1), style: theme.strong) }
    sheet = sheet.takeTop(zoom * Sketch.side / 2)
    drawAnswer(in: layout.answers, on: &canvas, house)
    canvas.put(" \(narration(phrases))", in: frame.narration, style: theme.text)
    canvas.isInPicture = true
    if isSeenAlone {
      drawSeen(in: sheet, on: &canvas, house)
      return []
    }
    if var seen = layout.seen {
      if layout.hasHeadings { canvas.put(seenTitle, in: seen.takeTop(1), style: theme.strong) }
      drawSeen(in: seen, on: &canvas, house)
    }
    draw(sketch.ink, in: sheet, zoom: zoom, cursor: pen, on: &canvas, house)
    return [
      ClickTarget(area: sheet, followsDrags: true) { point in
        Point(x: (point.x - sheet.x) / zoom, y: (point.y - sheet.y) * 2 / zoom)
      }
    ]
  }

  /// Draws what the network sees, with the pixel that was changed last.
  private func drawSeen(in rect: Rect, on canvas: inout Canvas, _ house: House) {
    guard let pixels = seen?.pixels else { return }
    let point = trick.map { Point(x: $0.did.pixel % Sketch.side, y: $0.did.pixel / Sketch.side) }
    draw(pixels, in: rect, zoom: 1, cursor: point, on: &canvas, house)
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

  /// How many classes there is room for beside the pictures.
  func rowsOfAnswer(in frame: Frame) -> Int { max(1, frame.body.height - 3) }

  private func drawAnswer(in rect: Rect, on canvas: inout Canvas, _ house: House) {
    let theme = house.theme
    guard let answer = seen?.answer else { return }
    let said = SaidClass.meaning(of: answer[...]).said
    let wanted = goal ?? trick?.wanted
    let shown = classes.dropFirst(firstShown).prefix(max(1, rect.height - 1))
    let names = shown.map { reader.arrangement.word(forClass: $0).cut(to: max(3, rect.width - 8)) }
    let margin = names.map(\.columns).max() ?? 1
    for (row, (label, name)) in zip(shown, names).enumerated() {
      let y = rect.y + 1 + row
      let style =
        label == said ? theme.good : label == wanted ? theme.focus : theme.text
      let mark = label == said ? "▶" : label == wanted ? "◆" : " "
      canvas.put("\(mark)\(name)", x: rect.x, y: y, style: style, within: rect)
      let isShare = reader.answersInProbabilities
      let number =
        isShare ? Numerals.probability(answer[label]) : Numerals.signed(answer[label])
      let room = min(20, rect.width - 3 - margin - number.columns)
      let bar = room < 3 || !isShare ? 0 : room
      let x = rect.x + margin + 2
      canvas.progress(
        answer[label], rounded: .toNearestOrAwayFromZero, x: x, y: y, width: bar, style: style,
        clip: rect)
      canvas.put(number, x: bar == 0 ? x : x + 1 + bar, y: y, style: style, within: rect)
    }
    if classes.count > shown.count {
      canvas.put(
        house.phrases.draw.shown(firstShown + 1, to: firstShown + shown.count, of: classes.count),
        in: rect, style: theme.faint)
    }
  }

  private func narration(_ phrases: any DrawPhrases) -> String {
    guard let answer = seen?.answer else { return phrases.empty(reader.arrangement) }
    let (said, sure) = SaidClass.meaning(of: answer[...])
    guard let (wanted, did) = trick else {
      return phrases.says(
        said, sure, isProbability: reader.answersInProbabilities, label: label, reader.arrangement)
    }
    return phrases.trick(
      pixel: (did.pixel / Sketch.side, did.pixel % Sketch.side), ink: (did.before, did.after),
      wanted: wanted, p: did.wanted, isProbability: reader.answersInProbabilities,
      reader.arrangement, isThere: said == wanted)
  }
}
