import CellCanvas

extension Look {
  /// The keys of a hint as this terminal can show them: where an arrow would be drawn as `<`, `>`, `^`
  /// or `v`, which are keys of their own, it is named.
  package func keys(_ hint: String) -> String {
    guard glyphs == .ascii else { return hint }
    return Self.arrows.reduce(hint) { $0.replacing($1.arrow, with: $1.name) }
  }

  private static let arrows = [
    (arrow: "→", name: "Right"), (arrow: "←", name: "Left"), (arrow: "↑", name: "Up"),
    (arrow: "↓", name: "Down"),
  ]
}
