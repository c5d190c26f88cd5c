/// The words that may stand in one place, and what other people call them.
///
/// A word is accepted in any case and with or without underscores, so that a class of Keras's is known
/// too: `ReLU`, `LeakyReLU`, `CategoricalCrossentropy`. What other libraries call it is not, as it may
/// mean something else there: it is answered with the name it has here.
package struct WordList {
  /// A word with its other names.
  package struct Entry {
    let name: String
    /// Other names that are accepted: Keras's short ones.
    var aliases: [String] = []
    /// Names that are answered with this word's.
    var elsewhere: [String] = []
  }

  private let entries: [Entry]

  /// Lists words that have other names.
  init(_ entries: [Entry]) { self.entries = entries }

  /// Lists words that have no other names.
  package init(_ names: some Sequence<String>) { entries = names.map { Entry(name: $0) } }

  /// The words as they are spelt here.
  package var names: [String] { entries.map(\.name) }

  /// The word that was typed, as it is spelt here; nil where it is none of these.
  package func name(for typed: some StringProtocol) -> String? {
    let typed = Self.folded(typed)
    return entries.first { entry in
      Self.folded(entry.name) == typed || entry.aliases.contains { Self.folded($0) == typed }
    }?.name
  }

  /// ` (did you mean “adam”?)` behind a word that is none of these, or nothing where no word is near.
  package func hint(for typed: some StringProtocol) -> String {
    nearest(to: typed).map { " (did you mean “\($0)”?)" } ?? ""
  }

  /// The word that was probably meant: what another library calls so, the only one that begins so, or
  /// the one that fewest letters part from what was typed.
  package func nearest(to typed: some StringProtocol) -> String? {
    let typed = Self.folded(typed)
    if let entry = entries.first(where: { $0.elsewhere.contains { Self.folded($0) == typed } }) {
      return entry.name
    }
    // What is longer than any word is none with a slip.
    guard (3...40).contains(typed.count) else { return nil }
    let begun = Set(entries.map(\.name).filter { Self.folded($0).hasPrefix(typed) })
    if begun.count == 1 { return begun.first }
    var best: (name: String, slips: Int)?
    for entry in entries {
      for known in [entry.name] + entry.aliases + entry.elsewhere {
        let slips = Self.slips(typed, Self.folded(known))
        if slips <= typed.count / 3, slips < best?.slips ?? .max { best = (entry.name, slips) }
      }
    }
    return best?.name
  }

  /// A word without what is written in this way here and in another way there.
  private static func folded(_ word: some StringProtocol) -> String {
    word.lowercased().filter { $0 != "_" }
  }

  /// How many letters must be added, left out, replaced or exchanged with their neighbours to make one
  /// word of the other; Damerau: A technique for computer detection and correction of spelling errors,
  /// 1964, in the form that touches no letter twice.
  private static func slips(_ typed: String, _ known: String) -> Int {
    let (a, b) = (Array(typed), Array(known))
    var rows = [Array(0...b.count)]
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var least = min(row[j], rows[i][j + 1]) + 1
        least = min(least, rows[i][j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          least = min(least, rows[i - 1][j - 1] + 1)
        }
        row.append(least)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}
