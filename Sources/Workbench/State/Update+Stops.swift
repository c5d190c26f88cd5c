import NeuralCore
import TimeTravel

extension AppState {
  /// Goes on to the next stop or back to the last; opens the list when none is set.
  mutating func search(_ direction: StopSearch.Direction) {
    overlay = nil
    guard step?.search(direction) == true else {
      overlay = .stops(chosen: 0)
      notice = "No stop is switched on: a adds one."
      return
    }
    runErrand()
  }

  /// Begins what takes long: a slice at once, so that short ones need no tick.
  mutating func runErrand() {
    repeat { carryOn() } while isUnwatched && step?.errand != nil
  }

  /// Does the next slice of what takes long.
  mutating func carryOn() {
    if let sentence = step?.carryOn() { notice = sentence }
  }

  /// What a key does in the list of stops.
  mutating func performOnStops(_ command: Command, _ chosen: Int) {
    let count = step?.stops.entries.count ?? 0
    func at(_ index: Int) -> Overlay { .stops(chosen: max(0, min(index, count - 1))) }
    switch command {
    case .down: overlay = at(chosen + 1)
    case .up: overlay = at(chosen - 1)
    case .add: overlay = .prompt(Prompt(purpose: .addStop, text: ""))
    case .edit where count == 0: overlay = .prompt(Prompt(purpose: .addStop, text: ""))
    case .edit:
      guard let walk = step, walk.stops.entries.indices.contains(chosen) else { return }
      let text = walk.stops.entries[chosen].stop.text(in: walk.moment.network)
      overlay = .prompt(Prompt(purpose: .editStop(chosen), text: text))
    case .toggle: step?.stops.toggle(chosen)
    case .delete:
      step?.stops.remove(chosen)
      overlay = .stops(chosen: max(0, min(chosen, count - 2)))
    case .nextStop: search(.later)
    case .lastStop: search(.earlier)
    default: break
    }
  }

  /// Takes a stop that was typed; one that is none stays in the prompt, with what is wrong.
  mutating func takeStop(_ prompt: Prompt) {
    guard var walk = step else { return }
    do {
      let stop = try Stop(prompt.text, in: walk.moment.sessionBefore)
      if case .editStop(let index) = prompt.purpose {
        overlay = .stops(chosen: walk.stops.replace(index, with: stop))
      } else {
        overlay = .stops(chosen: walk.stops.add(stop))
      }
      step = walk
    } catch {
      var again = prompt
      again.fault = error
      overlay = .prompt(again)
    }
  }
}

extension Prompt.Purpose {
  /// What lies under the line that is typed, and is seen again when it is closed.
  var below: Overlay? {
    switch self {
    case .addStop: .stops(chosen: 0)
    case .editStop(let index): .stops(chosen: index)
    case .goTo, .goToDigit, .saveModel, .whatIf: nil
    }
  }
}
