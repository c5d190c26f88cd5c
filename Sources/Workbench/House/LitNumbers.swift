import CellCanvas

/// The live numbers of the text that is being read, lit where they stand in the view beside it.
struct LitNumbers {
  /// The numbers as the text writes them.
  let numbers: Set<String>
  /// The one that was clicked; nil where none was.
  let chosen: String?
  let theme: Theme

  /// A shorter number stands in too many places to be the one that is meant.
  private static let shortest = 3

  /// Whether a number is long enough to be told from others.
  static func isTelling(_ number: String) -> Bool { number.count >= shortest }

  /// Lights them in a part of the canvas.
  func light(in rect: Rect, on canvas: inout Canvas) {
    let wanted = numbers.filter(Self.isTelling).map { ($0, Array(Self.unsigned($0))) }
    guard !wanted.isEmpty else { return }
    for y in rect.y..<rect.maxY {
      let row = (rect.x..<rect.maxX).map { canvas[$0, y].text.first ?? " " }
      for (number, digits) in wanted {
        for start in Self.places(of: digits, in: row) {
          let place = Rect(x: rect.x + start, y: y, width: digits.count, height: 1)
          let isChosen = number == chosen
          canvas.restyle(place) { style in
            isChosen ? theme.selection : style.adding(theme.lit.attributes)
          }
        }
      }
    }
  }

  /// Where a number stands as a whole, not as a part of a longer one.
  private static func places(of digits: [Character], in row: [Character]) -> [Int] {
    guard row.count >= digits.count else { return [] }
    return (0...row.count - digits.count).filter { start in
      let end = start + digits.count
      guard row[start..<end].elementsEqual(digits) else { return false }
      let before = start > 0 ? row[start - 1] : " "
      let after = end < row.count ? row[end] : " "
      let isOther = digits[0] != "−" && before == "−"
      return !isOther && !continues(before) && !continues(after)
    }
  }

  private static func continues(_ character: Character) -> Bool {
    character.isNumber || character == "." || character == "," || character == "e"
  }

  /// A number without a plus sign, which views write in columns of their own.
  private static func unsigned(_ number: String) -> String {
    number.hasPrefix("+") ? String(number.dropFirst()) : number
  }
}
