/// Two parts of a canvas that show the same thing of two subjects, and what differs between them.
public struct Differences {
  /// The rows, from the top of either part, in which something differs.
  public private(set) var rows: [Int] = []

  /// Gives what is written differently in two parts of a canvas a style of its own, in both: numbers as a
  /// whole, other words too.
  ///
  /// Pictures stay as they are: their rows are told.
  public static func mark(
    _ first: Rect, _ second: Rect, on canvas: inout Canvas, style: Style
  ) -> Differences {
    var differences = Differences()
    for row in 0..<min(first.height, second.height) {
      let ours = pieces(of: canvas, first, row: row)
      let theirs = pieces(of: canvas, second, row: row)
      let marked = [
        (first, different(ours, from: theirs)), (second, different(theirs, from: ours)),
      ]
      if marked.contains(where: { !$0.1.isEmpty }) { differences.rows.append(row) }
      for (part, pieces) in marked {
        for piece in pieces where !piece.isPicture {
          let place = Rect(
            x: part.x + piece.start, y: part.y + row, width: piece.cells.count, height: 1)
          canvas.restyle(place) { $0.marked(by: style) }
        }
      }
    }
    return differences
  }
}

// MARK: - Pieces of a row

/// Cells of a row that belong together: a number, a word, or a stretch of a picture.
private struct Piece {
  enum Kind { case number, word, picture }

  let kind: Kind
  /// The column of its first cell, from the left of its part.
  let start: Int
  var cells: [Cell]

  var isPicture: Bool { kind == .picture }

  /// Whether it shows the same: a picture in the same colours too.
  func isLike(_ other: Piece) -> Bool {
    guard kind == other.kind else { return false }
    return isPicture ? cells == other.cells : cells.map(\.text) == other.cells.map(\.text)
  }
}

extension Differences {
  private static func pieces(of canvas: Canvas, _ part: Rect, row: Int) -> [Piece] {
    var pieces: [Piece] = []
    for x in 0..<part.width {
      let cell = canvas[part.x + x, part.y + row]
      guard let kind = cell.kind else { continue }
      if let last = pieces.last, last.kind == kind, last.start + last.cells.count == x {
        pieces[pieces.count - 1].cells.append(cell)
      } else {
        pieces.append(Piece(kind: kind, start: x, cells: [cell]))
      }
    }
    return pieces
  }

  /// The pieces that the other row has otherwise: compared in their order where both have as many, else each
  /// with the one in its place.
  private static func different(_ pieces: [Piece], from others: [Piece]) -> [Piece] {
    if pieces.map(\.kind) == others.map(\.kind) {
      return zip(pieces, others).filter { !$0.isLike($1) }.map(\.0)
    }
    return pieces.filter { piece in
      !others.contains { $0.start == piece.start && $0.isLike(piece) }
    }
  }
}

extension Cell {
  /// What it is a part of; nil for an empty one in no colour.
  fileprivate var kind: Piece.Kind? {
    switch scalar {
    case " ": style.background == .terminal ? nil : .picture
    case "0"..."9", ".", ",", "−", "-", "+", "?": .number
    // Lines, blocks and dots.
    case "\u{2500}"..."\u{259F}", "\u{2800}"..."\u{28FF}": .picture
    default: .word
    }
  }
}

extension Style {
  /// The same cell in the colour and with the attributes of a mark; what has a ground keeps its colours.
  fileprivate func marked(by mark: Style) -> Style {
    let isOnGround = background != .terminal
    return Style(
      isOnGround ? foreground : mark.foreground, on: background, attributes.union(mark.attributes))
  }
}
