import CellCanvas

/// One picture of several that are seen together: its title, its values and its scale.
struct Picture {
  let title: String
  let values: [Float]
  let scale: Scale

  /// Blanks between two pictures.
  static let gap = 2
  /// The rows of its title and its legend.
  static let words = 2
}

/// Pictures of one size beside or below each other, as large as there is room for.
struct PictureGallery {
  let pictures: [Picture]
  let grid: PixelGrid
  /// The pixel that is marked in all of them.
  let cursor: Int?
  /// What a pixel of them stands for; nil where none is pointed at.
  var pointsAt: PointedPicture.Kind? = .terms

  /// How many stand beside each other, and how many cells a pixel is wide; the largest, and of those
  /// the flattest.
  private func arrangement(in size: Size) -> (across: Int, grid: PixelGrid) {
    let options = pictures.indices.map { index -> (across: Int, grid: PixelGrid) in
      let across = index + 1
      let down = (pictures.count + across - 1) / across
      let room = Size(
        width: (size.width + Picture.gap) / across - Picture.gap,
        height: size.height / down - Picture.words)
      return (across, grid.zoomed(toFit: room))
    }
    return options.reversed().max { $0.grid.zoom < $1.grid.zoom } ?? (1, grid)
  }

  /// Draws those that fit at the pane's next free row.
  func draw(on pane: inout Pane) {
    let size = Size(width: pane.rect.width, height: pane.rowsLeft)
    var (across, grid) = arrangement(in: size)
    if grid.zoom == 0 {
      grid = self.grid
      across = max(1, (size.width + Picture.gap) / (grid.columns + Picture.gap))
    }
    let top = pane.row
    let height = grid.cells.height + Picture.words
    for (index, picture) in pictures.enumerated() {
      let (row, column) = (index / across, index % across)
      guard (row + 1) * height <= size.height, grid.cells.width <= size.width else { break }
      let x = column * (grid.cells.width + Picture.gap)
      pane.row = top + row * height
      pane.put(picture.title.cut(to: grid.cells.width), x: x, style: pane.theme.strong)
      pane.row += 1
      pane.picture(
        picture.values, grid, scale: picture.scale, x: x, cursor: cursor, pointsAt: pointsAt)
      pane.row += grid.cells.height
      pane.legend(picture.scale, x: x)
    }
  }
}
