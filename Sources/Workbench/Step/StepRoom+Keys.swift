extension StepRoom {
  var rows: [KeyRow<StepRoom>] {
    if isSearching { return [.stopping] }
    let leave = KeyRow<StepRoom>.leave { room, house in
      room.comeToRest(in: &house)
      return []
    }
    if question != nil { return KeyRow.answering + [askFirst, .help, leave] }
    return KeyRow.alongTheWalk + [inAndOut] + KeyRow.throughAPlace + KeyRow.overSteps + [
      repeating, .naming, back, askFirst, supposing,
    ] + KeyRow.toStops + [
      running, pace, .link { Link.step($0.walk) }, .help,
      .escape { room, _ in
        room.walk.repeatCount = nil
        room.walk.reading.stop()
        return []
      },
      leave,
    ]
  }

  private typealias Row = KeyRow<StepRoom>

  private var inAndOut: KeyRow<StepRoom> {
    Row(
      "↓ j Enter ↑ k", "in: epoch → step → layer → neuron → term · out again",
      hintNow: { room, _ in room.walk.hintOfDepth }, .keys("Down", "j", move: .into),
      .keys("Enter", does: { $0.enterHere(in: &$1) }), .keys("Up", "k", move: .outOf))
  }

  private var repeating: KeyRow<StepRoom> {
    Row(
      "0–9", "repeat: 5 → goes five times", digit(0), digit(1), digit(2), digit(3), digit(4),
      digit(5), digit(6), digit(7), digit(8), digit(9))
  }

  private func digit(_ digit: Int) -> KeyRow<StepRoom>.Bound {
    .keys("\(digit)", does: { room, _ in room.walk.type(digit: digit) })
  }

  private var back: KeyRow<StepRoom> {
    Row("Backspace", "where I was before the last jump", .keys("Backspace", move: .back))
  }

  private var askFirst: KeyRow<StepRoom> {
    Row(
      "a", "ask me first: guess before each reveal; on or off", hint: "a ask first",
      .keys("a", asks: { $0.toggleAsking(in: &$1) }))
  }

  private var supposing: KeyRow<StepRoom> {
    Row(
      "e w u", "change this number · what if … · undo it",
      .keys("e", does: { $0.changeNumber(in: &$1) }),
      .keys("w", does: { room, _ in room.askWhatIf() }),
      .keys(
        "u",
        does: { room, house in
          house.notice =
            room.walk.takeBack() ?? "Nothing was changed or supposed that could be undone."
        }))
  }

  private var running: KeyRow<StepRoom> {
    Row(
      "space", "run or pause", hintNow: { room, _ in room.walk.hintOfRunning },
      .keys("space", does: { room, _ in room.walk.isRunning.toggle() }))
  }

  private var pace: KeyRow<StepRoom> {
    Row(
      "+ −", "faster, slower",
      hintNow: { room, _ in room.walk.isRunning || room.walk.canGoOn ? "+ − pace" : nil },
      .keys("+", "=", does: { $0.changePace({ $0.quicken() }, in: &$1) }),
      .keys("-", does: { $0.changePace({ $0.slacken() }, in: &$1) }))
  }

  private mutating func changePace(_ change: (inout Walk) -> Void, in house: inout House) {
    change(&walk)
    if !walk.isRunning { house.notice = "space runs; it moves \(walk.pace.words)." }
  }
}
