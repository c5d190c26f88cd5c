import Legibility

/// Where text stands within the width it is given.
public enum Alignment: Hashable, Sendable {
  /// At the left end.
  case left
  /// In the middle; an odd cell is left over on the right.
  case center
  /// At the right end.
  case right
}

/// A piece of text in one style.
public struct StyledText: Hashable, Sendable {
  /// The words.
  public var text: String
  /// How they look.
  public var style: Style

  /// `text` in `style`.
  public init(_ text: String, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }
}

extension Canvas {
  /// Writes `text` in one row from (`x`, `y`) on and returns the columns it takes, hidden ones too.
  ///
  /// Control characters appear as U+FFFD: text from files can never steer the terminal.
  @discardableResult
  public mutating func put(
    _ text: some StringProtocol, x: Int, y: Int, style: Style = .plain, clip: Rect? = nil
  ) -> Int {
    let visible = clip.map { $0.intersection(bounds) } ?? bounds
    var column = x
    forEachGlyph(in: text) { glyph in
      put(glyph, x: column, y: y, style: style, clip: visible)
      column += glyph.width
    }
    return column - x
  }

  /// Writes pieces of text one after the other in one row and returns the columns they take.
  @discardableResult
  public mutating func put(
    _ pieces: some Sequence<StyledText>, x: Int, y: Int, clip: Rect? = nil
  ) -> Int {
    var column = x
    for piece in pieces {
      column += put(piece.text, x: column, y: y, style: piece.style, clip: clip)
    }
    return column - x
  }

  /// Writes `text` in one row from (`x`, `y`) on, cut at the right edge of `rect`, and returns the
  /// columns it takes, hidden ones too.
  ///
  /// Text that is too long ends in "…".
  @discardableResult
  public mutating func put(
    _ text: some StringProtocol, x: Int, y: Int, style: Style = .plain, within rect: Rect
  ) -> Int {
    put([StyledText(String(text), style)], x: x, y: y, within: rect)
  }

  /// Writes pieces of text one after the other in one row, cut at the right edge of `rect`, and
  /// returns the columns they take, hidden ones too.
  ///
  /// Where the row ends before the last character, it ends in "…".
  @discardableResult
  public mutating func put(
    _ pieces: some Sequence<StyledText>, x: Int, y: Int, within rect: Rect
  ) -> Int {
    let visible = rect.intersection(bounds)
    var column = x
    var cut: (column: Int, style: Style)?
    for piece in pieces {
      forEachGlyph(in: piece.text) { glyph in
        if glyph.scalar != " ", column + glyph.width > visible.maxX, cut == nil {
          cut = (min(column, visible.maxX - 1), piece.style)
        }
        put(glyph, x: column, y: y, style: piece.style, clip: visible)
        column += glyph.width
      }
    }
    if let cut, cut.column >= x { put("…", x: cut.column, y: y, style: cut.style, clip: visible) }
    return column - x
  }

  /// Writes `text` in row `y` of `rect` (0 is its first), aligned and cut at its edges.
  ///
  /// Text that is too long ends in "…".
  public mutating func put(
    _ text: some StringProtocol, in rect: Rect, row: Int = 0, align: Alignment = .left,
    style: Style = .plain
  ) {
    guard row >= 0, row < rect.height else { return }
    let shown = text.cut(to: rect.width)
    let free = rect.width - shown.columns
    let x =
      switch align {
      case .left: rect.x
      case .center: rect.x + free / 2
      case .right: rect.x + free
      }
    put(shown, x: x, y: rect.y + row, style: style, clip: rect)
  }

  /// Writes `text` wrapped to the width of `rect`, from its row `row` on; returns the rows it needs.
  ///
  /// Rows that do not fit are counted but not drawn, and the last that is drawn ends in "…".
  @discardableResult
  public mutating func putWrapped(
    _ text: some StringProtocol, in rect: Rect, row: Int = 0, style: Style = .plain
  ) -> Int {
    let lines = wrap(text, width: rect.width)
    let room = max(0, rect.height - row)
    for (index, line) in lines.prefix(room).enumerated() {
      let isCut = index == room - 1 && lines.count > room
      put(
        isCut ? line.broken(off: rect.width) : line, x: rect.x, y: rect.y + row + index,
        style: style, clip: rect)
    }
    return lines.count
  }
}

extension StringProtocol {
  /// The columns this text takes on the screen.
  public var columns: Int { columnCount }

  /// The text cut to `width` columns; what is cut ends in "…".
  public func cut(to width: Int) -> String {
    guard columns > width else { return String(self) }
    guard width > 0 else { return "" }
    var kept = ""
    var room = width - 1
    for character in self {
      let taken = character.columns
      guard taken <= room else { break }
      room -= taken
      kept.append(character)
    }
    return kept + "…"
  }

  /// The text with "…" at its end, in at most `width` columns: more would follow.
  fileprivate func broken(off width: Int) -> String {
    // Too long by one column, so that it is cut.
    (String(self) + "  ").cut(to: Swift.min(width, columns + 1))
  }

  /// The last `width` columns of the text; what is cut begins with "…".
  public func end(of width: Int) -> String {
    guard columns > width else { return String(self) }
    guard width > 0 else { return "" }
    var kept = ""
    var room = width - 1
    for character in reversed() {
      let taken = character.columns
      guard taken <= room else { break }
      room -= taken
      kept.insert(character, at: kept.startIndex)
    }
    return "…" + kept
  }

  /// The text with blanks added until it takes `width` columns; longer text stays as it is.
  public func padded(to width: Int, _ align: Alignment = .left) -> String {
    let free = width - columns
    guard free > 0 else { return String(self) }
    let before =
      switch align {
      case .left: 0
      case .center: free / 2
      case .right: free
      }
    return String(repeating: " ", count: before) + self
      + String(repeating: " ", count: free - before)
  }
}
