import Legibility

/// Breaks `text` into lines of at most `width` columns.
///
/// Lines break at blanks, which vanish there, at newlines, which are kept (an empty line stays), and
/// between characters that are wide, as in Japanese: but never so that a line begins with a closing
/// mark or ends with an opening one. A word longer than a line is cut.
public func wrap(_ text: some StringProtocol, width: Int) -> [String] {
  wrap([StyledText(String(text))], width: width).map { $0.map(\.text).joined() }
}

/// Breaks pieces of text into lines of at most `width` columns, each piece keeping its style.
///
/// The rules are those for plain text; a break is possible inside of a piece and between two.
public func wrap(_ pieces: [StyledText], width: Int) -> [[StyledText]] {
  guard width > 0 else { return [] }
  var wrapping = Wrapping(width: width)
  for piece in pieces {
    for character in piece.text { wrapping.add(character, piece.style) }
  }
  return wrapping.finished()
}

/// Lines as they fill up: those that are done, the one begun, and what was read since the last
/// place where a line may break.
private struct Wrapping {
  let width: Int
  var lines: [[StyledText]] = []
  var line: [(character: Character, style: Style)] = []
  var lineColumns = 0
  /// The index in `line` of the first character that would move to the next line.
  var breakIndex: Int?

  init(width: Int) { self.width = width }

  mutating func add(_ character: Character, _ style: Style) {
    if character.isNewline {
      close(upTo: line.count)
      return
    }
    if mayBreak(before: character) { breakIndex = line.count }
    let columns = character.columns
    if lineColumns + columns > width, !line.isEmpty {
      if character == " " {
        breakIndex = line.count + 1
        line.append((character, style))
        return
      }
      close(upTo: breakIndex ?? line.count)
      // What moved down may leave no room either: then the rules about marks give way.
      if lineColumns + columns > width, !line.isEmpty { close(upTo: line.count) }
    }
    line.append((character, style))
    lineColumns += columns
    if character == " ", lineColumns > 0 { breakIndex = line.count }
  }

  mutating func finished() -> [[StyledText]] {
    if !line.isEmpty || lines.isEmpty { close(upTo: line.count) }
    return lines
  }

  private func mayBreak(before character: Character) -> Bool {
    guard let last = line.last?.character, last != " ", character != " " else { return false }
    guard last.isWide || character.isWide else { return false }
    return !character.mustNotBeginLine && !last.mustNotEndLine
  }

  /// Ends the line before `index`; what follows begins the next one, without its blanks.
  private mutating func close(upTo index: Int) {
    var kept = line[..<index]
    while kept.last?.character == " " { kept.removeLast() }
    lines.append(Self.pieces(kept))
    line = Array(line[index...].drop { $0.character == " " })
    lineColumns = line.reduce(0) { $0 + $1.character.columns }
    breakIndex = nil
  }

  private static func pieces(_ characters: ArraySlice<(character: Character, style: Style)>)
    -> [StyledText]
  {
    var pieces: [StyledText] = []
    for (character, style) in characters {
      if pieces.last?.style == style {
        pieces[pieces.count - 1].text.append(character)
      } else {
        pieces.append(StyledText(String(character), style))
      }
    }
    return pieces
  }
}

extension Character {
  fileprivate var isWide: Bool { unicodeScalars.first.map { $0.columns == 2 } ?? false }

  /// Closing marks, small kana and the long vowel mark (JIS X 4051's first class and its kin).
  fileprivate var mustNotBeginLine: Bool {
    "、。，．・：；！？」』）】〕〉》｝］ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々゛゜…‥,.:;!?)]}"
      .contains(self)
  }

  fileprivate var mustNotEndLine: Bool { "「『（【〔〈《｛［([{".contains(self) }
}
