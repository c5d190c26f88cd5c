/// A curve to be drawn: an expression of one variable, `v`, over a range of it.
public struct Curve: Sendable, Equatable {
  /// What is drawn.
  public let expression: Expression
  /// The expression as it is written.
  public let text: String
  /// What is drawn beside it, dotted; nil for nothing.
  public let other: Expression?
  /// What the horizontal axis is called.
  public let axis: String
  /// The ends of the horizontal axis.
  public let range: ClosedRange<Double>
  /// Where the learner's point begins; nil where there is none.
  public let point: Double?
  /// How far a press moves it.
  public let step: Double
  /// Whether the tangent at the point is drawn, and its slope told.
  public let hasTangent: Bool
  /// Points of the curve that are marked.
  public let marks: [Expression]
  /// The line of the block in the lesson's file.
  public let line: Int

  /// Where the learner's point stands after some presses, within the range.
  public func point(after presses: Int) -> Double? {
    point.map { start in
      // Whole steps, so that the way back ends where it began.
      let moved = ((start + Double(presses) * step) / step * 1e6).rounded() / 1e6 * step
      return min(max(moved, range.lowerBound), range.upperBound)
    }
  }
}
