/// A line of code, and what it is bound to behind `#@`.
struct BoundLine {
  /// The code, without blanks at its end where something is bound to it.
  let code: String
  /// The words behind the mark, one space between them; nil where it is bound to nothing.
  let bound: String?

  /// What binds a line.
  private static let mark = "#@"

  init(_ line: Substring) {
    guard let mark = line.firstRange(of: Self.mark) else {
      (code, bound) = (String(line), nil)
      return
    }
    let before = line[..<mark.lowerBound]
    let end = before.lastIndex { $0 != " " }.map(before.index(after:)) ?? before.startIndex
    code = String(before[..<end])
    bound = line[mark.upperBound...].split(separator: " ").joined(separator: " ")
  }
}
