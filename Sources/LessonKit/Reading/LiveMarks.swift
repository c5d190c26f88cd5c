/// The live numbers of a lesson's text, taken out before Markdown and YAML see it.
///
/// `{{p 5}}` becomes two private characters around its index, which neither format touches; reading
/// the formats' results puts the number back. So `{{w dense_2/kernel 3,17}}` needs no escapes.
struct LiveMarks {
  /// The text with a mark in place of each live number; as many lines as before.
  let text: String
  /// The numbers, by index.
  private(set) var numbers: [LiveNumber] = []
  /// What is wrong with those that cannot be read, in the order of their lines; `?` stands in their place.
  private(set) var faults: [LessonError] = []

  private static let open: Character = "\u{E000}"
  private static let close: Character = "\u{E001}"

  /// Takes the live numbers out of `text`, which is clean and whose first line is `firstLine`.
  init(_ text: String, firstLine: Int, file: String) {
    var marked = ""
    var line = firstLine
    for piece in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line > firstLine { marked.append("\n") }
      do throws(LessonError) {
        try Self.mark(piece, line: line, file: file, into: &marked, numbers: &numbers)
      } catch {
        faults.append(error)
        marked += "?"
      }
      line += 1
    }
    self.text = marked
  }

  private static func mark(
    _ line: Substring, line number: Int, file: String, into marked: inout String,
    numbers: inout [LiveNumber]
  ) throws(LessonError) {
    var rest = line
    while let start = rest.firstRange(of: "{{") {
      guard let end = rest[start.upperBound...].firstRange(of: "}}") else {
        throw LessonError(
          file: file, line: number,
          message: "“{{” opens a live number that “}}” must close on the same line")
      }
      marked += rest[..<start.lowerBound]
      marked += "\(open)\(numbers.count)\(close)"
      let inside = String(rest[start.upperBound..<end.lowerBound])
      numbers.append(try LiveNumber(inside, line: number, file: file))
      rest = rest[end.upperBound...]
    }
    marked += rest
  }

  /// The text as pieces: words as they stand, and numbers where marks were.
  func inlines(_ text: String) -> [Inline] {
    var result: [Inline] = []
    var words = ""
    var rest = Substring(text)
    while let start = rest.firstIndex(of: Self.open) {
      words += rest[..<start]
      let after = rest[rest.index(after: start)...]
      guard let end = after.firstIndex(of: Self.close), let index = Int(after[..<end]),
        numbers.indices.contains(index)
      else {
        rest = after
        continue
      }
      if !words.isEmpty { result.append(.text(words.cleaned)) }
      words = ""
      result.append(.live(numbers[index]))
      rest = after[after.index(after: end)...]
    }
    words += rest
    let last = words.cleaned
    if !last.isEmpty { result.append(.text(last)) }
    return result
  }

  /// True when a live number stands in `text`.
  func hasNumber(_ text: String) -> Bool { text.contains(Self.open) }
}
