import CNCurses
import CellCanvas

/// Puts frames on the screen through ncurses: only the cells that differ from the last frame.
///
/// Comparing here and not in curses makes a small change thirty times cheaper, since curses would
/// otherwise be handed every cell.
struct CursesPainter {
  private let look: Look
  private var shown: Canvas?
  private var pairs: [UInt64: Int32] = [:]
  private var row: [cchar_t] = []

  init(look: Look) { self.look = look }

  /// Forgets what is on the screen: the next frame is drawn whole.
  mutating func forget() { shown = nil }

  /// How many cells differ from what is on the screen.
  func changes(to canvas: Canvas) -> Int {
    guard let shown, shown.size == canvas.size else { return canvas.cells.count }
    return zip(shown.cells, canvas.cells).count { $0 != $1 }
  }

  /// Draws what changed since the last frame and sends it.
  mutating func paint(_ canvas: Canvas) {
    let frame = canvas.presented(in: look.glyphs)
    guard let window = nc_screen_window() else { return }
    let old = shown?.size == frame.size ? shown : nil
    if old == nil { wclear(window) }
    drawChanges(from: old, to: frame, in: window)
    placeCursor(frame.cursor, restingAt: frame.mark, in: window)
    wnoutrefresh(window)
    doupdate()
    shown = frame
  }

  private mutating func drawChanges(
    from old: Canvas?, to frame: Canvas, in window: UnsafeMutablePointer<WINDOW>
  ) {
    let width = frame.size.width
    for y in 0..<frame.size.height {
      let start = y * width
      var x = 0
      while x < width {
        guard differs(start + x, old, frame) else {
          x += 1
          continue
        }
        var end = x + 1
        while end < width, differs(start + end, old, frame) { end += 1 }
        // A wide glyph goes out whole: its run takes in both halves.
        while x > 0, frame.cells[start + x].width == 0 { x -= 1 }
        while end < width, frame.cells[start + end].width == 0 { end += 1 }
        if !drawRun(frame.cells[(start + x)..<(start + end)], x: x, y: y, in: window) {
          // The table of pairs was full and is empty now: what stands there has lost its colours.
          return drawChanges(from: nil, to: frame, in: window)
        }
        x = end
      }
    }
  }

  private func differs(_ index: Int, _ old: Canvas?, _ frame: Canvas) -> Bool {
    old.map { $0.cells[index] != frame.cells[index] } ?? true
  }

  /// Hands one run of cells to curses; false when the table of colour pairs had to be emptied.
  private mutating func drawRun(
    _ cells: ArraySlice<Cell>, x: Int, y: Int, in window: UnsafeMutablePointer<WINDOW>
  ) -> Bool {
    row.removeAll(keepingCapacity: true)
    for cell in cells where cell.width > 0 {
      guard let pair = pair(for: cell.style) else { return false }
      var packed = cchar_t()
      nc_set_cell(
        &packed, wchar_t(cell.scalar.value), wchar_t(cell.mark?.value ?? 0),
        curses(cell.style.attributes), pair)
      row.append(packed)
    }
    mvwadd_wchnstr(window, Int32(y), Int32(x), row, Int32(row.count))
    return true
  }

  /// Shows the cursor where one types; else it rests, hidden, on what is marked: screen readers and
  /// braille displays follow it there.
  private func placeCursor(
    _ cursor: Point?, restingAt mark: Point?, in window: UnsafeMutablePointer<WINDOW>
  ) {
    let place = cursor ?? mark
    leaveok(window, place == nil)
    curs_set(cursor == nil ? 0 : 1)
    if let place { wmove(window, Int32(place.y), Int32(place.x)) }
  }

  private func curses(_ attributes: Attributes) -> attr_t {
    var bits: attr_t = 0
    if attributes.contains(.bold) { bits |= NC_BOLD }
    if attributes.contains(.dim) { bits |= NC_DIM }
    if attributes.contains(.underline) { bits |= NC_UNDERLINE }
    if attributes.contains(.reverse) { bits |= NC_REVERSE }
    return bits
  }
}

// MARK: - Colour pairs

extension CursesPainter {
  /// The number of the pair for the style's colours; nil when the table was full and was emptied.
  private mutating func pair(for style: Style) -> Int32? {
    let foreground = paletteIndex(style.foreground)
    let background = paletteIndex(style.background)
    if foreground < 0 && background < 0 { return 0 }
    let key = UInt64(UInt32(bitPattern: foreground)) << 32 | UInt64(UInt32(bitPattern: background))
    if let known = pairs[key] { return known }
    let number = Int32(pairs.count + 1)
    guard number < nc_pair_count() else {
      pairs.removeAll(keepingCapacity: true)
      reset_color_pairs()
      return nil
    }
    // Without colours these calls crash: the look's depth is `.none` then, and both indices are −1.
    init_extended_pair(number, foreground, background)
    pairs[key] = number
    return number
  }

  private func paletteIndex(_ color: Color) -> Int32 {
    guard let index = color.paletteIndex(at: look.depth) else { return -1 }
    // In direct colour the numbers 1 to 7 still mean the palette's colours.
    return look.depth == .direct && index < 8 ? 0 : Int32(index)
  }
}
