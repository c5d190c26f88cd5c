/// What a pinned number is where one stands, and what it was in the last steps.
public struct PinReport: Hashable, Sendable {
  /// Which number it is.
  public let number: PinnedNumber
  /// The number as it is here; nil where a trace does not hold it.
  public let value: Float?
  /// The numbers in the last steps up to here, of a weight or bias after them, the last of them this
  /// one.
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
