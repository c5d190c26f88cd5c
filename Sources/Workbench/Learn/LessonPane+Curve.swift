import CellCanvas
import LessonKit
import Notation

// Curves of a page, with the learner's point.
extension LessonPane {
  /// Where the learner's point stands on a curve of the page; nil where it has none.
  func point(of curve: Curve) -> Double? {
    curve.point == nil ? nil : curve.point(after: reading.pointPresses)
  }

  /// What stands below a curve: its axis, and what it is at the learner's point.
  func caption(of curve: Curve) -> [[StyledText]] {
    let words = phrases.learn
    guard let point = point(of: curve), let value = curve.value(at: point) else {
      return [[StyledText(words.curve(over: curve.axis), theme.faint)]]
    }
    let slope = curve.hasTangent ? curve.slope(at: point).map { Numerals.signed($0) } : nil
    let told = words.point(
      curve.axis, at: Numerals.setting(Float(point)), value: Numerals.value(value), slope: slope)
    return [[StyledText("● ", theme.key), StyledText(told, theme.strong)]]
  }
}

extension LinePlot {
  /// A curve, what is drawn beside it dotted, its marks, and the learner's point with the tangent there.
  init(_ curve: Curve, point: Double?, theme: Theme) {
    let places = curve.places(Self.places)
    func series(_ style: Style, isDotted: Bool, _ height: (Double) -> Double?) -> Series {
      Series(
        places.map { SIMD2(Float($0), height($0).map { Float($0) } ?? .nan) }, style: style,
        isDotted: isDotted)
    }
    let drawn = series(theme.positive, isDotted: false, curve.value)
    var all = [drawn]
    if curve.other != nil { all.append(series(theme.negative, isDotted: true, curve.otherValue)) }
    let heights = all.flatMap { $0.points.map(\.y) }.filter { $0.isFinite }
    let low = min(0, heights.min() ?? 0)
    let high = max(1, heights.max() ?? 1)
    if curve.hasTangent, let point, let value = curve.value(at: point),
      let slope = curve.slope(at: point)
    {
      let tangent = series(theme.faint, isDotted: true) { place in
        let height = value + slope * (place - point)
        return (Double(low)...Double(high)).contains(height) ? height : nil
      }
      all.append(tangent)
    }
    let range = Float(curve.range.lowerBound)...Float(curve.range.upperBound)
    self.init(
      all, x: range, y: low...high,
      ticks: [high, low, 0, (low + high) / 2].map { Tick($0, Self.label($0)) })
    xTicks = [range.lowerBound, range.upperBound, 0].filter { range.contains($0) }.map {
      Tick($0, Numerals.setting($0))
    }
    marks = curve.markedPlaces.compactMap { place in
      curve.value(at: place).map {
        Mark(SIMD2(Float(place), Float($0)), "◆", style: theme.strong)
      }
    }
    if let point, let value = curve.value(at: point) {
      marks.append(Mark(SIMD2(Float(point), Float(value)), "●", style: theme.key))
    }
  }

  /// Two dots a cell of the widest pane.
  private static let places = 101

  /// A height in few digits.
  private static func label(_ height: Float) -> String {
    Numerals.setting((height * 100).rounded() / 100)
  }
}
