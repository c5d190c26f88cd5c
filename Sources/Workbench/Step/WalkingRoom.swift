import NeuralCore
import TimeTravel

/// A room with a walk in it: the stepper, a lesson.
protocol WalkingRoom: AskingRoom where Hit == WalkHit {
  /// The walk.
  var walk: Walk { get set }
  /// Whether its numbers may be changed.
  var mayChange: Bool { get }

  /// Makes a move that a key asks for, or says why there is none.
  mutating func go(_ move: Move, in house: inout House)
  /// Goes to a place that was typed; throws what is wrong with it.
  mutating func go(to place: TypedTarget, in house: inout House) throws(DescriptionError)
  /// Brings the walk to the eye, where something else may stand before it.
  mutating func showWalk()
}

// MARK: - What takes long

extension WalkingRoom {
  var wheel: Wheel? { .sideways }
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
      house.notice = "No stop is switched on: a adds one."
      return
    }
    showWalk()
    runErrand(in: &house)
  }
}

// MARK: - Clicks

extension WalkingRoom {
  /// Goes to the layer, the neuron or the place in time that was clicked.
  mutating func click(_ hit: WalkHit, isDragging: Bool, in house: inout House) {
    walk.isRunning = false
    switch hit {
    case .step(let step):
      // A drag passes many steps: Backspace leads to where it began.
      walk.travel { $0.stand(inStep: step, remembering: !isDragging) }
    case .target(let target):
      // What is drawn is there; a target that is not, such as a held parameter's, moves nothing.
      walk.travel { timeline in try? timeline.go(to: target) }
    }
  }
}
