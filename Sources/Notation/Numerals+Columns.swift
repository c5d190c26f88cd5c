extension Numerals {
  /// A number before and after a change, and the change, all with the same number of decimals.
  public struct Pair: Hashable, Sendable {
    /// The number before, with its sign: `+0.08120`.
    public let before: String
    /// The number after, with its sign: `+0.08421`.
    public let after: String
    /// After less before: `+0.00301`.
    public let change: String
    /// How many decimals the three have.
    public let decimals: Int
  }

  /// A pair whose three numbers close, with as many decimals as make its change show two significant
  /// digits.
  ///
  /// At least `atLeast` decimals: the change is after less before, correctly rounded, and meets the
  /// difference of the two shown numbers; where a few more decimals do not bring that about, it misses
  /// it by one in the last digit.
  public static func pair(_ before: Float, _ after: Float, atLeast: Int = 4) -> Pair {
    let change = Double(after) - Double(before)
    let equation = Equation(.signed(after) - .signed(before), change, isSigned: true)
    let power = change.isFinite ? DecimalExpansion(change.magnitude).leadingPower : nil
    let least = min(max(atLeast, power.map { 1 - $0 } ?? atLeast), Rounding.mostFigures)
    let digits = EquationDigits(meeting: equation, decimals: least)
    return Pair(
      before: digits.operands.signed(before), after: digits.operands.signed(after),
      change: digits.result(equation), decimals: digits.operands.decimals)
  }

  /// Two numbers with as few decimals, four or more, as show that they differ, where they do.
  package static func distinct(_ a: Float, _ b: Float) -> (String, String) {
    let roundings = (4...Rounding.mostFigures).lazy.map { Rounding(decimals: $0) }
    let rounding = roundings.first { a == b || $0.value(a) != $0.value(b) }
    return (rounding ?? Rounding(decimals: 4)).texts(a, b)
  }

  /// Texts padded with spaces so that their decimal points stand below each other.
  ///
  /// All come back equally wide; a text without a point ends where the others have theirs.
  public static func aligned(_ texts: [String]) -> [String] {
    let halves = texts.map { text in
      let whole = text.prefix { $0 != "." && $0 != "e" }.count
      return (whole: whole, rest: text.count - whole)
    }
    let left = halves.map(\.whole).max() ?? 0
    let right = halves.map(\.rest).max() ?? 0
    return zip(texts, halves).map { text, half in
      String(repeating: " ", count: left - half.whole) + text
        + String(repeating: " ", count: right - half.rest)
    }
  }
}
