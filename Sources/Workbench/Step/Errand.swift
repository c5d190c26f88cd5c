import NeuralCore
import Notation
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
      "Looking for \(search.direction == .later ? "the next" : "the last") stop: step "
        + "\(Numerals.count(search.step)) …  Any key stops it."
    case .way(let step, _):
      "\(English.counted(timeline.replay(toStep: step), "step")) before step \(Numerals.count(step)) … "
        + " Any key stops it."
    }
  }

  /// Begins to look for the walk's stops; false when none is switched on.
  mutating func search(_ direction: StopSearch.Direction) -> Bool {
    let stops = stops.active
    guard !stops.isEmpty else { return false }
    isRunning = false
    repeatCount = nil
    errand = .search(timeline.search(for: stops, direction))
    return true
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
    let here = "this is still step \(Numerals.count(moment.cursor.step))"
    isRunning = false
    repeatCount = nil
    switch errand {
    case nil: return nil
    case .search(let search):
      return "Stopped looking at step \(Numerals.count(search.step)); \(here)."
    case .way: return "Stopped on the way; \(here)."
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
      guard asking.question == nil else { return "A stop holds here; guess first." }
      let sentence = hits.first.map { phrases.stops.sentence(for: $0, in: moment.network) } ?? ""
      return hits.count > 1 ? "\(sentence) \(hits.count - 1) more stop here." : sentence
    case .nothing(let steps):
      let (first, last) = (Numerals.count(steps.lowerBound), Numerals.count(steps.upperBound))
      return direction == .later
        ? "No stop after this in steps \(first)–\(last); you are where you were."
        : "No stop before this, back to step \(first); you are where you were."
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
