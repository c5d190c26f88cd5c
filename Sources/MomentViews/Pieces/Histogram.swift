import CellCanvas
import Notation

/// How often numbers of each size occur: equal bins from one end of a signed scale to the other.
package struct Histogram: Sendable {
  /// The number in the middle of each bin, from low to high.
  package let middles: [Float]
  /// How many numbers fall into each bin; what lies beyond the ends is counted in the last ones.
  package let counts: [Int]
  /// Whether the last bins at either end also count what lies beyond the scale.
  let reachesBeyond: (low: Bool, high: Bool)

  /// Sorts `values` into `bins` bins, an odd number so that 0 is in the middle of one.
  package init(_ values: [Float], _ scale: Scale, bins: Int) {
    let width = 2 * scale.limit / Float(bins)
    middles = (0..<bins).map { (Float($0) - Float(bins / 2)) * width }
    var counts = [Int](repeating: 0, count: bins)
    for value in values where !value.isNaN {
      let place = (value / scale.limit + 1) / 2 * Float(bins)
      counts[Int(min(Float(bins - 1), max(0, place)))] += 1
    }
    self.counts = counts
    reachesBeyond = (values.contains { $0 < -scale.limit }, values.contains { $0 > scale.limit })
  }

  /// What a bin is called: its middle, or the bound of one that counts what lies beyond the scale.
  private var names: [String] {
    var names = Numerals.aligned(middles.map { Numerals.signed($0) })
    guard middles.count > 1 else { return names }
    let half = (middles[1] - middles[0]) / 2
    if reachesBeyond.low { names[0] = "≤ " + Numerals.signed(middles[0] + half) }
    if reachesBeyond.high {
      names[names.count - 1] = "≥ " + Numerals.signed(middles[middles.count - 1] - half)
    }
    let width = names.map(\.columns).max() ?? 0
    return names.map { $0.padded(to: width, .right) }
  }

  /// Draws a row for each bin at column `x`: its middle, a bar, and how many there are.
  func draw(on pane: inout Pane, x: Int, width: Int) {
    let names = names
    let numbers = counts.map { Numerals.count($0) }
    let (name, number) = (names.map(\.columns).max() ?? 0, numbers.map(\.columns).max() ?? 0)
    let room = width - name - number - 2
    let most = Float(counts.max() ?? 0)
    for (index, count) in counts.enumerated() {
      pane.put(names[index], x: x, style: pane.theme.faint)
      if room > 0, most > 0 {
        pane.bar(
          Float(count), .unsigned(most), x: x + name + 1, row: pane.row, width: room)
      }
      pane.put(numbers[index].padded(to: number, .right), x: x + width - number)
      pane.row += 1
    }
  }
}
