import TimeTravel

extension English {
  /// A number in a row: `1st`, `2nd`, `3rd`, `4th`, `11th`, `21st`; as it can be typed, too.
  package static func ordinal(_ number: Int) -> String { NetworkWords.ordinal(number) }
}
