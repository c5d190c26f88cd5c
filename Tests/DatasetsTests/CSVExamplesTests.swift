import Datasets
import NeuralCore
import TestSupport
import Testing

@Suite struct CSVExamplesTests {
  let folder: DataFolder

  init() throws { folder = try DataFolder() }

  func read(
    _ text: String, inputs: Int = 2, targets: Int = 1, classes: Int? = nil,
    _ format: TableFormat = TableFormat()
  ) throws -> CSVExamples {
    let file = try folder.write(Array(text.utf8), as: "points.csv")
    return try CSVExamples(file, inputs: inputs, targets: targets, classes: classes, format)
  }

  func rows(_ examples: CSVExamples) -> [[Float]] {
    (0..<examples.count).map { example in
      let batch = Batch([example], from: examples)
      return batch.inputs + batch.targets
    }
  }

  func fault(
    _ text: String, inputs: Int = 2, targets: Int = 1, classes: Int? = nil,
    _ format: TableFormat = TableFormat()
  ) -> String {
    do {
      return
        "read \(rows(try read(text, inputs: inputs, targets: targets, classes: classes, format)))"
    } catch {
      return folder.said(error)
    }
  }

  @Test(arguments: [
    "0.5,-1,1\n2e-1,3,0\n", "0.5,-1,1\n2e-1,3,0", "0.5,-1,1\r\n2e-1,3,0\r\n", "0.5,-1,1\r2e-1,3,0",
    "\u{FEFF}0.5,-1,1\n2e-1,3,0\n", "  0.5 ,\t-1 , 1 \n\n   \n.2,+3,0\n\n",
    "\"0.5\",\"-1\", \"1\" \n0.2,\"3\",0\n", "x,y,t\n0.5,-1,1\n0.2,3,0\n",
    "\"a, \"\"b\"\"\nc\",x,y\n0.5,-1,1\n0.2,3,0\n",
  ])
  func theSameExamplesInManySpellings(text: String) throws {
    let examples = try read(text)
    #expect(rows(examples) == [[0.5, -1, 1], [0.2, 3, 0]])
    #expect(examples.hasHeader == (text.hasPrefix("x") || text.hasPrefix("\"a")))
  }

  @Test func gzipIsReadToo() throws {
    let file = try folder.write(gzip(Array("1,2,3\n".utf8)), as: "points.csv.gz")
    #expect(rows(try CSVExamples(file, inputs: 1, targets: 2)) == [[1, 2, 3]])
  }

