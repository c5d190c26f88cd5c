import CellCanvas
import MomentViews
import NeuralCore
import Notation
import Phrases

/// The screen of an evaluation: the classes above, or in the place of, the pictures that were taken wrongly.
struct EvaluateDrawing {
  private let room: EvaluateRoom
  private let house: House
  private var theme: Theme { house.theme }
  private var phrases: any EvaluationPhrases { house.phrases.evaluation }
  private var asked: AskedModel { room.asked }

  /// How wide a picture may be, the largest first.
  private static let sides = [28, 20, 14, 12, 10, 8]

  init(_ room: EvaluateRoom, in house: House) {
    self.room = room
    self.house = house
  }

  // MARK: Rooms

  private var inside: Rect { house.frame.body.inset(horizontal: 2, vertical: 1) }

  /// The rows of the classes, with their headings.
  private var classRows: Int {
    asked.answers.counts.count <= ConfusionTable.mostClasses ? asked.answers.counts.count + 3 : 0
  }

  /// Where the classes stand, and where the pictures; nil where one is not seen.
  private var places: (classes: Rect?, pictures: Rect?) {
    var rest = inside
    let least = 2 * height(Self.sides.last ?? 1) + 1
    if classRows > 0, rest.height >= classRows + 1 + least {
      let classes = rest.takeTop(classRows)
      _ = rest.takeTop(1)
      return (classes, rest)
    }
    return room.showsClasses && classRows > 0 ? (rest, nil) : (nil, rest)
  }

  private var pictures: ExamplePictures {
    ExamplePictures(asked.source, asked.source.arrangement, house.look)
  }

  /// The rows of a picture so many columns wide, with its two lines of words.
  private func height(_ side: Int) -> Int { pictures.height(width: side) + 2 }

  /// The places of the pictures: as large as there are two rows of five, at least.
  private func cells(in rect: Rect) -> [Rect] {
    let side = Self.sides.first { side in
      rect.height >= 2 * height(side) && rect.width >= 5 * (side + 1) - 1
    }
    let width = side ?? Self.sides.last ?? 1
    return ExamplePictures.sheet(in: rect, width: width, height: height(width))
  }

  private func sheetRoom(_ rect: Rect) -> Rect {
    var rest = rect
    _ = rest.takeTop(1)
    return rest
  }

  /// How many pictures stand in a row, and how many on a page.
  var sheet: (columns: Int, count: Int) {
    guard let rect = places.pictures else { return (1, 1) }
    let cells = cells(in: sheetRoom(rect))
    return (max(1, cells.count { $0.y == cells.first?.y }), max(1, cells.count))
  }

  // MARK: Drawing

  /// Draws all of it, and returns the pictures that can be clicked.
  func draw(on canvas: inout Canvas) -> [ClickTarget<Int>] {
    let (classes, pictures) = places
    if let classes { drawClasses(in: classes, on: &canvas) }
    return pictures.map { drawPictures(in: $0, on: &canvas) } ?? []
  }

  private func drawClasses(in rect: Rect, on canvas: inout Canvas) {
    var rest = rect
    canvas.put(phrases.matrixTitle, in: rest.takeTop(1), style: theme.strong)
    let counts = asked.answers.counts
    ConfusionTable(counts: counts, theme: theme)
      .draw(in: rest.takeLeft(ConfusionTable.width(classes: counts.count)), on: &canvas)
    _ = rest.takeLeft(2)
    guard let confusion = asked.result.confusion else { return }
    let columns = [confusion.precisions, confusion.recalls, confusion.f1s]
    let names = phrases.classColumns
    let width = max(7, (names.map(\.columns).max() ?? 0) + 1)
    guard rest.width >= width * names.count else { return }
    for (column, name) in names.enumerated() {
      canvas.put(
        name.padded(to: width, .right), x: rest.x + column * width, y: rest.y, style: theme.faint,
        within: rest)
      for (row, value) in columns[column].enumerated() {
        canvas.put(
          Numerals.value(value, decimals: 3).padded(to: width, .right),
          x: rest.x + column * width, y: rest.y + row + 1, style: theme.text, within: rest)
      }
    }
  }

  private func drawPictures(in rect: Rect, on canvas: inout Canvas) -> [ClickTarget<Int>] {
    canvas.put(phrases.wrongTitle(asked.wrong.count), in: rect, style: theme.strong)
    let cells = cells(in: sheetRoom(rect))
    let first = room.chosen / max(1, cells.count) * cells.count
    let shown = asked.wrong.dropFirst(first).prefix(cells.count)
    return zip(shown, cells).enumerated().map { offset, found in
      draw(found.0, isChosen: room.chosen == first + offset, in: found.1, on: &canvas)
      return ClickTarget(area: found.1) { _ in first + offset }
    }
  }

  private func draw(
    _ answer: Answer, isChosen: Bool, in cell: Rect, on canvas: inout Canvas
  ) {
    var picture = cell
    var words = picture.takeBottom(2)
    pictures.draw(answer.example, in: picture, on: &canvas)
    let said = answer.said < 0 ? "?" : "\(answer.said)"
    canvas.put(
      "\(isChosen ? "▶" : " ")\(answer.truth)→\(said) ✗", in: words.takeTop(1),
      style: isChosen ? theme.selection : theme.bad)
    canvas.put(" " + Numerals.value(answer.sure, decimals: 3), in: words, style: theme.faint)
  }
}

extension EvaluateRoom {
  /// Draws the evaluation over the whole window.
  func draw(on canvas: inout Canvas, in house: House) -> [ClickTarget<Int>] {
    let (frame, theme, phrases) = (house.frame, house.theme, house.phrases.evaluation)
    canvas.put(
      " \(phrases.place(asked.name, asked.answers.count, isOfTest: asked.looked == .test))",
      in: frame.place, style: theme.strong)
    _ = canvas.box(frame.body, title: phrases.title, style: theme.border, titleStyle: theme.title)
    let targets = EvaluateDrawing(self, in: house).draw(on: &canvas)
    canvas.put(" \(phrases.figures(asked.result))", in: frame.narration, style: theme.text)
    let last = max(0, asked.wrong.count - 1)
    PositionLine(
      start: phrases.surest, end: phrases.unsurest,
      share: Double(chosen) / Double(max(1, last))
    ).draw(in: frame.timeline, on: &canvas, theme)
    return targets
  }
}
