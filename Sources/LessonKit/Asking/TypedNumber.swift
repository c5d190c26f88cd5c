/// Reads a number as people write it.
enum TypedNumber {
  /// The number a learner typed: a comma or a point, any minus sign, a percent sign, a fraction.
  ///
  /// `1,376` may be a whole number with a separator or have a decimal comma: it is read as the one
  /// that is nearer to what is right.
  static func read(_ text: String, near truth: Double) -> Double? {
    let readings = [true, false].compactMap { number(text, groupsThousands: $0) }
    return readings.min { abs($0 - truth) < abs($1 - truth) }
  }

  private static func number(_ text: String, groupsThousands: Bool) -> Double? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      .map { decimal(String($0), groupsThousands: groupsThousands) }
    if parts.count == 1 { return parts[0] }
    guard parts.count == 2, let above = parts[0], let below = parts[1], below != 0 else {
      return nil
    }
    return above / below
  }

  private static func decimal(_ text: String, groupsThousands: Bool) -> Double? {
    var plain = text.filter { !$0.isWhitespace }.replacing("\u{2212}", with: "-")
    let isPercent = plain.hasSuffix("%")
    if isPercent { plain.removeLast() }
    let parts = plain.split(separator: ",", omittingEmptySubsequences: false)
    let isGrouped =
      groupsThousands && parts.count > 1 && parts.dropFirst().allSatisfy { $0.count == 3 }
    plain = isGrouped ? parts.joined() : plain.replacing(",", with: ".")
    guard plain.count <= 20, let number = Double(plain), number.isFinite else { return nil }
    return isPercent ? number / 100 : number
  }
}
