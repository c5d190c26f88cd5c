/// Reads the words of a typed line one after the other; some signs are words of their own.
///
/// Every error points at the column of the word that is wrong.
package struct WordReader {
  /// A word, and the column in which it begins, from 1.
  package struct Word {
    /// The word as it was typed.
    package let text: String
    /// Its column, from 1.
    package let column: Int
  }

  /// The whole text.
  package let text: String
  /// The words that are left.
  package private(set) var words: ArraySlice<Word>

  /// Parts a text at white space and around each of the `signs`; those to be ignored part words too,
  /// and are none.
  package init(_ text: String, signs: Set<Character> = [], ignoring: Set<Character> = []) {
    self.text = text
    let all = Self.words(of: text, signs.union(ignoring))
    words = all.filter { word in !ignoring.contains { String($0) == word.text } }[...]
  }

  private static func words(of text: String, _ signs: Set<Character>) -> [Word] {
    var scanner = TextScanner(text)
    var words: [Word] = []
    scanner.skipSpaces()
    while !scanner.isAtEnd {
      let column = scanner.column
      if signs.contains(scanner.current) {
        scanner.skip()
      } else {
        _ = scanner.take { !$0.isWhitespace && !signs.contains($0) }
      }
      words.append(Word(text: scanner.taken(from: column), column: column))
      scanner.skipSpaces()
    }
    return words
  }

  /// A part of the line, up to a word: what is left begins behind it.
  ///
  /// Columns stay those of the whole line.
  package mutating func split(before isSign: (Word) -> Bool) -> WordReader {
    let end = words.firstIndex(where: isSign) ?? words.endIndex
    var part = self
    part.words = words[..<end]
    words = words[end...]
    return part
  }

  /// The next word, not yet taken; nil at the end.
  package var next: Word? { words.first }

  /// Takes the next word, or nil at the end.
  package mutating func take() -> Word? { words.popFirst() }

  /// Takes the next word, which must be there; `rule` begins the sentence of the error.
  package mutating func take(_ rule: String) throws(DescriptionError) -> Word {
    guard let word = take() else { throw error("\(rule); none was given") }
    return word
  }

  /// Takes all that is left, as it was typed.
  package mutating func rest() -> (text: String, first: Word?) {
    let first = words.first
    words = []
    guard let first else { return ("", nil) }
    return (String(text.dropFirst(first.column - 1)), first)
  }

  /// Takes the word `wanted`, in any case, where it comes next.
  package mutating func take(ifNext wanted: String) -> Bool {
    guard let next, next.text.lowercased() == wanted else { return false }
    words.removeFirst()
    return true
  }

  /// Fails when a word is left.
  package func expectEnd(
    after what: String? = nil
  ) throws(DescriptionError) {
    guard let extra = next else { return }
    let place = what.map { " after “\($0)”" } ?? ""
    throw error("“\(extra.text)” is one word too many\(place)", at: extra)
  }

  // MARK: Numbers

  /// A finite number.
  ///
  /// The true minus sign and a decimal comma, as the screen or a hand writes them, can be typed too.
  /// `rule` begins the sentence of the error.
  package mutating func number(_ rule: String) throws(DescriptionError) -> Float {
    let word = take()
    guard let number = word.flatMap({ Self.number($0.text) }) else {
      throw error("\(rule); \(Self.given(word))", at: word)
    }
    return number
  }

  private static func number(_ text: String) -> Float? {
    let signs: [Character: Character] = ["−": "-", ",": "."]
    return Float(String(text.map { signs[$0] ?? $0 })).flatMap { $0.isFinite ? $0 : nil }
  }

  /// A whole number in a range that ends at `Int.max` where it has no end; `other` is a word that
  /// could stand there too, for the error.
  package mutating func wholeNumber(
    _ what: String, in range: Range<Int>, or other: String? = nil
  ) throws(DescriptionError) -> Int {
    let word = take()
    guard let word, let number = Self.wholeNumber(word.text), range.contains(number) else {
      let rule =
        range.upperBound == .max
        ? "a whole number from \(range.lowerBound)"
        : "a whole number \(range.lowerBound)–\(range.upperBound - 1)"
      let choice = other.map { " or “\($0)”" } ?? ""
      throw error("\(what) is \(rule)\(choice); \(Self.given(word))", at: word)
    }
    return number
  }

  /// A whole number, its thousands separated or not, as the screen writes them: `1,200`.
  package static func wholeNumber(_ text: String) -> Int? {
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    guard let first = groups.first, groups.count > 1 else { return Int(text) }
    guard (1...3).contains(first.count), groups.dropFirst().allSatisfy({ $0.count == 3 }),
      groups.allSatisfy({ $0.allSatisfy(\.isNumber) })
    else { return nil }
    return Int(groups.joined())
  }

  // MARK: Errors

  /// What was received, for the end of a sentence.
  package static func given(_ word: Word?) -> String {
    word.map { "“\($0.text)” was given" } ?? "none was given"
  }

  /// An error that points at a word, or behind what is left of the text.
  package func error(_ message: String, at word: Word? = nil) -> DescriptionError {
    DescriptionError(text: text, column: word?.column ?? end, message: message)
  }

  /// The column behind the words that are left; behind the text where none is.
  private var end: Int {
    words.last.map { $0.column + $0.text.count } ?? text.count + 1
  }
}

extension WordReader {
  /// Two whole numbers with a comma between, such as a weight's `3,17`; nil where a word is none.
  package static func pair(_ text: some StringProtocol) -> (first: Int, second: Int)? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let first = parts[0], let second = parts[1] else { return nil }
    return (first, second)
  }
}
