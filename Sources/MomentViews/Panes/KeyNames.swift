import CellCanvas
import Phrases

extension Look {
  /// The keys of a hint as this terminal can show them: where an arrow would be drawn as `<`, `>`, `^`
  /// or `v`, which are keys of their own, it is named.
  package func keys(_ hint: String, in language: Language) -> String {
    glyphs == .ascii ? language.phrases.views.common.naming(arrowsOf: hint) : hint
  }
}
