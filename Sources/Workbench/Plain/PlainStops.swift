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
    guard let number = Int(text), (1...max(1, stops.entries.count)).contains(number),
      !stops.entries.isEmpty
    else {
      return stops.entries.isEmpty
        ? "No stop is set."
        : "“unstop” wants the number of a stop, 1–\(stops.entries.count); “\(text)” was given."
    }
    let stop = stops.entries[number - 1].stop
    stops.remove(number - 1)
    return "Stop \(number) is gone: \(stop.text(in: moment.network))."
  }

  /// The list, one line a stop.
  var stopLines: [String] {
    guard !stops.entries.isEmpty else { return ["No stop is set: “stop loss > 2.5” sets one."] }
    return stops.entries.enumerated().map { index, entry in
      "Stop \(index + 1): \(entry.stop.text(in: moment.network))" + (entry.isOn ? "" : " (off)")
    }
  }
}
