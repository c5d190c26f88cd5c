import CellCanvas

/// How pictures of one size lie in a room: in as many lines as lets each be largest.
struct FilmShape: Hashable {
  /// What each shows.
  let grid: PixelGrid
  /// So many numbers of a side share a place.
  let pooling: Int
  /// So many columns, and half as many rows, a place takes.
  let zoom: Int
  /// So many pictures stand in a line, in so many lines.
  let across: Int
  private let lines: Int
  /// So many pictures there are.
  let count: Int

  /// The shape in which all `count` pictures are of some size, or in which the first ones are, `least` of
  /// them; nil where not even those fit.
  init?(_ grid: PixelGrid, count: Int, atLeast least: Int, in room: Size) {
    let shapes = (min(least, count)...max(1, count)).reversed().compactMap {
      FilmShape(grid, count: $0, in: room)
    }
    guard let shape = shapes.first(where: { $0.pooling <= 2 }) ?? shapes.first else { return nil }
    self = shape
  }

  /// The shape in which `count` pictures are largest; nil where they do not fit.
  ///
  /// Each has its name above it; over all stands a title, below them a legend.
  init?(_ grid: PixelGrid, count: Int, in room: Size) {
    guard count > 0 else { return nil }
    let fitting = (1...count).compactMap { lines in
      FilmShape(grid, count: count, lines: lines, in: room)
    }
    guard let first = fitting.first else { return nil }
    self = fitting.dropFirst().reduce(first) { $1.isLarger(than: $0) ? $1 : $0 }
  }

  private init?(_ grid: PixelGrid, count: Int, lines: Int, in room: Size) {
    self.grid = grid
    self.lines = lines
    self.count = count
    across = (count + lines - 1) / lines
    let width = (room.width + Self.gap) / across - Self.gap
    let rows = 2 * ((room.height - 2) / lines - 1)
    guard width > 0, rows > 0 else { return nil }
    zoom = max(1, min(width / grid.columns, rows / grid.rows, Self.mostZoom))
    let pooling = max((grid.columns + width - 1) / width, (grid.rows + rows - 1) / rows, 1)
    self.pooling = pooling
    guard max(grid.rows, grid.columns) / pooling >= Self.fewestPlaces else { return nil }
  }

  private static let gap = 2
  private static let mostZoom = 3
  /// With fewer places across and down a picture shows nothing.
  private static let fewestPlaces = 5

  private func isLarger(than other: FilmShape) -> Bool {
    (zoom, other.pooling) > (other.zoom, pooling)
  }

  /// The cells of a picture.
  var cells: Size {
    Size(
      width: (grid.columns + pooling - 1) / pooling * zoom,
      height: ((grid.rows + pooling - 1) / pooling * zoom + 1) / 2)
  }

  /// The rows that all take, with names, title and legend.
  var height: Int { 2 + lines * (cells.height + 1) }

  /// Where the name of a picture stands, from below the title.
  func corner(_ index: Int) -> Point {
    Point(x: index % across * (cells.width + Self.gap), y: index / across * (cells.height + 1))
  }
}
