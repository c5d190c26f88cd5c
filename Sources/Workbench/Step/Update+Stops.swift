import ModelFiles
import NeuralCore
import TimeTravel

extension AppState {
  /// Goes on to the next stop or back to the last; opens the list when none is set.
  mutating func search(_ direction: StopSearch.Direction) {
    overlay = nil
    guard changeWalk({ $0.search(direction) }) == true else {
      overlay = .stops(chosen: 0)
      notice = "No stop is switched on: a adds one."
      return
    }
    if screen == .learn { learn?.showsLesson = false }
    runErrand()
  }

  /// Begins what takes long: a slice at once, so that short ones need no tick.
  mutating func runErrand() {
    repeat { carryOn() } while isUnwatched && walk?.errand != nil
  }

  /// Does the next slice of what takes long.
  mutating func carryOn() {
    if let sentence = changeWalk({ $0.carryOn() }) ?? nil { notice = sentence }
  }

  /// Ends what takes long before its time.
  mutating func breakOff() { notice = changeWalk { $0.breakOff() } ?? nil }

  /// What a key does in the list of stops.
  mutating func performOnStops(_ command: Command, _ chosen: Int) -> [Effect] {
    let count = walk?.stops.entries.count ?? 0
    func at(_ index: Int) -> Overlay { .stops(chosen: max(0, min(index, count - 1))) }
    switch command {
    case .down: overlay = at(chosen + 1)
    case .up: overlay = at(chosen - 1)
    case .add: overlay = .prompt(Prompt(purpose: .addStop, text: ""))
    case .edit where count == 0: overlay = .prompt(Prompt(purpose: .addStop, text: ""))
    case .edit:
      guard let walk, walk.stops.entries.indices.contains(chosen) else { return [] }
      let text = walk.stops.entries[chosen].stop.text(in: walk.moment.network)
      overlay = .prompt(Prompt(purpose: .editStop(chosen), text: text))
    case .toggle:
      _ = changeWalk { $0.stops.toggle(chosen) }
      return keepStops()
    case .delete:
      _ = changeWalk { $0.stops.remove(chosen) }
      overlay = .stops(chosen: max(0, min(chosen, count - 2)))
      return keepStops()
    case .nextStop: search(.later)
    case .lastStop: search(.earlier)
    default: break
    }
    return []
  }

  /// Takes a stop that was typed; one that is none stays in the prompt, with what is wrong.
  mutating func takeStop(_ prompt: Prompt) -> [Effect] {
    guard let session = walk?.moment.sessionBefore else { return [] }
    do {
      let stop = try Stop(prompt.text, in: session)
      let index = changeWalk { walk in
        if case .editStop(let index) = prompt.purpose {
          walk.stops.replace(index, with: stop)
        } else {
          walk.stops.add(stop)
        }
      }
      overlay = .stops(chosen: index ?? 0)
      return keepStops()
    } catch {
      var again = prompt
      again.fault = error
      overlay = .prompt(again)
      return []
    }
  }

  /// Keeps the stops of Step from day to day, once they are others; those of other walks live as
  /// long as the walk.
  private mutating func keepStops() -> [Effect] {
    guard let walk, let changed = walk.keptStops(after: settings.stops) else { return [] }
    settings.stops = changed
    return [.saveSettings(settings)]
  }
}

extension Walk {
  /// The stops that are to be kept from now on; nil where that changes nothing.
  func keptStops(after kept: [KeptStop]) -> [KeptStop]? {
    guard isOfStep else { return nil }
    let now = stops.kept(in: moment.network)
    return now == kept ? nil : now
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
