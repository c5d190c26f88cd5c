import CellCanvas

/// What could be meant by what is typed: a text that can be taken, or something to do.
struct Suggestion<Below: Room> {
  /// What Tab writes.
  let text: String
  /// What it is, in other words.
  var words = ""
  /// What it does, where no text does it.
  var act: KeyRow<Below>.Act?
}

extension Suggestion {
  /// Whether every word of a text begins a word of another, one behind the other.
  static func begins(_ typed: [Substring], wordsOf text: String) -> Bool {
    var words = text.lowercased().split(separator: " ")[...]
    return typed.allSatisfy { part in
      guard let index = words.firstIndex(where: { $0.hasPrefix(part) }) else { return false }
      words = words[(index + 1)...]
      return true
    }
  }
}

extension KeyRow {
  /// The things that keys do, by their words: those of a row that has a word for each of its keys.
  func actions(for room: Owner, in house: House) -> [Suggestion<Owner>] {
    let words = words(for: room, in: house).words
    let parts = [" · ", ", "].map { words.split(separator: $0).map(String.init) }.first {
      $0.count == acts.count
    }
    let byWords = zip(acts.count == 1 ? [words] : parts ?? [], acts).map { words, bound in
      Suggestion(text: words, words: "key \(bound.key)", act: bound.act)
    }
    return byWords + [actionByHint(for: room, in: house)].compactMap(\.self)
  }

  /// What the row's first key does, by the word that the bottom line has for it.
  private func actionByHint(for room: Owner, in house: House) -> Suggestion<Owner>? {
    guard let hint = words(for: room, in: house).hint, let first = acts.first else { return nil }
    let words = hint.split(separator: " ").drop { word in
      word.count == 1 || Key(name: String(word)) != nil || word == first.key
    }
    let text = words.joined(separator: " ")
    return text.isEmpty ? nil : Suggestion(text: text, words: "key \(first.key)", act: first.act)
  }
}

extension House {
  /// Remembers what was typed, for the same line when it is opened again.
  mutating func remember(_ text: String, typedAt label: String) {
    guard !text.isEmpty else { return }
    let others = (typed[label] ?? []).filter { $0 != text }
    typed[label] = Array(([text] + others).prefix(Self.mostTyped))
  }

  /// So many lines are remembered of each kind.
  private static var mostTyped: Int { 50 }
}
