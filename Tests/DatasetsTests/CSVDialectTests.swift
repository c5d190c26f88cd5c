import Datasets
import NeuralCore
import TestSupport
import Testing

/// Files as spreadsheets of many countries write them.
@Suite struct CSVDialectTests {
  let folder: DataFolder

  init() throws { folder = try DataFolder() }

  private func read(
    _ text: String, inputs: Int = 2, _ format: TableFormat = TableFormat()
  ) throws -> CSVExamples {
    let file = try folder.write(Array(text.utf8), as: "points.csv")
    return try CSVExamples(file, inputs: inputs, targets: 1, format)
  }

  private func rows(_ examples: CSVExamples) -> [[Float]] {
    (0..<examples.count).map {
      let batch = Batch([$0], from: examples)
      return batch.inputs + batch.targets
    }
  }

  private static let spellings: [(text: String, delimiter: CSVDelimiter, hasComma: Bool)] = [
    ("0.5,1.0,1\n0.25,0.75,0\n", .comma, false),
    ("0,5;1,0;1\r\n0,25;0,75;0\r\n", .semicolon, true),
    ("sep=;\r\n0,5;1,0;1\r\n0,25;0,75;0\r\n", .semicolon, true),
    ("\u{FEFF}\"sep=,\"\r\n0.5,1,1\r\n0.25,0.75,0", .comma, false),
    ("SEP=\t\n0.5\t1\t1\n0.25\t0.75\t0", .tab, false),
    ("0.5;1.0;1\n0.25;0.75;0", .semicolon, false),
    ("0.5\t1.0\t1\n0.25\t0.75\t0\n", .tab, false),
    ("0,5\t1,0\t1\n0,25\t0,75\t0\n", .tab, true),
    ("0.5 1.0 1\n0.25   0.75  0  \n", .blank, false),
    ("  0,5 1,0\t1\n 0,25 0,75 0\n", .blank, true),
    ("0.5|1.0|1\n0.25|0.75|0", .bar, false),
    ("0.5 , 1.0 , 1\n0.25 ,\t0.75 , 0", .comma, false),
    ("\"0,5\";\"1,0\";\"1\"\n\"0,25\";\"0,75\";\"0\"", .semicolon, true),
    ("x;y;t\n0,5;1;1\n0,25;0,75;0", .semicolon, true),
    ("x y t\n0.5 1 1\n0.25 0.75 0", .blank, false),
  ]

  @Test(arguments: spellings)
  func theSameExamples(_ spelling: (text: String, delimiter: CSVDelimiter, hasComma: Bool)) throws {
    let examples = try read(spelling.text)
    #expect(rows(examples) == [[0.5, 1, 1], [0.25, 0.75, 0]])
    #expect(examples.dialect.delimiter == spelling.delimiter)
    #expect(examples.dialect.hasDecimalComma == spelling.hasComma)
    #expect(examples.hasHeader == ["x", "\u{78}"].contains(spelling.text.first))
  }

  /// Whole numbers come first in this file, and its decimal commas only where nobody looked.
  @Test func whatCannotBeSeenIsNamed() throws {
    let text = String(repeating: "1;2;1\n", count: 20_000) + "0,5;1;1\n"
    let error = #expect(throws: FileError.self) { try read(text) }
    #expect(
      error.map(folder.said)
        == "points.csv: field 1 of line 20001 must be a number such as 0.5, but it is “0,5”; "
        + "--decimal-comma reads it")
    var format = TableFormat()
    format.hasDecimalComma = true
    #expect(rows(try read(text, format)).last == [0.5, 1, 1])
  }

  @Test func whatIsNamedIsNotRecognised() throws {
    var format = TableFormat()
    format.delimiter = .semicolon
    let error = #expect(throws: FileError.self) { try read("1,2,3\n", format) }
    #expect(
      error.map(folder.said)
        == "points.csv: line 1 must have 3 fields, inputs: 2 and targets: 1, but it has 1; "
        + "they are separated by semicolons (--delimiter)")
    #expect(rows(try read("1 ; 2;;3\n".replacing(";;", with: ";"), format)) == [[1, 2, 3]])
  }

  @Test func pointsAmongCommasAreRefused() {
    let error = #expect(throws: FileError.self) { try read("0,5;1,0;1\n0.5;1;1\n") }
    #expect(
      error.map(folder.said)
        == "points.csv: field 1 of line 2 must be a number such as 0,5, but it is “0.5”")
  }

  @Test func aTrueMinusSignIsOne() throws {
    #expect(rows(try read("−0.5,1.0,1\n")) == [[-0.5, 1, 1]])
  }

  @Test(arguments: ["NA", "NaN", "null", "?", "-", "n/a"])
  func whatIsMissingIsRefusedWithItsPlace(word: String) {
    let error = #expect(throws: FileError.self) { try read("x,y,t\n1,2,3\n1,\(word),3\n") }
    let said = error.map(folder.said) ?? ""
    #expect(said.hasPrefix("points.csv: field 2 (“y”) of line 3 must be a "), "\(said)")
    #expect(said.hasSuffix("but it is “\(word)”"))
  }

  @Test func namesOfDelimiters() {
    for delimiter in CSVDelimiter.allCases {
      #expect(CSVDelimiter(delimiter.rawValue) == delimiter)
    }
    #expect(CSVDelimiter(";") == .semicolon && CSVDelimiter("\\t") == .tab)
    #expect(CSVDelimiter("pipe") == .bar && CSVDelimiter(" ") == .blank)
    #expect(CSVDelimiter("x") == nil && CSVDelimiter("") == nil)
  }
}
