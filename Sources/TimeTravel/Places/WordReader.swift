import NeuralCore

/// Reads the words of a text form one after the other; some signs are words of their own.
///
/// Every error points at the column of the word that is wrong.
struct WordReader {
  /// A word, and the column in which it begins, from 1.
  struct Word {
    let text: String
    let column: Int
  }

  /// The whole text.
  let text: String
  private(set) var words: ArraySlice<Word>

  /// Parts a text at white space and around each of the `signs`.
  init(_ text: String, signs: Set<Character>) {
    self.text = text
    words = Self.words(of: text, signs)[...]
  }

  private static func words(of text: String, _ signs: Set<Character>) -> [Word] {
    var words: [Word] = []
    var open = ""
    func close(at column: Int) {
      if !open.isEmpty { words.append(Word(text: open, column: column - open.count)) }
      open = ""
    }
    for (index, character) in text.enumerated() {
      if character.isWhitespace {
        close(at: index + 1)
      } else if signs.contains(character) {
        close(at: index + 1)
        words.append(Word(text: String(character), column: index + 1))
      } else {
        open.append(character)
      }
    }
    close(at: text.count + 1)
    return words
  }

  /// Takes the next word, or nil at the end.
  mutating func next() -> Word? { words.popFirst() }

  /// Takes all that is left, as it was typed.
  mutating func rest() -> (text: String, first: Word?) {
    let first = words.first
    words = []
    guard let first else { return ("", nil) }
    return (String(text.dropFirst(first.column - 1)), first)
  }

  /// Takes the word `wanted` where it comes next.
  mutating func take(_ wanted: String) -> Bool {
    guard words.first?.text == wanted else { return false }
    words.removeFirst()
    return true
  }

  /// Fails when a word is left.
  func expectEnd() throws(DescriptionError) {
    if let extra = words.first { throw error("“\(extra.text)” is one word too many", at: extra) }
  }

  // MARK: Numbers

  /// A finite number.
  ///
  /// The true minus sign and a decimal comma, as the screen or a hand writes them, can be typed too. `rule` begins the sentence of the error.
  mutating func number(_ rule: String) throws(DescriptionError) -> Float {
    let word = next()
    guard let number = word.flatMap({ Self.number($0.text) }) else {
      throw error("\(rule); \(Self.given(word))", at: word)
    }
    return number
  }

  private static func number(_ text: String) -> Float? {
    let digits = text.replacing("−", with: "-").replacing(",", with: ".")
    return Float(digits).flatMap { $0.isFinite ? $0 : nil }
  }

  /// A whole number in a range that ends at `Int.max` where it has no end.
  mutating func wholeNumber(
    _ what: String, in range: Range<Int>
  ) throws(DescriptionError) -> Int {
    let word = next()
    guard let word, let number = Int(word.text), range.contains(number) else {
      let rule =
        range.upperBound == .max
        ? "a whole number from \(range.lowerBound)"
        : "a whole number \(range.lowerBound)–\(range.upperBound - 1)"
      throw error("\(what) is \(rule); \(Self.given(word))", at: word)
    }
    return number
  }

  /// The index of a number in its parameter slice: `3,17` of a kernel, from neuron 3 to 17, or `17`
  /// of a bias.
  mutating func index(in slice: ParameterSlice) throws(DescriptionError) -> Int {
    guard slice.isKernel else {
      return try wholeNumber("a bias of \(slice.name)", in: 0..<slice.count)
    }
    let (rows, columns) = (slice.shape[0], slice.shape[1])
    let word = next()
    let parts = word?.text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    guard let parts, parts.count == 2, let from = parts[0], let to = parts[1],
      (0..<rows).contains(from), (0..<columns).contains(to)
    else {
      throw error(
        "a weight of \(slice.name) is named by the neuron it comes from (0–\(rows - 1)) and the "
          + "one it goes to (0–\(columns - 1)), as in “\(min(rows - 1, 3)),\(min(columns - 1, 17))”; "
          + Self.given(word), at: word)
    }
    return from * columns + to
  }

  // MARK: Errors

  /// What was received, for the end of a sentence.
  static func given(_ word: Word?) -> String {
    word.map { "“\($0.text)” was given" } ?? "none was given"
  }

  /// An error that points at a word, or behind the text.
  func error(_ message: String, at word: Word? = nil) -> DescriptionError {
    DescriptionError(text: text, column: word?.column ?? text.count + 1, message: message)
  }
}

extension ParameterSlice {
  /// A number's name in the slice: `3,17` of a kernel, from neuron 3 to 17; `17` of a bias.
  func name(ofIndex index: Int) -> String {
    guard isKernel else { return "\(index)" }
    return "\(index / shape[1]),\(index % shape[1])"
  }
}
