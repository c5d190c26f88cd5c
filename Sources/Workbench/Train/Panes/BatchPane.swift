import CellCanvas
import MomentViews
import NeuralCore
import Notation
import Phrases

/// What it looks at: the examples of the last batch, with what it said of each before its update.
struct BatchPane: TrainingPane {
  private static let side = 8

  func question(in phrases: any TrainPhrases) -> String { phrases.batchQuestion }

  func howToRead(_ watched: WatchedTraining) -> String {
    guard let reading = watched.reading(of: BatchProbe.self) else { return "" }
    return watched.phrases.batchRead(
      step: reading.step, right: reading.answers.count { $0.isRight }, of: reading.answers.count,
      masked: reading.masked)
  }

  var probes: [any TrainingProbe.Type] { [BatchProbe.self] }

  func smallest(_ watched: WatchedTraining) -> Size {
    let hasMask = BatchProbe.firstDropout(of: watched.train.setup.session.network) != nil
    return Size(
      width: 8 * (Self.side + 1) - 1,
      height: rowHeight(watched) + 1 + (hasMask ? Self.maskRows : 0))
  }

  func wanted(_ watched: WatchedTraining) -> Size {
    Size(width: .max, height: smallest(watched).height + rowHeight(watched))
  }

  /// The rows of cells that a mask and its words take.
  private static let maskRows = 3

  /// The rooms of the examples and, below them where there is room for both, of a mask.
  private func rooms(
    _ reading: BatchProbe.Reading, _ watched: WatchedTraining, in rect: Rect
  ) -> (sheet: [Rect], mask: Rect?) {
    var rest = rect
    _ = rest.takeTop(1)
    let height = rowHeight(watched)
    let hasMask = !reading.mask.isEmpty && rest.height >= height + Self.maskRows
    let mask = hasMask ? rest.takeBottom(Self.maskRows) : nil
    return (ExamplePictures.sheet(in: rest, width: Self.side, height: height), mask)
  }

  /// The first example of the page that the cursor stands on.
  private func first(ofPages length: Int, _ watched: WatchedTraining) -> Int {
    (watched.cursor(of: self)?.x ?? 0) / length * length
  }

  func place(at point: Point, _ watched: WatchedTraining, in rect: Rect) -> Point? {
    guard let reading = watched.reading(of: BatchProbe.self) else { return nil }
    let sheet = rooms(reading, watched, in: rect).sheet
    guard let cell = sheet.firstIndex(where: { $0.contains(point) }) else { return nil }
    let place = first(ofPages: sheet.count, watched) + cell
    return reading.answers.indices.contains(place) ? Point(x: place, y: 0) : nil
  }

  /// Draws the first mask of the example at the cursor, a light place for each output that was kept.
  private func drawMask(
    of reading: BatchProbe.Reading, in rect: Rect, _ watched: WatchedTraining,
    on canvas: inout Canvas
  ) {
    let row = min(watched.cursor(of: self)?.x ?? 0, reading.answers.count - 1)
    let width = reading.mask.count / max(1, reading.answers.count)
    let kept = reading.mask[row * width..<(row + 1) * width].map { $0 ? Float(1) : 0 }
    var room = rect
    canvas.put(
      watched.phrases.maskRead(kept: kept.count { $0 > 0 }, of: width), in: room.takeTop(1),
      style: watched.theme.faint)
    let rows = min(2 * room.height, (width + room.width - 1) / max(1, room.width))
    let columns = (width + rows - 1) / rows
    let filling = [Float](repeating: 0, count: rows * columns - width)
    let map = HeatMap(
      rows: rows, columns: columns, values: kept + filling, scale: .unsigned(1))
    canvas.draw(map, x: room.x, y: room.y, look: watched.look, clip: room)
  }

  func cursorRoom(_ train: TrainState) -> Size? {
    Size(width: max(1, train.reading(of: BatchProbe.self)?.answers.count ?? 1), height: 1)
  }

  func example(at cursor: Point, _ train: TrainState) -> LookedExample? {
    guard let answers = train.reading(of: BatchProbe.self)?.answers,
      answers.indices.contains(cursor.x)
    else { return nil }
    return LookedExample(index: answers[cursor.x].example, isOfTraining: true)
  }

