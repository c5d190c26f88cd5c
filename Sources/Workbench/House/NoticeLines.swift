import CellCanvas

/// A sentence in the narration's place, or another row; what is longer than the line grows upward over
/// the panes.
enum NoticeLines {
  static func draw(_ notice: String, in row: Rect, on canvas: inout Canvas, _ theme: Theme) {
    let lines = lines(notice, width: row.width - 1)
    for (index, line) in lines.enumerated() {
      let y = row.y - (lines.count - 1 - index)
      guard y >= 0 else { continue }
      let rect = Rect(x: row.x, y: y, width: row.width, height: 1)
      canvas.fill(rect)
      canvas.put(" \(line)", in: rect, style: theme.strong)
    }
  }

  /// The lines of a notice: those of a line for the shell end in a backslash, so that a shell joins
  /// them again; the blank between them is the one that every line begins with.
  private static func lines(_ notice: String, width: Int) -> [String] {
    notice.split(separator: "\n").flatMap { linesOfOne(String($0), width: width) }
  }

  private static func linesOfOne(_ notice: String, width: Int) -> [String] {
    guard notice.columns > width, notice.hasPrefix("wadachi ") else {
      return wrap(notice, width: width)
    }
    let lines = wrap(notice, width: width - 1)
    return lines.dropLast().map { $0 + "\\" } + lines.suffix(1)
  }
}
