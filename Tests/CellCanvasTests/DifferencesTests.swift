import CellCanvas
import Testing

/// What differs between two parts of a canvas.
@Suite struct DifferencesTests {
  private static let style = Style(.rgb(135, 0, 135), on: .terminal, [.underline])

  /// Two columns of text with what is marked in square brackets, and the rows in which something is.
  private func marked(_ rows: [(String, String)]) -> (texts: [[String]], rows: [Int]) {
    let width = 16
    var canvas = Canvas(Size(width: 2 * width, height: rows.count))
    for (row, texts) in rows.enumerated() {
      canvas.put(texts.0, x: 0, y: row)
      canvas.put(texts.1, x: width, y: row)
    }
    let parts = [0, width].map { Rect(x: $0, y: 0, width: width, height: rows.count) }
    let differences = Differences.mark(parts[0], parts[1], on: &canvas, style: Self.style)
    let texts = parts.map { part in
      rows.indices.map { row in
        (0..<width).filter { canvas[part.x + $0, row].style.attributes.contains(.underline) }
          .map { canvas[part.x + $0, row].text }.joined()
      }
    }
    return (texts, differences.rows)
  }

  @Test func aNumberIsMarkedAsAWhole() {
    let found = marked([("a = +0.5000", "a = +0.5100"), ("b = 1", "b = 1")])
    #expect(found.texts == [["+0.5000", ""], ["+0.5100", ""]])
    #expect(found.rows == [0])
  }

  @Test func whatIsWrittenLongerMovesNothingElse() {
    let found = marked([("9 × 2 = 18", "10 × 2 = 20"), ("", "more")])
    #expect(found.texts == [["918", ""], ["1020", "more"]])
    #expect(found.rows == [0, 1])
  }

  /// A picture says by itself that it is another one: only its row is told.
  @Test func picturesStayAsTheyAre() {
    let found = marked([("█▌ 2", "██ 2"), ("█▌ 2", "█▌ 2")])
    #expect(found.texts == [["", ""], ["", ""]])
    #expect(found.rows == [0])
  }
}
