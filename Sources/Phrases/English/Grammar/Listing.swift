extension English {
  /// "class 1", "classes 1 and 2", "classes 1, 2 and 5".
  package static func numbered(_ noun: String, _ units: [Int]) -> String {
    guard units.count > 1, let last = units.last else { return "\(noun) \(units.first ?? 0)" }
    let plural = noun == "class" ? "classes" : "\(noun)s"
    if units.count > 3 { return "\(units.count) \(plural)" }
    return "\(plural) \(units.dropLast().map(String.init).joined(separator: ", ")) and \(last)"
  }
}
