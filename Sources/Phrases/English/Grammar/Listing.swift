import NeuralCore

extension English {
  /// "class 1", "classes 1 and 2", "classes 1, 2 and 5"; by their names where the data names them.
  package static func numbered(
    _ noun: String, _ units: [Int], _ arrangement: Arrangement = .numbers
  ) -> String {
    guard units.count > 1, let last = units.last else {
      return theClass(units.first ?? 0, noun, arrangement)
    }
    let plural = noun == "class" ? "classes" : "\(noun)s"
    if units.count > 3 { return "\(units.count) \(plural)" }
    let isNamed = units.allSatisfy { arrangement.name(ofClass: $0) != nil }
    func word(_ unit: Int) -> String {
      isNamed ? theClass(unit, noun, arrangement) : "\(unit)"
    }
    return (isNamed ? "" : "\(plural) ")
      + "\(units.dropLast().map(word).joined(separator: ", ")) and \(word(last))"
  }
}
