import Datasets
import NeuralCore
import TestSupport
import Testing

/// A class among the columns: named, checked, and written as the loss compares it.
@Suite struct OwnTableTests {
  let folder: DataFolder
  let network: Sequential

  init() throws {
    folder = try DataFolder()
    network = try Sequential("2 dense(3) softmax")
  }

  private func format(
    _ label: TableFormat.Label?, scale: Float? = nil, classes: [String] = []
  ) -> TableFormat {
    var format = TableFormat()
    (format.label, format.scale, format.classes) = (label, scale, classes)
    return format
  }

  private func rows(
    _ text: String, _ format: TableFormat, _ loss: Loss = .categoricalCrossentropy(),
    _ network: Sequential? = nil
  ) throws -> [[Float]] {
    let file = try folder.write(Array(text.utf8), as: "\(text.hashValue).csv")
    let examples = try OwnTable(file.path, format).examples(for: network ?? self.network, loss)
    return (0..<examples.count).map {
      let batch = Batch([$0], from: examples)
      return batch.inputs + batch.targets
    }
  }

  private func fault(
    _ text: String, _ format: TableFormat, _ loss: Loss = .categoricalCrossentropy(),
    _ network: Sequential? = nil
  ) -> String {
    do {
      return "read \(try rows(text, format, loss, network))"
    } catch {
      return "\(error)".split(separator: ": ", maxSplits: 1).last.map(String.init) ?? ""
    }
  }