  private func pictures(_ watched: WatchedTraining) -> ExamplePictures {
    ExamplePictures(watched.train.parts.training, watched)
  }

  private func rowHeight(_ watched: WatchedTraining) -> Int {
    pictures(watched).height(width: Self.side) + 1
  }

  func draw(_ watched: WatchedTraining, in rect: Rect, on canvas: inout Canvas) {
    var heading = rect
    watched.heading(self, in: heading.takeTop(1), on: &canvas)
    guard let reading = watched.reading(of: BatchProbe.self) else { return }
    let (sheet, mask) = rooms(reading, watched, in: rect)
    if let mask { drawMask(of: reading, in: mask, watched, on: &canvas) }
    let pictures = pictures(watched)
    let cursor = watched.cursor(of: self)?.x
    let first = first(ofPages: sheet.count, watched)
    for (place, answer) in reading.answers.dropFirst(first).prefix(sheet.count).enumerated() {
      var cell = sheet[place]
      let label = cell.takeBottom(1)
      pictures.draw(answer.example, in: cell, on: &canvas)
      watched.draw(answer, in: label, isChosen: cursor == first + place, on: &canvas)
    }
  }
}

/// The examples of a batch, what the network said of them, and how many outputs its masks took away.
package struct BatchProbe: TrainingProbe {
  /// A batch as it was heard.
  package struct Reading: Equatable, Sendable {
    /// Its step.
    package var step = 0
    /// Its examples.
    package var answers: [Answer] = []
    /// How many of the numbers before the first dropout were taken away, of how many; nil without one.
    package var masked: (count: Int, of: Int)?
    /// Of each example, which of those numbers were kept; none without a mask.
    package var mask: [Bool] = []

    package static func == (left: Reading, right: Reading) -> Bool {
      left.step == right.step && left.answers == right.answers && left.mask == right.mask
        && left.masked?.count == right.masked?.count && left.masked?.of == right.masked?.of
    }
  }

  package static let listens = true
  package private(set) var reading: Reading?
  package var wantsGradients: Bool { false }

  private var heard = Reading()
  private var examples: [Int] = []
  private var targets: [Int] = []
  private let outputs: Int
  private let last: Int
  private let firstDropout: Int?

  package init(_ material: ProbeMaterial) {
    let network = material.setup.session.network
    outputs = network.outputs
    last = network.layers.count - 1
    firstDropout = Self.firstDropout(of: network)
  }

  static func firstDropout(of network: Sequential) -> Int? {
    network.layers.firstIndex { if case .dropout = $0 { true } else { false } }
  }

  package mutating func stepBegan(step: Int, examples: Span<Int>) {
    heard.step = step
    self.examples = examples.indices.map { examples[$0] }
  }

  package mutating func target(_ values: Span<Float>, shape: (Int, Int)) {
    targets = (0..<shape.0).map { row in
      SaidClass.truth(Self.row(row, of: values, shape.1), outputs: outputs)
    }
  }

  package mutating func preactivation(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    if layer == last { take(values, shape) }
  }

  package mutating func activation(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    if layer == last { take(values, shape) }
  }

  package mutating func softmax(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    if layer == last { take(values, shape) }
  }

  package mutating func mask(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    guard layer == firstDropout else { return }
    heard.mask = values.indices.map { values[$0] != 0 }
    heard.masked = (heard.mask.count { !$0 }, values.count)
  }

  package mutating func stepEnded(step: Int) { reading = heard }

  private mutating func take(_ values: Span<Float>, _ shape: (Int, Int)) {
    heard.answers = (0..<shape.0).map { row in
      let (said, sure) = SaidClass.meaning(of: Self.row(row, of: values, shape.1))
      return Answer(example: examples[row], truth: targets[row], said: said, sure: sure)
    }
  }

  private static func row(_ row: Int, of values: Span<Float>, _ width: Int) -> ArraySlice<Float> {
    (row * width..<(row + 1) * width).map { values[$0] }[...]
  }
}
