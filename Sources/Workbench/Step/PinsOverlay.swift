import CellCanvas
import NeuralCore
import Notation
import Phrases
import TimeTravel

/// The pinned numbers over a walk, and the ways to their changes.
struct PinsOverlay<Below: WalkingRoom>: Overlay {
  /// Their last values are read bit by bit.
  var letsTimePass: Bool { true }

  /// The chosen one.
  let chosen: Int
  /// What is wrong with a number that is being typed below.
  var fault: DescriptionError?

  var leavesNotice: Bool { true }

  func title(in phrases: Phrases) -> String { phrases.pins.title }

  var rows: [KeyRow<Below>] {
    let hasOne = { (room: Below) in !room.walk.pins.all.isEmpty }
    return [
      KeyRow(
        "c C", { $0.pins.row(.changes) }, when: hasOne,
        .keys("c", does: { go(.moves(above: 0), .later, &$0, &$1) }),
        .keys("C", does: { go(.moves(above: 0), .earlier, &$0, &$1) })),
      KeyRow(
        "+ −", { $0.pins.row(.signs) }, when: hasOne,
        .keys("+", "=", does: { go(.changesSign, .later, &$0, &$1) }),
        .keys("-", does: { go(.changesSign, .earlier, &$0, &$1) })),
      KeyRow(
        "x X", { $0.pins.row(.passing) }, when: hasOne,
        .keys("x", does: { ask(.later, &$0, $1) }),
        .keys("X", does: { ask(.earlier, &$0, $1) })),
      KeyRow(
        "Enter", { $0.pins.row(.visit) }, when: hasOne,
        .keys("Enter", does: visit)),
      KeyRow(
        "d Delete", { $0.pins.row(.remove) }, when: hasOne,
        .keys(
          "d", "Delete",
          does: { room, _ in
            room.walk.pins.remove(chosen)
            choose(chosen, &room)
          })),
      KeyRow(
        "Esc P", { $0.pins.row(.close) },
        .keys("Esc", "P", does: { room, _ in room.overlay = nil })),
    ] + KeyRow.choosing { room, _, offset in choose(chosen + offset, &room) }
  }

  private func choose(_ place: Int, _ room: inout Below) {
    // The empty list stays, too: what is typed next is not meant for the walk.
    let last = room.walk.pins.all.count - 1
    room.overlay = PinsOverlay(chosen: max(0, min(place, last)))
  }

  /// Goes to where the chosen number is moved, or arises.
  private func visit(_ room: inout Below, _ house: inout House) {
    let target = room.walk.place(of: room.walk.pins.all[chosen])
    room.overlay = nil
    room.walk.travel { timeline in try? timeline.go(to: target) }
    room.showWalk()
  }

  /// Goes to the next or the last step in which something happens to the chosen number; the list stays
  /// where that is near.
  private func go(
    _ event: NumberEvent, _ direction: StopSearch.Direction, _ room: inout Below,
    _ house: inout House
  ) {
    let stop = room.walk.stop(event, of: room.walk.pins.all[chosen])
    room.overlay = nil
    room.walk.search(for: [stop], direction)
    room.showWalk()
    room.runErrand(in: &house)
    if !room.isSearching, room.question == nil { room.overlay = self }
  }

  /// Asks for the number that the chosen one shall pass.
  private func ask(
    _ direction: StopSearch.Direction, _ room: inout Below, _ house: House
  ) {
    let words = house.phrases.pins.asking
    room.overlay = Prompt(
      words.label, example: words.example,
      over: { PinsOverlay(chosen: chosen, fault: $0) }
    ) { (room, text, house) throws(DescriptionError) in
      var reader = WordReader(text)
      let bound = try reader.number(house.phrases.pins.numberIsWanted)
      try reader.expectEnd()
      go(.passes(bound), direction, &room, &house)
      return []
    }
  }

  /// A click chooses a line; on the chosen one it goes there.
  func click(line: Int, in room: inout Below, _ house: inout House) -> [Request] {
    if line == chosen { visit(&room, &house) } else { choose(line, &room) }
    return []
  }

  func draw(over room: Below, on canvas: inout Canvas, in house: House) -> [ClickTarget<Int>] {
    let (walk, theme, phrases) = (room.walk, house.theme, house.phrases.pins)
    var body = house.frame.body.inset(horizontal: 1)
    let head = fault.map { "\($0.message)." }
    let headRows = head.map { wrap($0, width: body.width - 2).count } ?? 0
    let height = min(body.height, max(1, walk.pins.all.count) + headRows + 2)
    var box = body.takeBottom(height)
    canvas.fill(box)
    box = canvas.box(
      box, title: phrases.title, border: .heavy, style: theme.focus, titleStyle: theme.title
    ).inset(horizontal: 1)
    if let head { canvas.putWrapped(head, in: box.takeBottom(headRows), style: theme.bad) }
    if walk.pins.all.isEmpty { canvas.put(phrases.none, in: box, style: theme.faint) }
    for (row, pin) in walk.pins.all.enumerated() {
      let report = walk.pins.reports[row]
      let text = phrases.line(walk.name(of: pin), report, in: walk.moment)
      canvas.put(
        "\(row == chosen ? "▶" : " ") \(text)".cut(to: box.width), in: box, row: row,
        style: row == chosen ? theme.strong : theme.text)
    }
    let count = walk.pins.all.count
    return [ClickTarget(area: box) { [box] in $0.y - box.y < count ? $0.y - box.y : nil }]
  }
}

extension KeyRow where Owner: WalkingRoom {
  /// The number under the cursor kept in sight, and those that are.
  static var pinning: KeyRow {
    KeyRow(
      "P", { $0.pins.row(.pin) },
      .keys(
        "P",
        does: { room, house in
          if let place = room.walk.pin() {
            room.overlay = PinsOverlay(chosen: place)
          } else if room.walk.pins.all.isEmpty {
            house.notice = house.phrases.pins.nothingToPin
          } else {
            room.overlay = PinsOverlay(chosen: 0)
            if room.walk.numberToPin != nil {
              house.notice = house.phrases.pins.full(Pins.most)
            }
          }
        })
    ).inGroup(.places)
  }
}