  @Test func faultsNameLineAndField() {
    #expect(
      fault("1,2,3\n1,2\n")
        == "points.csv: line 2 must have 3 fields, inputs: 2 and targets: 1, but it has 2")
    #expect(
      fault("a,b,c\n\n1,2,3,4\n")
        == "points.csv: line 3 must have 3 fields, inputs: 2 and targets: 1, but it has 4; "
        + "a network of 3 inputs takes it: --network \"3 dense(…) …\"")
    #expect(
      fault("1,2,3,\n")
        == "points.csv: line 1 must have 3 fields, inputs: 2 and targets: 1, but it has 4, "
        + "the last of them empty")
    #expect(
      fault("1,2,3\n1,two,3\n")
        == "points.csv: field 2 of line 2 must be a number such as 0.5, but it is “two”")
    #expect(
      fault("1,2,3\n1,\"0,5\",3\n")
        == "points.csv: field 2 of line 2 must be a number such as 0.5, but it is “0,5”; --decimal-comma reads it"
    )
    for word in ["nan", "-inf", "Infinity", "1e40"] {
      #expect(
        fault("1,2,\(word)\n")
          == "points.csv: field 3 of line 1 must be a finite number of single precision, "
          + "but it is “\(word)”")
    }
    #expect(
      fault("1,2,3\n1,2,\n")
        == "points.csv: field 3 of line 2 must be a number such as 0.5, but it is empty")
    #expect(
      fault("1,2,3\n\"1\n,2,3\n")
        == "points.csv: field 1 of line 2 must close the quote it opens, but the file ends first")
    #expect(
      fault("1,\"2\"2,3\n")
        == "points.csv: field 2 of line 1 must end with its closing quote, but more follows")
    #expect(
      fault("") == "points.csv: a file of examples must have a line of numbers, but it is empty")
    #expect(
      fault("a,b,c\n")
        == "points.csv: a file of examples must have a line of numbers, but it has only a header")
  }

  @Test func aTargetThatIsNoClassIsRefused() {
    #expect(fault("1,2,2\n", classes: 3) == "read [[1.0, 2.0, 2.0]]")
    for wrong in ["3", "-1", "0.5"] {
      #expect(
        fault("1,2,0\n1,2,\(wrong)\n", classes: 3)
          == "points.csv: field 3 of line 2 must be the number of a class, 0 to 2, "
          + "but it is “\(wrong)”\(wrong == "3" ? "; classes are counted from 0" : "")")
    }
  }

  /// A first line with a number in it is an example, and what is wrong with it is said.
  @Test func aFirstLineWithANumberIsNoHeader() {
    #expect(
      fault("O.5,1.0,1\n0.25,0.75,0\n")
        == "points.csv: field 1 of line 1 must be a number such as 0.5, but it is “O.5”")
    #expect(
      fault("0.5,,1\n0.25,0.75,0\n")
        == "points.csv: field 2 of line 1 must be a number such as 0.5, but it is empty")
    #expect(
      fault("1,2,x\n1,2,3\n")
        == "points.csv: field 3 of line 1 must be a number such as 0.5, but it is “x”")
  }

  @Test func utf16IsNamed() throws {
    let file = try folder.write([0xFF, 0xFE, 0x30, 0], as: "points.csv")
    let error = #expect(throws: FileError.self) { try CSVExamples(file, inputs: 1, targets: 1) }
    #expect(error?.found == "this one begins as a text in UTF-16: save it as UTF-8")
  }

  /// 49 pixels are a picture; the class before them, or bytes, are asked about by name.
  @Test func columnsAsOthersArrangeThemAreAskedAbout() throws {
    let pixels = Array(repeating: "0", count: 47) + ["255", "0"]
    let labelFirst = ["5,", "0,"].map { $0 + pixels.joined(separator: ",") }.joined(separator: "\n")
    let first = #expect(throws: FileError.self) {
      try read(labelFirst, inputs: 49, classes: 10)
    }
    #expect(
      first?.found
        == "the first column looks like the class (whole numbers 0 to 9, the last column "
        + "is always 0): --label first")
    let bytes = #expect(throws: FileError.self) {
      try read(pixels.joined(separator: ",") + ",5\n", inputs: 49, classes: 10)
    }
    #expect(
      bytes?.found
        == "the inputs look like bytes (whole numbers up to 255): --scale 255 divides them, "
        + "--scale 1 leaves them as they are")
    let row = Array(repeating: "0", count: 48) + ["1", "5"]
    #expect(try read(row.joined(separator: ","), inputs: 49, classes: 10).count == 1)
  }

  @Test func aLineOfVeryManyFieldsIsNotCountedToItsEnd() throws {
    let file = try folder.write(
      gzip([UInt8](repeating: UInt8(ascii: ","), count: 3_000_000)), as: "commas.csv.gz")
    let error = #expect(throws: FileError.self) { try CSVExamples(file, inputs: 2, targets: 1) }
    #expect(
      error.map(folder.said)
        == "commas.csv.gz: line 1 must have at most 131072 fields, but it has more")
  }

  @Test func manyLinesComeBackInTheirOrder() throws {
    let text = (0..<70_000).map { "\($0),\($0 % 7)" }.joined(separator: "\n")
    let examples = try read(text, inputs: 1, targets: 1)
    #expect(examples.count == 70_000)
    for index in [0, 1, 32_767, 32_768, 32_769, 69_999] {
      let batch = Batch([index], from: examples)
      #expect(batch.inputs + batch.targets == [Float(index), Float(index % 7)])
    }
  }

  /// Every spelling of a number is the one that the system reads.
  @Test func numbersAreRoundedOnce() throws {
    var random = SplitMix(state: 5)
    for _ in 0..<2_000 {
      let digits = String(random.next() % 1_000_000_000)
      let places = Int(random.next() % 10)
      let text =
        digits.count > places
        ? "-" + digits.dropLast(places) + "." + digits.suffix(places) : "0." + digits
      let examples = try read("\(text),1\n", inputs: 1, targets: 1)
      #expect(Batch([0], from: examples).inputs[0] == Float(text))
    }
  }

  @Test func whatIsInTheFileCannotSteerATerminal() {
    let message = fault("1,2,3\n1,\u{1b}[2J\u{202E},3\n")
    #expect(message.hasSuffix("but it is “\u{FFFD}[2J”"))
  }

  @Test func whatIsNoFileGetsASentence() throws {
    #expect(throws: FileError.self) { try CSVExamples(folder.url, inputs: 1, targets: 1) }
    #expect(throws: FileError.self) {
      try CSVExamples(folder.url.appendingPathComponent("missing"), inputs: 1, targets: 1)
    }
  }

  /// Any bytes give examples or a sentence.
  @Test func randomTextsNeverCrash() throws {
    var random = SplitMix(state: 3)
    let alphabet = Array("0123456789.,,,\n\n\r\" -+eEnaix\u{1b}".utf8) + [0xEF, 0xBB, 0xBF, 0xFF]
    for _ in 0..<500 {
      let bytes = (0..<Int(random.next() % 60)).map { _ in
        alphabet[Int(random.next() % UInt64(alphabet.count))]
      }
      let file = try folder.write(bytes, as: "random.csv")
      do {
        let examples = try CSVExamples(file, inputs: 1, targets: 1)
        let areFinite = rows(examples).joined().allSatisfy(\.isFinite)
        #expect(areFinite)
      } catch {
        #expect(!error.description.contains("\n"))
      }
    }
  }
}
