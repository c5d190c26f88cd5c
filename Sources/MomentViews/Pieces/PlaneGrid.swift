import CellCanvas
import NeuralCore

/// A part of the plane as a grid of places, of which two lie over each other in a cell.
package struct PlaneGrid: Hashable, Sendable {
  /// The places across, and down.
  package static let (columns, rows) = (60, 40)

  /// The lower left corner.
  package let low: SIMD2<Float>
  /// The upper right one.
  package let high: SIMD2<Float>

  /// The part of the plane around some points, with a margin.
  package init(around points: [SIMD2<Float>]) {
    let low = points.reduce(SIMD2(repeating: .infinity)) { pointwiseMin($0, $1) }
    let high = points.reduce(SIMD2(repeating: -.infinity)) { pointwiseMax($0, $1) }
    let margin = (high - low) * 0.1 + SIMD2(repeating: 0.05)
    self.low = low - margin
    self.high = high + margin
  }

  /// The place of a column and a row of places, the first row on top.
  package func place(column: Int, row: Int) -> SIMD2<Float> {
    let share = SIMD2(
      (Float(column) + 0.5) / Float(Self.columns), 1 - (Float(row) + 0.5) / Float(Self.rows))
    return low + (high - low) * share
  }

  /// The place in the middle of a cell.
  package func place(_ cell: Point) -> SIMD2<Float> {
    (place(column: cell.x, row: 2 * cell.y) + place(column: cell.x, row: 2 * cell.y + 1)) / 2
  }

  /// The cell that a place lies in; of a place outside the nearest one.
  package func cell(_ place: SIMD2<Float>) -> Point {
    let share = (place - low) / (high - low)
    return Point(
      x: Self.index(share.x, of: Self.columns), y: Self.index(1 - share.y, of: Self.rows / 2))
  }

  private static func index(_ share: Float, of count: Int) -> Int {
    Int(min(Float(count - 1), max(0, share * Float(count))))
  }

  /// All places as examples of a network, whose targets mean nothing.
  package func batch(targetWidth: Int) -> Batch {
    let inputs = (0..<Self.rows).flatMap { row in
      (0..<Self.columns).flatMap { column in
        let place = place(column: column, row: row)
        return [place.x, place.y]
      }
    }
    return Batch(
      Array(0..<inputs.count / 2), inputs: inputs, inputWidth: 2,
      targets: Array(repeating: 0, count: inputs.count / 2 * targetWidth),
      targetWidth: targetWidth)
  }
}
