extension Curve {
  /// The height of the curve at a place of its axis; nil where there is none.
  public func value(at place: Double) -> Double? { Self.height(of: expression, at: place) }

  /// The height of what is drawn beside it; nil where there is none.
  public func otherValue(at place: Double) -> Double? {
    other.flatMap { Self.height(of: $0, at: place) }
  }

  /// How steep the curve is at a place: a difference over a distance so short that all the digits that
  /// are shown are right.
  public func slope(at place: Double) -> Double? {
    let distance = 1e-5 * max(1, abs(place))
    guard let above = value(at: place + distance), let below = value(at: place - distance) else {
      return nil
    }
    return (above - below) / (2 * distance)
  }

  /// The places of its axis that are marked.
  public var markedPlaces: [Double] { marks.compactMap { Self.height(of: $0, at: 0) } }

  /// So many places at equal distances, from end to end.
  public func places(_ count: Int) -> [Double] {
    let steps = max(count, 2) - 1
    let width = range.upperBound - range.lowerBound
    return (0...steps).map { range.lowerBound + width * Double($0) / Double(steps) }
  }

  private static func height(of expression: Expression, at place: Double) -> Double? {
    let height = (try? expression.value(variable: place) { _ in nil }).flatMap { $0 }
    return height.flatMap { $0.isFinite ? $0 : nil }
  }
}
