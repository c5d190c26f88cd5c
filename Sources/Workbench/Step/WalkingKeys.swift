import MomentViews
import NeuralCore
import TimeTravel

extension KeyRow.Bound where Owner: WalkingRoom {
  /// Keys that make a move.
  static func keys(_ names: String..., move: Move) -> KeyRow<Owner>.Bound {
    keys(names) { room, house in
      room.go(move, in: &house)
      return []
    }
  }
}

/// The rows that every walk has.
extension KeyRow where Owner: WalkingRoom {
  /// Along the walk.
  static var alongTheWalk: [KeyRow] {
    [
      KeyRow(
        "→ l", "later, by the depth we are at",
        hintNow: { room, _ in room.walk.canGoOn ? "→ later" : nil },
        .keys("Right", "l", move: .later)),
      KeyRow(
        "← h", "earlier: time runs both ways",
        hintNow: { room, _ in room.walk.canGoBack ? "← earlier" : nil },
        .keys("Left", "h", move: .earlier)),
    ]
  }

  /// Through the numbers and the views of a place.
  static var throughAPlace: [KeyRow] {
    [
      KeyRow(
        "o O", "where this number comes from · what becomes of it",
        hintNow: { room, _ in room.walk.moment.origin == nil ? nil : "o origin" },
        .keys("o", move: .origin), .keys("O", move: .consequence)),
      KeyRow(
        "x", "where its other factor comes from: x, mask, slope, w", .keys("x", move: .factor)),
      KeyRow(
        "v", "another view of this place; the title names it",
        hintNow: { room, _ in room.walk.hasOtherView ? "v view" : nil },
        .keys("v", move: .otherView)),
      KeyRow(
        "< >", "turn what the view offers, or nudge the number here",
        .keys("<", does: { $0.turn(by: -1, in: &$1) }),
        .keys(">", does: { $0.turn(by: 1, in: &$1) })),
      KeyRow(
        ".", "all digits of the number under the cursor",
        .keys(".", does: { room, house in house.notice = room.walk.digits })),
      KeyRow(
        "Y", \.receipts.show,
        .keys("Y", does: { room, house in room.showReceipt(in: &house) })),
    ]
  }

  /// Over steps and examples.
  static var overSteps: [KeyRow] {
    [
      KeyRow(
        "[ ]", "a whole step back or on; among steps an epoch", .keys("[", move: .earlierStep),
        .keys("]", move: .laterStep)),
      KeyRow(
        "n p", "another example for this same step",
        hintNow: { room, _ in room.walk.takesOthers ? "n p example" : nil },
        .keys("n", move: .nextExample), .keys("p", move: .previousExample)),
      KeyRow(
        "g G", "to the first, to the last", .keys("g", "Home", move: .first),
        .keys("G", "End", move: .last)),
    ]
  }

  /// To a place by its name, or to something to do by its words.
  static var naming: KeyRow {
    KeyRow(
      ":", "go to a place by name: dense 17, loss, step 120",
      hint: ": go to",
      .keys(
        ":",
        does: { room, _ in
          room.overlay = Prompt(
            "Go to", example: "such as: dense 17, loss, pixel 5,21, step 120, example 7",
            suggesting: { room, house, text in room.suggestions(for: text, in: house) }
          ) { (room, text, house) throws(DescriptionError) in
            try room.go(to: text, in: &house)
            return []
          }
        }))
  }

  /// To stops.
  static var toStops: [KeyRow] {
    [
      KeyRow(
        "b", "the list of stops", hint: "b stops",
        .keys("b", does: { room, _ in room.overlay = StopsOverlay(chosen: 0) })),
      KeyRow(
        "c C", "on to the next stop, back to the last",
        .keys("c", does: { $0.search(.later, in: &$1) }),
        .keys("C", does: { $0.search(.earlier, in: &$1) })),
    ]
  }

  /// What stops a search.
  static var stopping: KeyRow {
    KeyRow(
      "Esc", "stop it, as any other key does", hint: "Esc stops it",
      .keys("Esc", does: { room, house in house.notice = room.walk.breakOff() }))
  }
}

extension WalkingRoom {
  /// Turns what the view has to turn, or nudges the number under the cursor.
  fileprivate mutating func turn(by notch: Int, in house: inout House) {
    house.notice = walk.turn(by: notch, mayNudge: mayChange)
    showWalk()
  }
}

extension Walk {
  /// Whether the place has another view.
  fileprivate var hasOtherView: Bool { lens.next(for: moment) != nil }
}
