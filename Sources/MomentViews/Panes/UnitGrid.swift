/// How the neurons of a layer are laid out in a picture: in rows of 50, at every size of window.
enum UnitGrid {
  /// Up to so many neurons are shown as rows with bars.
  static let mostRows = 12

  /// The columns for `count` neurons: the most of 50, 40, 30 … that fit into `room` columns, so that
  /// row labels are round numbers.
  static func columns(for count: Int, room: Int = 50) -> Int {
    [50, 40, 30, 20, 10].first { $0 <= room && $0 < count } ?? min(count, max(1, room))
  }

  /// The rows of a grid of `count` neurons where there is room for whole ones.
  static func gridRows(for count: Int) -> Int { (count + 49) / 50 }

  /// The rows for `count` neurons: one for each, or those of a grid.
  static func rows(for count: Int) -> Int { count <= mostRows ? count : gridRows(for: count) }
}
