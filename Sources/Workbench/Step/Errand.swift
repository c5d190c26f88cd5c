import NeuralCore
import Phrases
import TimeTravel

/// Something far that a walk does in slices, so that the screen stays alive meanwhile.
enum Errand {
  /// Looking for a stop.
  case search(StopSearch)
  /// Training or replaying up to a step, and what is done then.
  case way(toStep: Int, then: Arrival)

  /// What is done at the end of a long way.
  enum Arrival: Equatable {
    case move(Move)
    case target(TypedTarget)
  }
}

extension Walk {
  /// The sentence in place of the narration while an errand runs.
  var errandSentence: String? {
    switch errand {
    case nil: nil
    case .search(let search):
      phrases.walk.searching(search.direction, at: search.step)
    case .way(let step, _):
      phrases.walk.approaching(step, stepsLeft: timeline.replay(toStep: step))
    }
  }

  /// Begins to look for the walk's stops; false when none is switched on.
  mutating func search(_ direction: StopSearch.Direction) -> Bool {
    let stops = stops.active
    guard !stops.isEmpty else { return false }
    search(for: stops, direction)
    return true
  }

  /// Begins to look for some stops.
  mutating func search(for stops: [Stop], _ direction: StopSearch.Direction) {
    isRunning = false
    repeatCount = nil
    errand = .search(timeline.search(for: stops, direction))
  }

  /// Makes a long way an errand: whether what is asked for lies so far that it must be one.
  mutating func setOut(toStep step: Int, then arrival: Errand.Arrival) -> Bool {
    guard timeline.replay(toStep: step) > 4 * slice else { return false }
    errand = .way(toStep: step, then: arrival)
    return true
  }

  /// Does the next slice of the errand; returns what there is to say at its end.
  mutating func carryOn() -> String? {
    switch errand {
    case nil: return nil
    case .search(var search):
      let slice = slice
      let outcome = travel { $0.advance(&search, atMost: slice) }
      errand = outcome == nil ? .search(search) : nil
      return outcome.map { tell($0, search.direction) }
    case .way(let step, let arrival):
      let slice = slice
      guard travel({ $0.approach(step, atMost: slice) }) else { return nil }
      errand = nil
      switch arrival {
      case .move(let move): return self.move(move) ? nil : endOfTheWalk(move)
      case .target(let target): return arrive(at: target)
      }
    }
  }

  private mutating func arrive(at target: TypedTarget) -> String? {
    do {
      return try go(to: target)
    } catch {
      return "\(error)"
    }
  }

  /// Ends the errand before its time and returns the sentence about it; the walk stays where it was.
  mutating func breakOff() -> String? {
    defer { errand = nil }
    let here = moment.cursor.step
    isRunning = false
    repeatCount = nil
    switch errand {
    case nil: return nil
    case .search(let search):
      return phrases.walk.stoppedLooking(at: search.step, here: here)
    case .way: return phrases.walk.stoppedOnTheWay(here: here)
    }
  }

  /// Says how a search ended.
  private mutating func tell(
    _ outcome: StopSearch.Outcome, _ direction: StopSearch.Direction
  ) -> String {
    switch outcome {
    case .found(let hits):
      if !stopSteps.contains(moment.cursor.step) { stopSteps.append(moment.cursor.step) }
      if stopSteps.count > Self.longestMemory { stopSteps.removeFirst() }
      // The reason is a number, which an open question hides.
      guard asking.question == nil else { return phrases.walk.hiddenStop }
      let sentence = hits.first.map { phrases.stops.sentence(for: $0, in: moment) } ?? ""
      return phrases.walk.stop(sentence, more: hits.count - 1)
    case .nothing(let steps): return phrases.walk.noStop(direction, in: steps)
    }
  }

  /// So many steps at which a search stopped are marked.
  private static let longestMemory = 100

  /// How many steps a slice has: some ten milliseconds' worth, by the size of the network.
  var slice: Int {
    let work = moment.network.parameterCount * (moment.plan.batchSize + 8)
    return min(max(1, 280_000_000 / max(1, work)), 2_000)
  }
}
