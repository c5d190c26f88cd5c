/// The words of a live number, read one by one, with the place for messages.
struct Words {
  /// The whole text, for messages.
  let text: String
  private let line: Int
  private let file: String
  private var words: ArraySlice<String>

  init(_ text: String, line: Int, file: String) {
    self.text = text
    self.line = line
    self.file = file
    var spaced = ""
    for character in text {
      spaced += character == "(" || character == ")" ? " \(character) " : String(character)
    }
    self.words = spaced.split(separator: " ").map(String.init)[...]
  }

  /// The next word, not yet taken.
  var next: String? { words.first }

  /// Takes the next word, which must be there; `wanted` says what it should be.
  mutating func take(_ wanted: String) throws(LessonError) -> String {
    guard let word = words.popFirst() else {
      throw error("“\(text)” ends where \(wanted) should follow")
    }
    return word
  }

  /// Takes the next word if it is this one.
  mutating func take(ifNext word: String) -> Bool {
    guard next == word else { return false }
    words.removeFirst()
    return true
  }

  /// Takes a number that is not negative and not absurdly large.
  mutating func takeIndex(_ wanted: String) throws(LessonError) -> Int {
    let word = try take(wanted)
    guard let index = Int(word), (0...100_000_000).contains(index) else {
      throw error("“\(word)” in “\(text)” is not \(wanted), a number counted from 0")
    }
    return index
  }

  /// The error for this text.
  func error(_ message: String) -> LessonError {
    LessonError(file: file, line: line, message: message)
  }
}
