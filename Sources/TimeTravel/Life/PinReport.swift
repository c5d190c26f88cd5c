/// What a pinned weight or bias is where one stands, and what it was after the last steps.
public struct PinReport: Hashable, Sendable {
  /// The kernel or bias that it is of.
  public let parameter: Int
  /// Its index in that slice.
  public let index: Int
  /// The number as it is here; nil where a trace does not hold it.
  public let value: Float?
  /// The numbers after the last steps up to here, the last of them this one.
  ///
  /// NaN stands for a step that is not read yet; there are none where no step can be read again.
  public let trail: [Float]

  /// By how much the last step that is behind it moved it; nil where that is not known.
  public var change: Float? {
    guard trail.count > 1, !trail[trail.count - 1].isNaN, !trail[trail.count - 2].isNaN else {
      return nil
    }
    return trail[trail.count - 1] - trail[trail.count - 2]
  }
}
