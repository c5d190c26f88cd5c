extension Numerals {
  /// A number before and after a change, and the change, all with the same number of decimals.
  public struct Pair: Hashable, Sendable {
    /// The number before, with its sign: `+0.08120`.
    public let before: String
    /// The number after, with its sign: `+0.08421`.
    public let after: String
    /// After less before, as the two shown numbers differ; `≈` leads where rounding moved it.
    public let change: String
    /// How many decimals the three have.
    public let decimals: Int
  }

  /// A pair with as many decimals as make its change show two significant digits.
  ///
  /// At least `atLeast` decimals and at most ten: a change smaller than that is written as `1.2e−11`.
  public static func pair(_ before: Float, _ after: Float, atLeast: Int = 4) -> Pair {
    let change = Double(after) - Double(before)
    let power = change.isFinite ? DecimalExpansion(change.magnitude).leadingPower : nil
    let decimals = min(max(atLeast, power.map { 1 - $0 } ?? atLeast), 10)
    return Pair(
      before: signed(before, decimals: decimals), after: signed(after, decimals: decimals),
      change: shownChange(Double(before), Double(after), decimals: decimals), decimals: decimals)
  }

  /// What `later` less `earlier` must read so that the three shown numbers close.
  private static func shownChange(_ earlier: Double, _ later: Double, decimals: Int) -> String {
    let exact = later - earlier
    let correct = signed(exact, decimals: decimals)
    guard exact.magnitude >= 1e-10, !correct.contains("e"),
      let old = scaled(earlier, decimals: decimals), let new = scaled(later, decimals: decimals),
      let difference = scaled(exact, decimals: decimals), new - old != difference
    else { return correct }
    return about + shown(new - old, decimals: decimals)
  }

  /// The folded rest of a sum, so that the shown column closes.
  ///
  /// - Parameters:
  ///   - total: the whole sum, which the view shows rounded to `decimals`.
  ///   - shown: the terms that the view shows, each rounded to `decimals`.
  ///   - decimals: how many decimals the column has.
  /// - Returns: the rounded total less the rounded terms, with `≈` where that is not the rest
  ///   correctly rounded.
  public static func rest(total: Double, shown terms: [Double], decimals: Int = 4) -> String {
    let exact = terms.reduce(total, -)
    guard let whole = scaled(total, decimals: decimals),
      let correct = scaled(exact, decimals: decimals)
    else { return signed(exact, decimals: decimals) }
    var remaining = whole
    for term in terms {
      guard let rounded = scaled(term, decimals: decimals) else {
        return signed(exact, decimals: decimals)
      }
      remaining -= rounded
    }
    return (remaining == correct ? "" : about) + self.shown(remaining, decimals: decimals)
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

  private static func shown(_ scaled: Int, decimals: Int) -> String {
    if scaled == 0 { return "0" }
    var digits = String(scaled.magnitude)
    digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let whole = Int(digits.dropLast(decimals)) ?? 0
    let sign = scaled < 0 ? minus : "+"
    return sign + count(whole) + (decimals > 0 ? "." + digits.suffix(decimals) : "")
  }
}
