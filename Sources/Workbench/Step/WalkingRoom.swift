import LessonKit
import NeuralCore
import Phrases
import TimeTravel

/// A room with a walk in it: the stepper, a lesson.
protocol WalkingRoom: AskingRoom where Hit == WalkHit {
  /// The walk.
  var walk: Walk { get set }
  /// The last wrong answer, while its question or what was said to it is on the screen.
  var wrongAnswer: Reply? { get }
  /// What the pages of a lesson hide of the walk; nil where there is no lesson.
  var lessonCurtain: Curtain? { get }
  /// Whether its numbers may be changed.
  var mayChange: Bool { get }

  /// Makes a move that a key asks for, or says why there is none.
  mutating func go(_ move: Move, in house: inout House)
  /// Goes to a place that was typed; throws what is wrong with it.
  mutating func go(to place: TypedTarget, in house: inout House) throws(DescriptionError)
  /// Brings the walk to the eye, where something else may stand before it.
  mutating func showWalk()
  /// Shows where a number of the text stands.
  mutating func point(at number: String)
}

extension WalkingRoom {
  var lessonCurtain: Curtain? { nil }
}

// MARK: - Help

extension WalkingRoom {
  func helpSections(in phrases: Phrases) -> [HelpSection] {
    [phrases.walk.helpOnSigns, phrases.app.helpOnMouse]
  }
}

// MARK: - What takes long

extension WalkingRoom {
  var wheel: Wheel? { .sideways }
  var countsInWords: CountInWords { .pressed }
  var tickMilliseconds: Int? { walk.tickMilliseconds }

  /// Whether a search or a long way is under way.
  var isSearching: Bool { walk.errand != nil }

  /// While something is under way any key stops it.
  mutating func pressUnlisted(in house: inout House) -> Bool {
    guard isSearching else { return false }
    house.notice = walk.breakOff()
    return true
  }

  /// Begins what takes long: a slice at once, so that short ones need no tick.
  mutating func runErrand(in house: inout House) {
    repeat { carryOn(in: &house) } while house.isUnwatched && isSearching
  }

  /// Does the next slice of what takes long.
  mutating func carryOn(in house: inout House) {
    if let sentence = walk.carryOn() { house.notice = sentence }
  }

  /// Goes on to the next stop or back to the last; opens the list when none is switched on.
  mutating func search(_ direction: StopSearch.Direction, in house: inout House) {
    overlay = nil
    guard walk.search(direction) else {
      overlay = StopsOverlay(chosen: 0)
      house.notice = house.phrases.stopList.noneIsOn
      return
    }
    showWalk()
    runErrand(in: &house)
  }
}

// MARK: - Words of plain text that take more than a key

extension WalkingRoom {
  /// Goes to a place by its name, or says what is wrong with it.
  mutating func goTo(_ name: String, in house: inout House) -> Told {
    do throws(DescriptionError) {
      try go(to: name, in: &house)
    } catch {
      return Told(lines: ["\(error)."])
    }
    defer { house.notice = nil }
    return Told(lines: house.notice.map { [$0] } ?? tell(in: house))
  }

  /// Changes the list of stops, and says how.
  mutating func changeStops(in house: inout House, _ change: (inout Walk) -> String) -> Told {
    let line = change(&walk)
    return Told(lines: [line], requests: keepStops(in: &house))
  }

  /// Goes on to the next stop, or back to the last, however long it takes.
  mutating func goOn(_ way: String, in house: inout House) -> Told {
    let plain = house.phrases.plain
    guard way.isEmpty || way == "back" else { return Told(lines: [plain.noWay(way)]) }
    guard walk.search(way.isEmpty ? .later : .earlier) else { return Told(lines: [plain.noStop]) }
    runErrand(in: &house)
    defer { house.notice = nil }
    return Told(lines: (house.notice.map { [$0] } ?? []) + tell(in: house))
  }
}

// MARK: - What if

extension WalkingRoom {
  /// Opens a line with the name of the number under the cursor, for another number behind it.
  mutating func changeNumber(in house: inout House) {
    guard let name = walk.nameOfNumber else {
      house.notice = house.phrases.walk.nothingGiven
      return
    }
    askWhatIf(text: name, in: house)
  }

  /// Opens a line for what shall be otherwise; one that cannot be stays there, with what is wrong.
  mutating func askWhatIf(text: String = "", in house: House) {
    let words = house.phrases.walk.supposing
    overlay = Prompt(
      words.label, example: words.example, line: TypedLine(text: text)
    ) { (room, text, house) throws(DescriptionError) in
      house.notice = try room.walk.suppose(text)
      return []
    }
  }
}

// MARK: - Clicks

extension WalkingRoom {
  /// Goes to the layer, the neuron or the place in time that was clicked, or does what stands there.
  mutating func click(_ hit: WalkHit, isDragging: Bool, in house: inout House) -> [Request] {
    walk.isRunning = false
    switch hit {
    case .key(let key): return press(key, in: &house)
    case .view(let lens): walk.show(lens)
    case .answer(let number):
      typed = TypedLine(text: "\(number)")
      answer(in: &house)
    case .number(let number): point(at: number)
    case .step(let step):
      // A drag passes many steps: Backspace leads to where it began.
      walk.travel { $0.stand(inStep: step, remembering: !isDragging) }
    case .target(let target):
      // What is drawn is there; a target that is not, such as a held parameter's, moves nothing.
      walk.travel { timeline in try? timeline.go(to: target) }
    }
    return []
  }
}
