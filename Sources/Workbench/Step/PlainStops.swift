import Phrases
import TimeTravel

/// Stops in plain mode: each answered with a line.
extension Walk {
  /// Sets a stop; says what it is called in the list, or what is wrong with it.
  mutating func setStop(_ text: String) -> String {
    do {
      let stop = try stop(named: text)
      let number = stops.add(stop) + 1
      return plain.isSet(number, stop.text(in: moment.network))
    } catch {
      return "\(error)"
    }
  }

  /// Takes a stop off the list by its number.
  mutating func clearStop(_ text: String) -> String {
    guard let index = stopIndex(text) else {
      return plain.noStop(text, for: .unstop, of: stops.entries.count)
    }
    let stop = stops.entries[index].stop
    stops.remove(index)
    return plain.isGone(index + 1, stop.text(in: moment.network))
  }

  /// Switches a stop of the list off, or on again, by its number.
  mutating func toggleStop(_ text: String) -> String {
    guard let index = stopIndex(text) else {
      return plain.noStop(text, for: .toggle, of: stops.entries.count)
    }
    stops.toggle(index)
    let entry = stops.entries[index]
    return plain.isSwitched(index + 1, entry.stop.text(in: moment.network), on: entry.isOn)
  }

  private func stopIndex(_ text: String) -> Int? {
    Int(text).flatMap { stops.entries.indices.contains($0 - 1) ? $0 - 1 : nil }
  }

  private var plain: any PlainPhrases { language.phrases.plain }

  /// The list, one line a stop.
  var stopLines: [String] {
    guard !stops.entries.isEmpty else { return [plain.noStop] }
    return stops.entries.enumerated().map { index, entry in
      plain.entry(index + 1, entry.stop.text(in: moment.network), isOn: entry.isOn)
    }
  }
}
