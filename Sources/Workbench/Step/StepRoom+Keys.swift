extension StepRoom {
  var rows: [KeyRow<StepRoom>] {
    if isSearching { return [.stopping] }
    let leave = KeyRow<StepRoom>.leave { room, house in
      room.comeToRest(in: &house)
      return []
    }
    if question != nil { return KeyRow.answering + [askFirst, link, .help, telling, leave] }
    var all = [KeyRow<StepRoom>.toFactor] + KeyRow.inPicture
    if !walk.isPicking { all += KeyRow.alongTheWalk + [inAndOut] }
    let run = [running, pace, fitting].inGroup(.time)
    all += isAmongSteps ? amongSteps(run) : [.toPicture] + KeyRow.throughAPlace
    all += KeyRow.overSteps
    if !isAmongSteps { all += run }
    all += [repeating, .naming, back, .bookmarks, .pinning]
    all += KeyRow.toStops
    all += [
      .supposing, askFirst, link, .help,
      .escape { room, _ in
        room.walk.repeatCount = nil
        room.walk.reading.stop()
        return []
      },
      telling, leave,
    ]
    return all
  }

  private var isAmongSteps: Bool { walk.isRunning || walk.runsOverSteps }

  /// What is in use comes first; where steps pass by, that is the run, then the other views.
  private func amongSteps(_ run: [KeyRow<StepRoom>]) -> [KeyRow<StepRoom>] {
    let place = KeyRow<StepRoom>.throughAPlace
    var all = Array(run.prefix(1) + place.prefix(1))
    all += [.turning]
    all += run.dropFirst()
    all += [.toPicture]
    all += place.dropFirst().filter { $0.act(for: .character("<")) == nil }
    return all
  }

  private typealias Row = KeyRow<StepRoom>

  private var link: KeyRow<StepRoom> { .link { Link.step($0.walk, in: $1) } }

  private var inAndOut: KeyRow<StepRoom> {
    Row(
      "↓ j Enter ↑ k", { $0.walk.row(.inAndOut) },
      hintNow: { room, _ in room.walk.hintOfDepth },
      .keys("Down", "j", move: .into).typed(.into),
      .keys("Enter", does: { $0.enterHere(in: &$1) }),
      .keys("Up", "k", move: .outOf).typed(.outOf)
    ).inGroup(.depth)
  }

  private var repeating: KeyRow<StepRoom> {
    Row(
      "0–9", { $0.walk.row(.repeating) }, digit(0), digit(1), digit(2), digit(3), digit(4),
      digit(5), digit(6), digit(7), digit(8), digit(9)
    ).inGroup(.time)
  }

  private func digit(_ digit: Int) -> KeyRow<StepRoom>.Bound {
    .keys("\(digit)", does: { room, _ in room.walk.type(digit: digit) })
  }

  private var back: KeyRow<StepRoom> {
    Row("Backspace", { $0.walk.row(.back) }, .keys("Backspace", move: .back)).inGroup(.places)
  }

  private var askFirst: KeyRow<StepRoom> {
    Row(
      "a", { $0.step.askFirst }, .keys("a", asks: { $0.toggleAsking(in: &$1) }),
      .word(.askOn) { $1.isEmpty ? $0.ask(true, in: &$2) : nil },
      .word(.askOff) { $1.isEmpty ? $0.ask(false, in: &$2) : nil }
    ).inGroup(.supposing)
  }

  private var running: KeyRow<StepRoom> {
    Row(
      "space", { $0.walk.row(.running) }, hintNow: { room, _ in room.walk.hintOfRunning },
      .keys("space", does: { room, _ in room.walk.toggleRun() }))
  }

  private var pace: KeyRow<StepRoom> {
    Row(
      "+ −", { $0.walk.row(.pace) },
      hintNow: { room, house in
        room.walk.isRunning || room.walk.canGoOn ? house.phrases.walk.row(.pace).hint : nil
      },
      .keys("+", "=", does: { $0.changePace({ $0.quicken() }, in: &$1) }),
      .keys("-", does: { $0.changePace({ $0.slacken() }, in: &$1) }))
  }

  private var fitting: KeyRow<StepRoom> {
    Row(
      "r", { $0.walk.row(.fitting) },
      .keys(
        "r",
        does: { room, house in
          house.notice = house.phrases.walk.fitted(atStep: room.walk.fitScales())
        }))
  }

  private mutating func changePace(_ change: (inout Walk) -> Void, in house: inout House) {
    change(&walk)
    if !walk.isRunning {
      house.notice = house.phrases.walk.willRun(walk.pace, overSteps: walk.runsOverSteps)
    }
  }
}
