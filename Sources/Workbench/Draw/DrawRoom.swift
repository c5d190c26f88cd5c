import CellCanvas
import Datasets
import MomentViews
import NeuralCore
import Phrases
import TimeTravel

/// A sheet of paper: what is drawn on it, what the network sees of it, and what it says.
struct DrawRoom: Room {
  var overlay: (any Overlay<DrawRoom>)?
  /// Who reads it.
  let reader: DrawingReader
  /// What is drawn.
  private(set) var sketch: Sketch
  /// Where the pen stands.
  private(set) var pen = Point(x: Sketch.side / 2, y: Sketch.side / 2)
  /// Whether the arrow keys draw as they move.
  private(set) var isDown = false
  /// Whether the pen takes ink away.
  private(set) var isErasing = false
  /// Whether what is drawn is brought to size and to the middle, as MNIST's digits were.
  private(set) var isPrepared = true
  /// What the network sees, and what it says of that; nil while nothing is drawn.
  private(set) var seen: (pixels: [Float], answer: [Float])?
  /// The class that the network is to be led to, where one was chosen.
  private(set) var wanted: Int?
  /// What the last changed pixel did.
  private(set) var trick: DrawingReader.Trick?

  /// The way in, with a picture to begin with or without.
  static func door(_ reader: DrawingReader, on ink: [Float]? = nil) -> Door {
    Door { (left: DrawRoom?, house) in
      if ink == nil, let left, left.reader.file == reader.file { return left }
      return DrawRoom(reader, ink)
    }
  }

  private init(_ reader: DrawingReader, _ ink: [Float]?) {
    self.reader = reader
    sketch = ink.map { Sketch($0) } ?? Sketch()
    look()
  }

  func title(in phrases: Phrases) -> String { phrases.draw.title }

  /// Reads what is drawn.
  private mutating func look() {
    seen = pixels.map { ($0, reader.answers(to: [$0])[0]) }
  }

  /// What the network is shown of the sketch; nil while nothing is drawn.
  private var pixels: [Float]? {
    guard !sketch.isEmpty else { return nil }
    guard isPrepared else { return sketch.ink }
    let side = Sketch.side
    // Ink on paper: light is paper.
    let picture = GrayPicture(width: side, height: side, values: sketch.ink.map { 1 - $0 })
    return (try? PreparedPicture(picture, side: side))
      .map { $0.pixels.map { Float($0) / Preprocessing.fullInk } } ?? sketch.ink
  }

  // MARK: Drawing

  /// A click puts the pen down, a drag draws on.
  mutating func click(_ pixel: Point, isDragging: Bool, in house: inout House) -> [Request] {
    if !isDragging { begin() }
    sketch.stroke(from: isDragging ? pen : pixel, to: pixel, isErasing: isErasing)
    pen = pixel
    look()
    return []
  }

  private mutating func begin() {
    sketch.begin()
    trick = nil
  }

  private mutating func move(right: Int, down: Int) {
    let last = Sketch.side - 1
    let next = Point(
      x: min(max(0, pen.x + right), last), y: min(max(0, pen.y + down), last))
    if isDown {
      begin()
      sketch.stroke(from: pen, to: next, isErasing: isErasing)
      look()
    }
    pen = next
  }

  private mutating func change(_ change: (inout DrawRoom) -> Void) {
    change(&self)
    look()
  }
}

// MARK: - Keys

extension DrawRoom {
  private typealias Row = KeyRow<DrawRoom>

  var rows: [KeyRow<DrawRoom>] {
    [
      Row(
        "← → ↑ ↓", \.draw.pen,
        moving("Left", right: -1, down: 0), moving("Right", right: 1, down: 0),
        moving("Up", right: 0, down: -1), moving("Down", right: 0, down: 1)),
      Row(
        "space", \.draw.down,
        .keys(
          "space",
          does: { room, _ in
            room.isDown.toggle()
            if room.isDown { room.move(right: 0, down: 0) }
          })),
      Row("x", \.draw.erase, .keys("x", does: { room, _ in room.isErasing.toggle() })),
      Row(
        "u", \.draw.undo,
        .keys(
          "u",
          does: { room, house in
            if !room.sketch.undo() { house.notice = house.phrases.draw.nothingToUndo }
            room.trick = nil
            room.look()
          })),
      Row(
        "f", \.draw.fool, when: { $0.seen != nil },
        .keys("f", does: { room, house in room.fool(in: &house) })),
      Row(
        "0–9", \.draw.goal,
        all: (0..<min(10, reader.session.network.outputs)).map { digit in
          .keys("\(digit)", does: { room, _ in room.wanted = digit })
        }),
      Row(
        "Enter", \.draw.step, when: { $0.seen != nil },
        .keys("Enter", asks: { $0.step(in: &$1) })),
      Row(
        "n", \.draw.anew,
        .keys(
          "n",
          does: { room, _ in
            room.begin()
            room.sketch.replace(with: Sketch().ink)
            room.look()
          })),
      Row(
        "c", \.draw.centre,
        .keys("c", does: { room, _ in room.change { $0.isPrepared.toggle() } })),
      Row(
        "w", \.draw.save, when: { $0.seen != nil },
        .keys("w", does: { $0.askForFile(in: $1) })),
      .help, .escape { _, _ in [.leave] }, .leave(),
    ]
  }

  private func moving(_ name: String, right: Int, down: Int) -> KeyRow<DrawRoom>.Bound {
    .keys([name]) { room, _ in
      room.move(right: right, down: down)
      return []
    }
  }

  /// Walks into what the network sees; nobody said what it is, so its own answer stands for right.
  private func step(in house: inout House) -> [Request] {
    guard let seen else { return [] }
    let said = max(0, SaidClass.meaning(of: seen.answer[...]).said)
    let walk = Walk(
      reader.timeline(of: seen.pixels, as: wanted ?? said), of: .training, in: house.language)
    let taken = wanted ?? said
    return [
      .open(
        StepRoom.door(into: walk) { _, _, house in
          house.notice = house.phrases.draw.stepsAs(taken)
        })
    ]
  }

  /// Changes the one pixel that leads it furthest to the class that is wanted: where none was chosen, the
  /// second of its answers.
  private mutating func fool(in house: inout House) {
    guard let seen else { return }
    let (said, _) = SaidClass.meaning(of: seen.answer[...])
    let others = seen.answer.indices.filter { $0 != said }
    guard let goal = wanted ?? others.max(by: { seen.answer[$0] < seen.answer[$1] }) else { return }
    wanted = goal
    guard goal != said, let found = reader.trick(on: seen.pixels, towards: goal) else {
      house.notice = house.phrases.draw.noTrick(goal, isThere: goal == said)
      return
    }
    begin()
    // From here on it is what the network sees that is drawn on.
    isPrepared = false
    sketch.replace(with: seen.pixels)
    sketch.set(found.pixel, to: found.after)
    trick = found
    look()
  }

  private mutating func askForFile(in house: House) {
    let wanted = house.phrases.draw.fileWanted
    overlay = Prompt(wanted.label, example: wanted.example, text: "drawing.png", isQuoted: true) {
      room, path, _ in
      guard let seen = room.seen, !path.isEmpty else { return [] }
      return [.perform(.savePicture(seen.pixels, side: Sketch.side, path: path))]
    }
  }
}
