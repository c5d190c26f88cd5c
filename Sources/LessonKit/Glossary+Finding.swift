extension Page {
  /// What the page says, paragraph by paragraph, in small letters.
  public var spokenWords: [String] {
    let asked = predictions.map { $0.question + [.lineBreak] + $0.explanation }
    return (blocks.map(\.inlines) + asked + tasks.map(\.text))
      .map { $0.plainText.lowercased() }
  }
}

extension Glossary.Term {
  /// Whether one of its names stands in a text in small letters, as words of their own; of a plural the
  /// beginning is enough.
  public func isNamed(in text: String) -> Bool {
    names.contains { name in
      text.ranges(of: name.lowercased()).contains { range in
        range.lowerBound == text.startIndex
          || !text[text.index(before: range.lowerBound)].isLetter
      }
    }
  }
}
