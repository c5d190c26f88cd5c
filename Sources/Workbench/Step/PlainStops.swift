import TimeTravel

/// Stops in plain mode: each answered with a line.
extension Walk {
  /// Sets a stop; says what it is called in the list, or what is wrong with it.
  mutating func setStop(_ text: String) -> String {
    do {
      let stop = try Stop(text, in: moment.sessionBefore)
      let number = stops.add(stop) + 1
      return "Stop \(number): \(stop.text(in: moment.network)). continue goes on to it."
    } catch {
      return "\(error)"
    }
  }

  /// Takes a stop off the list by its number.
  mutating func clearStop(_ text: String) -> String {
    guard let index = stopIndex(text) else { return faultOfStop(text, after: "unstop") }
    let stop = stops.entries[index].stop
    stops.remove(index)
    return "Stop \(index + 1) is gone: \(stop.text(in: moment.network))."
  }

  /// Switches a stop of the list off, or on again, by its number.
  mutating func toggleStop(_ text: String) -> String {
    guard let index = stopIndex(text) else { return faultOfStop(text, after: "toggle") }
    stops.toggle(index)
    let entry = stops.entries[index]
    return "Stop \(index + 1) is \(entry.isOn ? "on" : "off"): "
      + "\(entry.stop.text(in: moment.network))."
  }

  private func stopIndex(_ text: String) -> Int? {
    Int(text).flatMap { stops.entries.indices.contains($0 - 1) ? $0 - 1 : nil }
  }

  private func faultOfStop(_ text: String, after word: String) -> String {
    stops.entries.isEmpty
      ? "No stop is set."
      : "“\(word)” wants the number of a stop, 1–\(stops.entries.count); “\(text)” was given."
  }

  /// The list, one line a stop.
  var stopLines: [String] {
    guard !stops.entries.isEmpty else { return ["No stop is set: “stop loss > 2.5” sets one."] }
    return stops.entries.enumerated().map { index, entry in
      "Stop \(index + 1): \(entry.stop.text(in: moment.network))" + (entry.isOn ? "" : " (off)")
    }
  }
}
