import CellCanvas

/// The bottom line: the keys that do something here, from their rows.
enum KeysLine {
  /// Draws as many hints as fit, help and leave first of all, and returns the keys, which a click
  /// presses.
  ///
  /// They stand closer where more fit so.
  static func draw(
    _ hints: [String], in rect: Rect, on canvas: inout Canvas, _ theme: Theme
  ) -> [ClickTarget<Key>] {
    var fitting = hints
    while fitting.count > 1, width(fitting, gap: narrowGap) > rect.width - 1 {
      fitting.remove(at: max(0, fitting.count - 3))
    }
    let gap = width(fitting, gap: wideGap) < rect.width ? wideGap : narrowGap
    var targets: [ClickTarget<Key>] = []
    var x = rect.x + 1
    for hint in fitting {
      let parts = hint.split(separator: " ", maxSplits: 1)
      targets += self.targets(hint, x: x, y: rect.y)
      x += canvas.put(hint, x: x, y: rect.y, style: theme.text, within: rect)
      if let key = parts.first {
        canvas.put(key, x: x - hint.columns, y: rect.y, style: theme.key, within: rect)
      }
      x += gap
    }
    return targets
  }

  /// The keys that a hint begins with, each where it stands; its words belong to the last of them.
  private static func targets(_ hint: String, x: Int, y: Int) -> [ClickTarget<Key>] {
    var keys: [(key: Key, x: Int, width: Int)] = []
    var column = x
    for word in hint.split(separator: " ") {
      guard let key = key(named: word) else { break }
      keys.append((key, column, word.columns))
      column += word.columns + 1
    }
    guard !keys.isEmpty else { return [] }
    keys[keys.count - 1].width = x + hint.columns - keys[keys.count - 1].x
    return keys.map { key, x, width in
      ClickTarget(area: Rect(x: x, y: y, width: width, height: 1)) { _ in key }
    }
  }

  /// The key that a word of a hint names.
  private static func key(named word: Substring) -> Key? {
    let signs = ["→": "Right", "←": "Left", "↓": "Down", "↑": "Up", "−": "-"]
    return Key(name: signs[String(word)] ?? String(word))
  }

  private static let wideGap = 3
  private static let narrowGap = 2

  private static func width(_ hints: [String], gap: Int) -> Int {
    hints.map(\.columns).reduce(0, +) + gap * (hints.count - 1)
  }
}
