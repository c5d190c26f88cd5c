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
  /// What the network sees, and what it says of that; nil while nothing is drawn.
  private(set) var seen: (pixels: [Float], answer: [Float])?
  /// What it is, where that is known or the learner said it.
  private(set) var label: Int?
  /// The class that the network is to be led to, where the learner chose one.
  private(set) var goal: Int?
  /// What the last changed pixel did, and the class that it leads to.
  private(set) var trick: (wanted: Int, did: DrawingReader.Trick)?
  /// The first of the classes that are shown, where there is no room for all.
  private(set) var firstShown = 0
  /// How many classes there was room for when they were drawn last.
  private var classRoom = 1

  /// The way in, with a picture to begin with or without, and what that is where it is known.
  static func door(
    _ reader: DrawingReader, on ink: [Float]? = nil, of label: Int? = nil
  ) -> Door {
    Door { (left: DrawRoom?, house) in
      if ink == nil, let left, left.reader.file == reader.file { return left }
      return DrawRoom(reader, ink, label)
    }
  }

  private init(_ reader: DrawingReader, _ ink: [Float]?, _ label: Int?) {
    self.reader = reader
    self.label = label
    sketch = ink.map { Sketch($0) } ?? Sketch()
    look()
  }

  func title(in phrases: Phrases) -> String { phrases.draw.title }

  func helpSections(in phrases: Phrases) -> [HelpSection] { [phrases.draw.helpOnMouse] }

  /// Reads what is drawn.
  private mutating func look() {
    seen = unfooled.map { sketch.changed($0) }.map { ($0, reader.answers(to: [$0])[0]) }
  }

  /// What the network would be shown of the sketch without changed pixels; nil while nothing is drawn.
  private var unfooled: [Float]? {
    guard !sketch.isEmpty else { return nil }
    guard sketch.isPrepared else { return sketch.ink }
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

  /// Changes the sheet in a way that one press of undo takes back.
  private mutating func change(_ change: (inout Sketch) -> Void) {
    begin()
    change(&sketch)
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
      goalRow,
      Row(
        "i", \.draw.truth, when: { $0.seen != nil },
        .keys("i", does: { $0.askForTruth(in: $1) })),
      Row(
        "o", \.draw.original, when: { $0.sketch.changeCount > 0 },
        .keys("o", does: { room, _ in room.change { $0.dropChanges() } })),
      Row(
        "Enter", \.draw.step, when: { $0.seen != nil },
        .keys("Enter", asks: { $0.step(in: &$1) })),
      Row(
        "n", \.draw.anew,
        .keys(
          "n",
          does: { room, _ in
            room.label = nil
            room.change { $0.clear() }
          })),
      Row(
        "c", \.draw.centre,
        .keys("c", does: { room, _ in room.change { $0.prepare(!$0.isPrepared) } })),
      Row(
        "w", \.draw.save, when: { $0.seen != nil },
        .keys("w", does: { $0.askForFile(in: $1) })),
      Row(
        "] [", \.draw.classes, when: { $0.isCrowded },
        .keys("]", "PgDn", does: { room, _ in room.scroll(by: room.classRoom) }),
        .keys("[", "PgUp", does: { room, _ in room.scroll(by: -room.classRoom) })),
      .link { _, house in .none(house.phrases.draw.noLine) },
      .help, .escape { _, _ in [.leave] }, .leave(),
    ]
  }

  private func moving(_ name: String, right: Int, down: Int) -> KeyRow<DrawRoom>.Bound {
    .keys([name]) { room, _ in
      room.move(right: right, down: down)
      return []
    }
  }

  /// What it is to be fooled into: a digit's key of ten classes at most, else the class is typed.
  private var goalRow: KeyRow<DrawRoom> {
    let count = classCount
    guard count > 10 else {
      return Row(
        count == 10 ? "0–9" : "0–\(count - 1)", \.draw.goal,
        all: (0..<count).map { label in
          .keys("\(label)", does: { room, _ in room.goal = room.goal == label ? nil : label })
        })
    }
    return Row("t", \.draw.goal, .keys("t", does: { $0.askForGoal(in: $1) }))
  }

  /// Walks into what the network sees; where nobody said what it is, what the network says of it before it is
  /// fooled is taken for right.
  private func step(in house: inout House) -> [Request] {
    guard let seen, let unfooled else { return [] }
    let isFooled = sketch.changeCount > 0
    let answer = isFooled ? reader.answers(to: [unfooled])[0] : seen.answer
    let taken = label ?? max(0, SaidClass.meaning(of: answer[...]).said)
    let truth: Arrangement.Truth = label != nil ? .known : isFooled ? .saidBefore : .said
    let walk = Walk(
      reader.timeline(of: seen.pixels, as: taken, by: truth), of: .drawing, in: house.language)
    let arrangement = reader.arrangement
    return [
      .open(
        StepRoom.door(into: walk) { _, _, house in
          house.notice = house.phrases.draw.stepsAs(taken, arrangement, truth)
        })
    ]
  }

  /// Changes the one pixel that leads it furthest to the class that is wanted: where none was chosen, to the
  /// one that it is led to already, or the second of its answers.
  private mutating func fool(in house: inout House) {
    guard let seen else { return }
    let (said, _) = SaidClass.meaning(of: seen.answer[...])
    let others = seen.answer.indices.filter { $0 != said }
    guard
      let wanted = goal ?? trick?.wanted ?? others.max(by: { seen.answer[$0] < seen.answer[$1] })
    else { return }
    guard wanted != said, let found = reader.trick(on: seen.pixels, towards: wanted) else {
      house.notice = house.phrases.draw.noTrick(
        wanted, reader.arrangement, isThere: wanted == said)
      return
    }
    change { $0.change(found.pixel, to: found.after) }
    trick = (wanted, found)
  }

  private mutating func askForGoal(in house: House) {
    ask(house.phrases.draw.goalWanted(reader.arrangement)) { $0.goal = $1 }
  }

  private mutating func askForTruth(in house: House) {
    ask(house.phrases.draw.truthWanted(reader.arrangement)) { $0.label = $1 }
  }

  /// Asks for a class, by its number or its name.
  private mutating func ask(
    _ wanted: (label: String, example: String),
    then take: @escaping (inout DrawRoom, Int) -> Void
  ) {
    overlay = Prompt(wanted.label, example: wanted.example) {
      (room, text, house) throws(DescriptionError) in
      guard let label = room.reader.label(named: text) else {
        throw DescriptionError(
          text: text, column: 1,
          message: house.phrases.draw.noClass(text, of: room.classCount))
      }
      take(&room, label)
      return []
    }
  }

  private mutating func askForFile(in house: House) {
    let wanted = house.phrases.draw.fileWanted
    overlay = Prompt(wanted.label, example: wanted.example, isQuoted: true) { room, path, _ in
      guard let seen = room.seen else { return [] }
      let path = path.isEmpty ? wanted.usual : path
      return [.perform(.savePicture(seen.pixels, side: Sketch.side, path: path))]
    }
  }
}

// MARK: - The classes that are shown

extension DrawRoom {
  /// What becomes of the room when it is entered, or the window changes.
  mutating func settle(in house: inout House) -> [Request] {
    classRoom = rowsOfAnswer(in: house.frame)
    scroll(by: 0)
    return []
  }

  mutating func enter(in house: inout House) -> [Request] { settle(in: &house) }

  private var classCount: Int { reader.session.network.outputs }

  /// Whether there are more classes than can be seen at once.
  private var isCrowded: Bool { classCount > classRoom }

  /// All classes, the surest first where they are too many to be seen at once; else in their order.
  var classes: [Int] {
    let all = Array(0..<classCount)
    guard isCrowded, let answer = seen?.answer else { return all }
    return all.sorted { (answer[$0], $1) > (answer[$1], $0) }
  }

  private mutating func scroll(by count: Int) {
    let last = max(0, classCount - classRoom)
    firstShown = min(max(0, firstShown + count), last)
  }
}