  @Test func aClassBecomesOneHotWhereTheLossComparesSo() throws {
    let wanted: [[Float]] = [[0.5, 1, 0, 0, 1], [0.25, 0, 1, 0, 0]]
    #expect(try rows("2,0.5,1\n0,0.25,0\n", format(.first)) == wanted)
    #expect(try rows("0.5,1,2\n0.25,0,0\n", format(.last)) == wanted)
    #expect(try rows("x,kind,y\n0.5,2,1\n0.25,0,0\n", format(.named("kind"))) == wanted)
    #expect(try rows("2,0.5,1\n0,0.25,0\n", format(.first), .meanSquaredError) == wanted)
    let numbers: [[Float]] = [[0.5, 1, 2], [0.25, 0, 0]]
    #expect(
      try rows("2,0.5,1\n0,0.25,0\n", format(.first), .sparseCategoricalCrossentropy) == numbers)
    let one = try Sequential("2 dense(1) sigmoid")
    #expect(
      try rows("1,0.5,1\n0,0.25,0\n", format(.first), .binaryCrossentropy(), one)
        == [[0.5, 1, 1], [0.25, 0, 0]])
  }

  @Test func inputsAreDividedAndTheClassIsNot() throws {
    #expect(try rows("2,255,51\n", format(.first, scale: 255)) == [[1, 0.2, 0, 0, 1]])
  }

  @Test func aClassMayHaveAName() throws {
    let named = format(.last, classes: ["setosa", "versicolor", "virginica"])
    #expect(try rows("5,3,versicolor\n", named) == [[5, 3, 0, 1, 0]])
    #expect(
      fault("5,3,rosa\n", named)
        == "field 3 of line 1 must be the number of a class, 0 to 2, but it is “rosa”")
    #expect(
      fault("5,3,setosa\n", format(.last))
        == "field 3 of line 1 must be the number of a class, 0 to 2, but it is “setosa”; "
        + "--classes names them in their order: --classes setosa,…")
  }

  @Test func theNamesGoWithTheExamples() throws {
    let folder = try DataFolder()
    let file = try folder.write(Array("5,3,1\n".utf8), as: "iris.csv")
    let network = try Sequential("2 dense(3) softmax")
    let named = OwnTable(file.path, format(.last, classes: ["setosa", "versicolor", "virginica"]))
    let read = try named.examples(for: network, .categoricalCrossentropy())
    #expect(read.arrangement.word(forClass: 1) == "versicolor")
    for few in [["setosa", "versicolor"], ["a", "b", "c", "d"]] {
      let error = #expect(throws: FileError.self) {
        try OwnTable(file.path, format(.last, classes: few))
          .examples(for: network, .categoricalCrossentropy())
      }
      #expect(error?.found == "there are \(few.count) names and 3 classes")
    }
  }

  @Test func whatIsNoClassIsRefusedWithItsPlace() {
    for wrong in ["3", "-1", "0.5"] {
      #expect(
        fault("1,2,1\n\(wrong),2,1\n", format(.first))
          == "field 1 of line 2 must be the number of a class, 0 to 2, but it is “\(wrong)”"
          + (wrong == "3" ? "; classes are counted from 0" : ""))
    }
    #expect(
      fault("2,1,,\n".replacing(",,", with: ","), format(.first))
        == "field 3 of line 1 must be a number such as 0.5, but it is empty")
  }

  @Test func aColumnThatIsNotThereIsSaid() {
    #expect(
      fault("1,2,1\n", format(.named("kind")))
        == "--label takes first, last, or a name that stands in the first line, but --label kind was "
        + "given and the file has no header")
    #expect(
      fault("x,y,sort\n1,2,1\n", format(.named("kind")))
        == "--label takes first, last, or a name that stands in the first line, but --label kind was "
        + "given and the names are “x”, “y”, “sort”")
  }

  /// One column too few for targets that are compared one by one: which one is the class is asked.
  @Test func aClassIsAskedForByName() {
    let start = "line 1 must have 5 fields, inputs: 2 and targets: 3, but it has 3; "
    #expect(
      fault("2,0.5,0.1\n", format(nil))
        == start + "the first column looks like the class: --label first")
    #expect(
      fault("0.5,0.1,2\n", format(nil))
        == start + "the last column looks like the class: --label last")
    #expect(
      fault("1,0.5,2\n", format(nil))
        == start + "where a column is the class, name it: --label first or --label last")
    #expect(
      fault(
        "1,0.5,0.7\n0,0.25,0.2\n", format(nil), .binaryCrossentropy(),
        try? Sequential("2 dense(1) sigmoid"))
        == "without --label the class stands in the last column, but the first column looks like the "
        + "class (whole numbers 0 to 1, the last are none): --label first")
  }

  @Test func whatLooksDividedAlreadyIsAskedAbout() throws {
    let picture = try Sequential("49 dense(3) softmax")
    let line = "1," + Array(repeating: "0.5", count: 49).joined(separator: ",")
    #expect(
      fault(line, format(.first, scale: 255), .categoricalCrossentropy(), picture)
        == "the pixels of a picture are numbers from 0 to 1, but the inputs are that before they are "
        + "divided: leave out --scale 255")
    let bytes = "1," + Array(repeating: "200", count: 49).joined(separator: ",")
    let file = try folder.write(Array(bytes.utf8), as: "bytes.csv")
    let examples = try OwnTable(file.path, format(.first, scale: 255)).examples(
      for: picture, .categoricalCrossentropy())
    #expect(examples.arrangement == .picture(rows: 7, columns: 7))
    #expect(Batch([0], from: examples).inputs[0] == Preprocessing.normalize(200))
  }

  @Test(arguments: [
    "csv:points.csv", "csv,label=first,scale=255:a/b c:d.csv",
    "csv,label=my%20kind%2C,delimiter=tab,decimal-comma,classes=a+b%2Bc:x",
    "csv,label=last,scale=0.5:x",
  ])
  func theTextFormReadsBack(text: String) throws {
    #expect("\(try DataDescription(text))" == text)
  }

  @Test(arguments: ["csv:", "csv,label=first", "csv,scale=-1:x", "csv,scale=x:x", "csv,what=1:x"])
  func whatIsNoTextFormIsRefused(text: String) {
    #expect(throws: DescriptionError.self) { try DataDescription(text) }
  }

  @Test func aFileIsNoData() {
    #expect(throws: DescriptionError.self) { try DataDescription("two.csv") }
    do {
      _ = try DataDescription("two.csv")
    } catch {
      #expect(
        error.message == "“two.csv” is a file: --examples two.csv takes its lines as examples")
    }
  }

  /// Cut or changed anywhere, it gives examples or a sentence.
  @Test func damagedFilesNeverCrash() throws {
    var random = SplitMix(state: 11)
    let whole = Array("sep=;\r\nkind;x;y\r\n2;0,5;1\r\n0;\"0,25\";0\r\n1;−3;1e-2\r\n".utf8)
    for _ in 0..<400 {
      var bytes = Array(whole.prefix(Int(random.next() % UInt64(whole.count + 1))))
      for _ in 0..<Int(random.next() % 4) where !bytes.isEmpty {
        bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
      }
      let file = try folder.write(bytes, as: "damaged.csv")
      do {
        let examples = try CSVExamples(file, inputs: 2, targets: 3, classes: 3, format(.first))
        let areFinite = (0..<examples.count).allSatisfy {
          Batch([$0], from: examples).inputs.allSatisfy(\.isFinite)
        }
        #expect(areFinite)
      } catch {
        #expect(!error.description.contains("\n"))
      }
    }
  }
}
