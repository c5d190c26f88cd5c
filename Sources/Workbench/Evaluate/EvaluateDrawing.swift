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

  /// Whether there are so few classes that a table shows which is taken for which.
  private var isTable: Bool { asked.answers.counts.count <= ConfusionTable.mostClasses }

  /// The rows of the table of classes, with its headings.
  private var classRows: Int { asked.answers.counts.count + 3 }

  /// Where the classes stand, and where the pictures; nil where one is not seen.
  private var places: (classes: Rect?, pictures: Rect?) {
    var rest = inside
    let least = 2 * height(Self.sides.last ?? 1) + 1
    if isTable, rest.height >= classRows + 1 + least {
      let classes = rest.takeTop(classRows)
      _ = rest.takeTop(1)
      return (classes, rest)
    }
    return room.showsClasses ? (rest, nil) : (nil, rest)
  }

  /// Whether both have room.
  var seesBoth: Bool { places.classes != nil && places.pictures != nil }

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

  /// How many pictures stand in a row, and how many on a page; how many classes.
  var sheet: (columns: Int, count: Int, classes: Int) {
    let classes = max(1, (places.classes?.height ?? 1) - ClassList.headings)
    guard let rect = places.pictures else { return (1, 1, classes) }
    let cells = cells(in: sheetRoom(rect))
    return (max(1, cells.count { $0.y == cells.first?.y }), max(1, cells.count), classes)
  }

  // MARK: Drawing

  /// Draws all of it, and returns the pictures or classes that can be clicked.
  func draw(on canvas: inout Canvas) -> [ClickTarget<Int>] {
    let (classes, pictures) = places
    var targets: [ClickTarget<Int>] = []
    if let classes {
      targets = isTable ? drawTable(in: classes, on: &canvas) : drawList(in: classes, on: &canvas)
    }
    return pictures.map { drawPictures(in: $0, on: &canvas) } ?? targets
  }

  private func drawList(in rect: Rect, on canvas: inout Canvas) -> [ClickTarget<Int>] {
    ClassList(asked).draw(chosen: room.chosenClass, in: rect, on: &canvas, theme, phrases)
  }

  private func drawTable(in rect: Rect, on canvas: inout Canvas) -> [ClickTarget<Int>] {
    var rest = rect
    canvas.put(phrases.matrixTitle, in: rest.takeTop(1), style: theme.strong)
    let counts = asked.answers.counts
    let words = ConfusionTable.words(asked.source.arrangement, classes: counts.count)
    let names = phrases.classColumns
    let width = max(7, (names.map(\.columns).max() ?? 0) + 1)
    // Names need the room that cells can spare.
    let longest = counts.joined().map { Numerals.count($0).columns }.max() ?? 1
    let isNamed = !asked.source.arrangement.classes.isEmpty
    let table = ConfusionTable(
      words, cell: isNamed ? max(4, longest + 1) : 5,
      room: rest.width - 2 - width * names.count)
    let cells = rest.takeLeft(table.width)
    table.draw(counts, in: cells, on: &canvas, theme)
    _ = rest.takeLeft(2)
    drawShares(names, width: width, in: rest, on: &canvas)
    guard room.isOnClasses else { return [] }
    canvas.put("▶", x: cells.x - 1, y: cells.y + 1 + room.chosenClass, style: theme.selection)
    return counts.indices.map { label in
      let row = Rect(x: rect.x, y: cells.y + 1 + label, width: rect.width, height: 1)
      return ClickTarget(area: row) { _ in label }
    }
  }

  /// Draws precision, recall and F1 of each class, as many of them as there is room for.
  private func drawShares(
    _ names: [String], width: Int, in rect: Rect, on canvas: inout Canvas
  ) {
    guard let confusion = asked.result.confusion else { return }
    let columns = [confusion.precisions, confusion.recalls, confusion.f1s]
    for (column, name) in names.prefix(rect.width / width).enumerated() {
      canvas.put(
        name.padded(to: width, .right), x: rect.x + column * width, y: rect.y, style: theme.faint,
        within: rect)
      for (row, value) in columns[column].enumerated() {
        canvas.put(
          Numerals.value(value, decimals: 3).padded(to: width, .right),
          x: rect.x + column * width, y: rect.y + row + 1, style: theme.text, within: rect)
      }
    }
  }

  private func drawPictures(in rect: Rect, on canvas: inout Canvas) -> [ClickTarget<Int>] {
    let titles = phrases.wrongTitle(
      asked.wrong.count, isByProbability: asked.isSureByProbability)
    let free = rect.width - (chosen?.columns ?? 0) - 2
    let title = titles.first { $0.columns <= free } ?? titles.last ?? ""
    canvas.put(title, in: rect, style: theme.strong)
    if let chosen {
      let most = max(0, rect.width - title.columns - 2)
      canvas.put(chosen.cut(to: most), in: rect, align: .right, style: theme.text)
    }
    let cells = cells(in: sheetRoom(rect))
    let first = room.chosen / max(1, cells.count) * cells.count
    let shown = asked.wrong.dropFirst(first).prefix(cells.count)
    return zip(shown, cells).enumerated().map { offset, found in
      draw(found.0, isChosen: room.chosen == first + offset, in: found.1, on: &canvas)
      return ClickTarget(area: found.1) { _ in first + offset }
    }
  }

  /// The number of the chosen example, with what it is; nil where none is.
  private var chosen: String? {
    guard asked.wrong.indices.contains(room.chosen) else { return nil }
    let answer = asked.wrong[room.chosen]
    let (truth, said) = answer.words(asked.source.arrangement)
    return phrases.chosen(answer.example, asked.source.arrangement, truth: truth, said: said)
  }

  private func draw(
    _ answer: Answer, isChosen: Bool, in cell: Rect, on canvas: inout Canvas
  ) {
    var picture = cell
    var words = picture.takeBottom(2)
    pictures.draw(answer.example, in: picture, on: &canvas)
    let text = answer.text(asked.source.arrangement, width: words.width - 1)
    canvas.put(
      "\(isChosen ? "▶" : " ")\(text)", in: words.takeTop(1),
      style: isChosen ? theme.selection : theme.bad)
    let sure =
      asked.isSureByProbability
      ? Numerals.value(answer.sure, decimals: 3) : Numerals.signed(answer.sure)
    canvas.put(" " + sure, in: words, style: theme.faint)
  }
}

extension EvaluateRoom {
  /// Draws the evaluation over the whole window.
  func draw(on canvas: inout Canvas, in house: House) -> [ClickTarget<Int>] {
    let (frame, theme, phrases) = (house.frame, house.theme, house.phrases.evaluation)
    canvas.put(
      " \(phrases.place(asked.name, asked.answers.count, asked.source.arrangement, isOfTest: asked.looked == .test, isHeldOut: asked.isHeldOut))",
      in: frame.place, style: theme.strong)
    _ = canvas.box(frame.body, title: phrases.title, style: theme.border, titleStyle: theme.title)
    let targets = EvaluateDrawing(self, in: house).draw(on: &canvas)
    canvas.put(" \(figures(phrases))", in: frame.narration, style: theme.text)
    guard !isOnClasses else { return targets }
    let last = max(0, asked.wrong.count - 1)
    PositionLine(
      start: phrases.surest, end: phrases.unsurest,
      share: Double(chosen) / Double(max(1, last))
    ).draw(in: frame.timeline, on: &canvas, theme)
    return targets
  }

  private func figures(_ phrases: any EvaluationPhrases) -> String {
    phrases.figures(asked.result, lossWithSoftmax: asked.lossWithSoftmax)
  }
}
