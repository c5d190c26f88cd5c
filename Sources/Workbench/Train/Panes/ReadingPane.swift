import CellCanvas
import NeuralCore
import Notation
import Phrases

/// Whether it can read: eight examples that stay, and below them the wrong answers it is surest of.
struct ReadingPane: TrainingPane {
  private static let count = 8
  private static let leastSide = 8
  private static let mostSide = 14

  func question(in phrases: any TrainPhrases) -> String { phrases.readingQuestion }

  func howToRead(_ watched: WatchedTraining) -> String {
    watched.phrases.howToReadAnswers(watched.train.shown)
  }

  var probes: [any TrainingProbe.Type] { [EightProbe.self, AnswersProbe.self] }

  func smallest(_ watched: WatchedTraining) -> Size {
    let height = pictures(watched).height(width: Self.leastSide)
    return Size(width: Self.count * (Self.leastSide + 1) - 1, height: height + 6)
  }

  func wanted(_ watched: WatchedTraining) -> Size {
    let height = pictures(watched).height(width: Self.mostSide)
    return Size(width: Self.count * (Self.mostSide + 1) - 1, height: 2 * height + 6)
  }

  func cursorRoom(_ train: TrainState) -> Size? { Size(width: Self.count, height: 2) }

  func example(at cursor: Point, _ train: TrainState) -> LookedExample? {
    let row = cursor.y == 0 ? train.reading(of: EightProbe.self) ?? [] : surest(train)
    guard row.indices.contains(cursor.x) else { return nil }
    return LookedExample(index: row[cursor.x].example, isOfTraining: false)
  }

  func place(at point: Point, _ watched: WatchedTraining, in rect: Rect) -> Point? {
    var rest = rect
    _ = rest.takeTop(1)
    let side = side(in: rest)
    let first = rest.takeTop(pictures(watched).height(width: side) + 2)
    _ = rest.takeTop(1)
    let row = first.contains(point) ? 0 : rest.contains(point) ? 1 : nil
    guard let row else { return nil }
    let place = Point(x: (point.x - rect.x) / (side + 1), y: row)
    return example(at: place, watched.train) == nil ? nil : place
  }

  func draw(_ watched: WatchedTraining, in rect: Rect, on canvas: inout Canvas) {
    let (theme, phrases) = (watched.theme, watched.phrases)
    var rest = rect
    watched.heading(self, in: rest.takeTop(1), on: &canvas)
    let pictures = pictures(watched)
    let side = side(in: rest)
    let height = pictures.height(width: side)
    let eight = watched.reading(of: EightProbe.self) ?? []
    let cursor = watched.cursor(of: self)
    draw(
      eight, pictures, side, height: height, in: rest.takeTop(height + 2),
      chosen: cursor?.y == 0 ? cursor?.x : nil, watched, on: &canvas)
    guard let all = watched.reading(of: AnswersProbe.self) else { return }
    let row = watched.drawLag(all.step, in: rest.takeTop(1), on: &canvas)
    canvas.put(
      phrases.stillWrong(all.wrong.count, of: all.count, watched.train.shown), in: row,
      style: theme.strong)
    let hasRoom = rest.height >= height + 2
    draw(
      surest(watched.train), pictures, side, height: hasRoom ? height : 0, in: rest,
      chosen: cursor?.y == 1 ? cursor?.x : nil, watched, on: &canvas)
  }

  private func pictures(_ watched: WatchedTraining) -> ExamplePictures {
    ExamplePictures(watched.train.parts.looked, watched)
  }

  private func surest(_ train: TrainState) -> [Answer] {
    Array((train.reading(of: AnswersProbe.self)?.wrong ?? []).prefix(Self.count))
  }

  /// How wide a picture is: as wide as all eight fit, and as two rows of them are high.
  private func side(in rect: Rect) -> Int {
    let fitting = (rect.width + 1) / Self.count - 1
    let high = max(Self.leastSide, rect.height - 5)
    return min(max(Self.leastSide, fitting), Self.mostSide, high) / 2 * 2
  }

  private func draw(
    _ answers: [Answer], _ pictures: ExamplePictures, _ side: Int, height: Int, in rect: Rect,
    chosen: Int?, _ watched: WatchedTraining, on canvas: inout Canvas
  ) {
    for (place, answer) in answers.enumerated() {
      let x = rect.x + place * (side + 1)
      let room = Rect(x: x, y: rect.y, width: side, height: height).intersection(rect)
      if height > 0 { pictures.draw(answer.example, in: room, on: &canvas) }
      var label = Rect(x: x, y: rect.y + height, width: side, height: 2).intersection(rect)
      watched.draw(answer, in: label.takeTop(1), isChosen: chosen == place, on: &canvas)
      canvas.put(
        Numerals.value(answer.sure, decimals: 3), in: label, style: watched.theme.faint)
    }
  }
}

extension WatchedTraining {
  /// Writes what an answer is and says: "7 ✓", "4→9 ✗".
  func draw(_ answer: Answer, in rect: Rect, isChosen: Bool, on canvas: inout Canvas) {
    let style = answer.isRight ? theme.good : theme.bad
    canvas.put(
      answer.text(train.setup.arrangement, width: rect.width), in: rect,
      style: isChosen ? theme.selection : style)
  }
}
