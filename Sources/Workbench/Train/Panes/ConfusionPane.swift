import CellCanvas
import NeuralCore
import Notation
import Phrases

/// What it mixes up: how often each class is taken for which, and the examples behind a cell.
struct ConfusionPane: TrainingPane {
  private static let side = 8

  func question(in phrases: any TrainPhrases) -> String { phrases.confusionQuestion }

  func howToRead(_ watched: WatchedTraining) -> String { watched.phrases.howToReadConfusion }

  var probes: [any TrainingProbe.Type] { [AnswersProbe.self] }

  func suits(_ setup: TrainingSetup) -> Bool {
    setup.session.network.classes <= ConfusionTable.mostClasses
  }

  func smallest(_ watched: WatchedTraining) -> Size {
    let classes = watched.train.setup.session.network.classes
    return Size(width: matrixWidth(watched), height: classes + 2)
  }

  func wanted(_ watched: WatchedTraining) -> Size {
    Size(width: matrixWidth(watched) + 3 * (Self.side + 1) + 1, height: smallest(watched).height)
  }

  func cursorRoom(_ train: TrainState) -> Size? {
    let classes = train.setup.session.network.classes
    return Size(width: classes, height: classes)
  }

  func example(at cursor: Point, _ train: TrainState) -> LookedExample? {
    train.reading(of: AnswersProbe.self)?.answers(truth: cursor.y, said: cursor.x).first
      .map { LookedExample(index: $0.example, isOfTraining: false) }
  }

  func place(at point: Point, _ watched: WatchedTraining, in rect: Rect) -> Point? {
    var rest = rect
    _ = rest.takeTop(1)
    return table(watched).cell(at: point, in: rest)
  }

  private func table(_ watched: WatchedTraining) -> ConfusionTable {
    let setup = watched.train.setup
    return ConfusionTable(
      ConfusionTable.words(setup.arrangement, classes: setup.session.network.classes))
  }

  private func matrixWidth(_ watched: WatchedTraining) -> Int {
    table(watched).width
  }

  func draw(_ watched: WatchedTraining, in rect: Rect, on canvas: inout Canvas) {
    var rest = rect
    let reading = watched.reading(of: AnswersProbe.self)
    let row = rest.takeTop(1)
    watched.heading(
      self, in: reading.map { watched.drawLag($0.step, in: row, on: &canvas) } ?? row, on: &canvas)
    guard let reading else { return }
    let cursor = watched.cursor(of: self)
    table(watched).draw(
      reading.counts, cursor: cursor, in: rest.takeLeft(matrixWidth(watched)), on: &canvas,
      watched.theme)
    _ = rest.takeLeft(1)
    if rest.width >= Self.side { drawCell(reading, in: rest, cursor, watched, on: &canvas) }
  }

  /// The examples of the cell at the cursor, or the pairs that are confused most.
  private func drawCell(
    _ reading: AnswersProbe.Reading, in rect: Rect, _ cursor: Point?,
    _ watched: WatchedTraining, on canvas: inout Canvas
  ) {
    guard let cursor else { return drawPairs(reading, in: rect, watched, on: &canvas) }
    let answers = reading.answers(truth: cursor.y, said: cursor.x)
    let pictures = ExamplePictures(watched.train.parts.looked, watched)
    let height = pictures.height(width: Self.side) + 1
    let sheet = ExamplePictures.sheet(in: rect, width: Self.side, height: height)
    for (answer, place) in zip(answers, sheet) {
      var room = place
      let label = room.takeBottom(1)
      pictures.draw(answer.example, in: room, on: &canvas)
      canvas.put(
        Numerals.value(answer.sure, decimals: 3), in: label, style: watched.theme.faint)
    }
  }

  private func drawPairs(
    _ reading: AnswersProbe.Reading, in rect: Rect, _ watched: WatchedTraining,
    on canvas: inout Canvas
  ) {
    let (theme, phrases) = (watched.theme, watched.phrases)
    canvas.put(phrases.mostConfused, in: rect, style: theme.strong)
    for (row, pair) in reading.confusions.prefix(rect.height - 1).enumerated() {
      let arrangement = watched.train.setup.arrangement
      let words = [pair.truth, pair.said].map { arrangement.word(forClass: $0).cut(to: 9) }
      canvas.put(
        "\(words[0]) → \(words[1])  \(Numerals.count(pair.count))", in: rect, row: row + 1)
    }
  }
}
