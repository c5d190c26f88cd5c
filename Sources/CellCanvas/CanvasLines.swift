extension Canvas {
  /// The rows as plain text, without the blanks at their ends: for goldens, dumps and plain mode.
  public var lines: [String] {
    (0..<size.height).map { y in
      var line = ""
      var kept = line.endIndex
      for x in 0..<size.width {
        let cell = self[x, y]
        line += cell.text
        if cell.scalar != " " && cell.width > 0 { kept = line.endIndex }
      }
      return String(line[..<kept])
    }
  }

  /// All rows as one text, each ended by a newline.
  public var text: String { lines.map { $0 + "\n" }.joined() }
}
