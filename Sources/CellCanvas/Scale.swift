/// What numbers a picture's darkest and brightest places stand for.
///
/// One picture has one scale, said beside it; pictures that are compared share theirs.
public struct Scale: Hashable, Sendable {
  /// Whether it runs from −`limit` to +`limit` around a neutral 0, or from 0 to `limit`.
  public let isSigned: Bool
  /// The number at its end, always above 0.
  public let limit: Float

  private init(isSigned: Bool, limit: Float) {
    self.isSigned = isSigned
    self.limit = limit > 0 && limit.isFinite ? limit : 1
  }

  /// From −`limit` to +`limit`.
  public static func signed(_ limit: Float) -> Scale { Scale(isSigned: true, limit: limit) }

  /// From 0 to `limit`.
  public static func unsigned(_ limit: Float) -> Scale { Scale(isSigned: false, limit: limit) }

  /// Signed, up to the largest magnitude among the finite `values` (1 when all are zero).
  public static func signed(fitting values: some Sequence<Float>) -> Scale {
    .signed(largestMagnitude(values))
  }

  /// Unsigned, up to the largest magnitude among the finite `values` (1 when all are zero).
  public static func unsigned(fitting values: some Sequence<Float>) -> Scale {
    .unsigned(largestMagnitude(values))
  }

  /// Signed where one of the `values` is below 0, else unsigned, up to the largest magnitude among them.
  public static func fitting(_ values: [Float]) -> Scale {
    values.contains { $0 < 0 } ? .signed(fitting: values) : .unsigned(fitting: values)
  }

  /// Where `value` stands: −1…1 on a signed scale, 0…1 on an unsigned one; NaN for NaN.
  ///
  /// Values beyond the ends stand at the ends.
  public func fraction(of value: Float) -> Float {
    guard !value.isNaN else { return value }
    return min(1, max(isSigned ? -1 : 0, value / limit))
  }

  private static func largestMagnitude(_ values: some Sequence<Float>) -> Float {
    values.reduce(0) { largest, value in value.isFinite ? max(largest, abs(value)) : largest }
  }
}
