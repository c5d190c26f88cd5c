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
        "→ l", { $0.walk.row(.later) },
        hintNow: { room, house in room.walk.canGoOn ? house.phrases.walk.row(.later).hint : nil },
        .keys("Right", "l", move: .later).typed(.next)),
      KeyRow(
        "← h", { $0.walk.row(.earlier) },
        hintNow: { room, house in
          room.walk.canGoBack ? house.phrases.walk.row(.earlier).hint : nil
        },
        .keys("Left", "h", move: .earlier).typed(.back)),
    ].inGroup(.time)
  }

  /// To the factor that a wrong answer gets wrong; a box that has the focus takes every letter.
  static var toFactor: KeyRow {
    KeyRow(
      "Ctrl-F", \.questions.toFactor, when: { $0.wrongAnswer?.factor != nil },
      .keys(
        "C-f",
        does: { room, _ in
          guard let factor = room.wrongAnswer?.factor else { return }
          room.walk.travel { timeline in try? timeline.go(to: factor) }
          room.showWalk()
        }
      ).typed(.slip)
    ).inGroup(.places)
  }

  /// Along the walk, in and out while a question has the letters and Enter.
  static var lookingAround: [KeyRow] {
    [
      KeyRow(
        "→ ←", \.learn.lookingAround, .keys("Right", move: .later).typed(.later),
        .keys("Left", move: .earlier).typed(.earlier)
      ).inGroup(.time),
      KeyRow(
        "↓ ↑", \.learn.inAndOut,
        hintNow: { room, _ in room.walk.hintOfDepth },
        .keys("Down", move: .into).typed(.into), .keys("Up", move: .outOf).typed(.outOf)
      ).inGroup(.depth),
      KeyRow(
        "Home End", { $0.walk.row(.ends) }, .keys("Home", move: .first), .keys("End", move: .last)
      ).inGroup(.time),
    ]
  }

  /// Through the numbers and the views of a place.
  static var throughAPlace: [KeyRow] {
    [
      view,
      KeyRow(
        "o O", { $0.walk.row(.origin) }, hintNow: { room, _ in room.walk.hintOfOrigin },
        .keys("o", move: .origin).typed(.origin), .keys("O", move: .consequence).typed(.becomes)),
      KeyRow(
        "x", { $0.walk.row(.factor) }, hintNow: { room, _ in room.walk.hintOfFactors },
        .keys("x", move: .factor).typed(.factor)),
      turning,
      KeyRow(
        ".", { $0.walk.row(.digits) },
        .keys(".", does: { room, house in house.notice = room.walk.digits }).typed(.digits)),
      KeyRow(
        "Y", \.receipts.show,
        .keys("Y", asks: { $0.showReceipt(in: &$1) }),
        .word(.receipt) { room, _, house in
          Told(lines: [Receipt(room.walk.moment)?.text ?? house.phrases.receipts.none])
        }),
    ].inGroup(.view)
  }

  /// What the view has to turn.
  static var turning: KeyRow {
    KeyRow(
      "< >", { $0.walk.row(.turning) }, hintNow: { room, _ in room.walk.hintOfTurning },
      .keys("<", does: { $0.turn(by: -1, in: &$1) }).typed(.nudgeDown),
      .keys(">", does: { $0.turn(by: 1, in: &$1) }).typed(.nudgeUp),
      .word(.nudge) { _, _, house in Told(lines: [house.phrases.plain.aboutNudging]) }
    ).inGroup(.view)
  }

  /// To another view of a place.
  static var view: KeyRow {
    KeyRow(
      "v", { $0.walk.row(.view) }, hintNow: { room, _ in room.walk.hintOfView },
      .keys("v", move: .otherView).typed(.view, telling: { $0.tellView(in: $1) })
    ).inGroup(.view)
  }

  /// Over steps and examples.
  static var overSteps: [KeyRow] {
    [
      KeyRow(
        "[ ]", { $0.walk.row(.steps) }, .keys("[", move: .earlierStep),
        .keys("]", move: .laterStep)),
      KeyRow(
        "n p", { $0.walk.row(.examples) },
        hintNow: { room, house in
          room.walk.takesOthers ? house.phrases.walk.row(.examples).hint : nil
        },
        .keys("n", move: .nextExample).typed(.example),
        .keys("p", move: .previousExample).typed(.exampleBack)),
      KeyRow(
        "g G", { $0.walk.row(.ends) }, .keys("g", "Home", move: .first),
        .keys("G", "End", move: .last)),
    ].inGroup(.time)
  }

  /// What shall be otherwise, and back.
  static var supposing: KeyRow {
    KeyRow(
      "e w u", { $0.walk.row(.supposing) },
      .keys("e", does: { $0.changeNumber(in: &$1) }),
      .keys("w", does: { room, house in room.askWhatIf(in: house) }).typed(.whatIf),
      .keys(
        "u",
        does: { room, house in
          house.notice =
            room.walk.takeBack()
            ?? house.phrases.walk.nothingToTakeBack(isPlain: house.isPlain)
        }
      ).typed(.undo)
    ).inGroup(.supposing)
  }

  /// To a place by its name, or to something to do by its words.
  static var naming: KeyRow {
    KeyRow(
      ":", { $0.walk.row(.naming) },
      .keys(
        ":",
        does: { room, house in
          let words = house.phrases.walk.naming
          room.overlay = Prompt(
            words.label, example: words.example,
            suggesting: { room, house, text in room.suggestions(for: text, in: house) }
          ) { (room, text, house) throws(DescriptionError) in
            try room.go(to: text, in: &house)
            return []
          }
        }),
      .word(.goTo) { $0.goTo($1, in: &$2) }
    ).inGroup(.places)
  }

  /// To stops.
  static var toStops: [KeyRow] {
    [
      KeyRow(
        "b", { $0.walk.row(.stops) },
        .keys("b", does: { room, _ in room.overlay = StopsOverlay(chosen: 0) }),
        .word(.stops) { room, _, _ in Told(lines: room.walk.stopLines) },
        .word(.stop) { room, rest, house in
          room.changeStops(in: &house) { $0.setStop(rest) }
        },
        .word(.unstop) { room, rest, house in
          room.changeStops(in: &house) { $0.clearStop(rest) }
        },
        .word(.toggle) { room, rest, house in
          room.changeStops(in: &house) { $0.toggleStop(rest) }
        }),
      KeyRow(
        "c C", { $0.walk.row(.toStops) },
        .keys("c", does: { $0.search(.later, in: &$1) }),
        .keys("C", does: { $0.search(.earlier, in: &$1) }),
        .word(.goOn) { $0.goOn($1, in: &$2) }),
    ].inGroup(.stops)
  }

  /// What stops a search.
  static var stopping: KeyRow {
    KeyRow(
      "Esc", { $0.walk.row(.stopping) },
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
