import CellCanvas
import Datasets
import Foundation
import LessonKit
import MomentViews
import NeuralCore
import TestSupport
import Testing
import TimeTravel
import Workbench

/// What the data calls its classes and its examples goes with it into every room and view.
struct ClassWordsTests {
  static let names = [
    "T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag",
    "Ankle boot",
  ]

  /// Examples of classes, the first of them of the last class.
  struct Classes: ExampleSource {
    let arrangement: Arrangement
    let targetWidth: Int
    let inputWidth = 784
    var count: Int { 2 * targetWidth }

    func label(_ index: Int) -> Int { (index + targetWidth - 1) % targetWidth }

    func copyExample(
      _ index: Int, input: UnsafeMutableBufferPointer<Float>,
      target: UnsafeMutableBufferPointer<Float>
    ) {
      for place in input.indices { input[place] = Float((place * 7 + index * 31) % 256) / 255 }
      for k in target.indices { target[k] = k == label(index) ? 1 : 0 }
    }
  }

  private static func session(_ outputs: Int) throws -> Session {
    Session(
      network: try Sequential("784 dense(6) relu dense(\(outputs)) softmax"),
      loss: .categoricalCrossentropy(), optimizer: .sgd(learningRate: 0.1), seed: 3)
  }

  private static let sizes = [Size(width: 80, height: 24), Size(width: 120, height: 40)]
  private static let forms = [
    Arrangement.picture(rows: 28, columns: 28, classes: names),
    Arrangement(.numbers, classes: names),
  ]

  /// A class as a bare number, in the places where one would stand.
  private static var numbers: [Regex<Substring>] {
    [
      #/says \d\b/#, #/target \d\b/#, #/it is \d/#, #/✗ no: \d/#, #/right would be \d/#,
      #/guess is \d/#, #/[Cc]lass \d/#, #/answer is \d/#, #/answers \d/#, #/digit/#,
    ]
  }

  // MARK: The walk

  @Test(arguments: forms, sizes) func everyPlaceOfAWalk(_ form: Arrangement, _ size: Size) throws {
    let source = Classes(arrangement: form, targetWidth: 10)
    for place in [
      "input", "dense_1", "dense_1 9", "softmax", "softmax 9", "loss", "blame dense_1",
      "blame dense_1 9", "again",
    ] {
      let session = try Self.session(10)
      var program = try Program(size)
      try program.open(
        .step(
          StepOpening(session: session, source: source, target: Target(place, in: session))))
      #expect(program.lines[0].contains("Ankle boot"), "\(place): \(program.lines[0])")
      for number in Self.numbers {
        let found = program.screen.firstMatch(of: number)?.output
        #expect(found == nil, "\(place): \(found ?? "")\n\(program.screen)")
      }
    }
  }

  @Test(arguments: ["softmax", "loss", "blame dense_1", "again"])
  func tablesOfOutputsHaveTheNames(_ place: String) throws {
    let session = try Self.session(10)
    var program = try Program(Size(width: 80, height: 24))
    try program.open(
      .step(
        StepOpening(
          session: session, source: Classes(arrangement: Self.forms[0], targetWidth: 10),
          target: Target(place, in: session))))
    for name in ["Trouser", "Coat", "Bag"] { #expect(program.screen.contains(name)) }
  }

  @Test func aStandardisedTableKeepsItsNames() throws {
    let source = Classes(arrangement: Self.forms[0], targetWidth: 10)
    let standard = Standardization(of: source)
    let standardized = source.standardized(by: standard)
    #expect(
      standardized.arrangement
        == Self.forms[0].standardized(means: standard.means, deviations: standard.deviations))
    #expect(standardized.arrangement.classes == Self.names)
  }

  // MARK: Evaluate

  @Test(arguments: forms, sizes) func theEvaluation(_ form: Arrangement, _ size: Size) throws {
    var program = try Program(size)
    let source = Classes(arrangement: form, targetWidth: 10)
    try program.open(
      .evaluate(AskedModel(Self.session(10), named: "m.safetensors", on: source)))
    let noun = form.picture == nil ? "example" : "picture"
    #expect(program.screen.contains("20 \(noun)s"))
    #expect(program.screen.contains(try Regex("\(noun) \\d+: [A-Z][a-z -]+, taken for [A-Z]")))
    #expect(!program.screen.contains(#/\d→\d/#))
    if size.width == 80 {
      program.press("v")
      #expect(program.screen.contains("Sneaker"), "\(program.screen)")
      #expect(program.screen.contains("prec.") && program.screen.contains("recall"))
    }
  }

  @Test func theKeysOfTheClassesMoveAmongThem() throws {
    var program = try Program(Size(width: 80, height: 24))
    let source = Classes(arrangement: Self.forms[0], targetWidth: 10)
    try program.open(
      .evaluate(AskedModel(Self.session(10), named: "m.safetensors", on: source)))
    program.press("v")
    #expect(!program.keys.contains("picture →") && !program.timeline.contains("surest"))
    let before = program.screen
    program.press("Down", "Down")
    #expect(program.screen != before && program.screen.contains("▶"))
    #expect(program.screen.contains("a row for what it is"))
    program.press("Enter")
    #expect(
      program.screen.contains("Pullover, taken for") || program.sentence.contains("Pullover"),
      "\(program.screen)")
    var large = try Program(Size(width: 120, height: 40))
    try large.open(.evaluate(AskedModel(Self.session(10), named: "m", on: source)))
    #expect(!large.keys.contains("v other view"))
  }

  @Test(arguments: [11, 26, 62]) func moreClassesThanATableHasAreListed(_ count: Int) throws {
    let names = (0..<count).map { "kind \($0)" }
    let source = Classes(
      arrangement: .picture(rows: 28, columns: 28, classes: names), targetWidth: count)
    var program = try Program(Size(width: 80, height: 24))
    try program.open(
      .evaluate(AskedModel(Self.session(count), named: "m.safetensors", on: source)))
    #expect(program.keys.contains("v other view"))
    program.press("v")
    #expect(program.screen.contains("of \(count), those with the least recall first"))
    program.press("G")
    #expect(program.screen.contains("–\(count) of \(count)"), "\(program.screen)")
    program.press("g", "Enter")
    #expect(program.screen.contains(#/taken for kind \d+/#), "\(program.screen)")
  }

  // MARK: Draw and home

  private func drawing(_ outputs: Int, _ arrangement: Arrangement) throws -> Program {
    var program = try Program(Size(width: 80, height: 24))
    let reader = try #require(
      DrawingReader(Self.session(outputs), of: "m.safetensors", like: arrangement))
    try program.open(.draw(reader, on: nil))
    program.press("space", "Down*6")
    return program
  }

  @Test func aDrawingIsReadInTheNames() throws {
    var program = try drawing(10, Self.forms[0])
    #expect(program.sentence.contains(#/It says [A-Z][a-z -]+, with p/#), "\(program.sentence)")
    for name in Self.names { #expect(program.screen.contains(name.cut(to: 8))) }
    program.press("Enter")
    #expect(program.lines[0].contains(#/example 0 \(taken for [A-Z]/#), "\(program.lines[0])")
  }

  @Test func manyClassesAreReadTheSurestFirst() throws {
    var program = try drawing(62, .digit(rows: 28, columns: 28))
    #expect(program.screen.contains("1–17 of 62"), "\(program.screen)")
    let said = try #require(program.sentence.firstMatch(of: #/It says (\d+), with/#)?.1)
    #expect(program.lines.contains { $0.contains("▶\(said)") })
    program.press("]*4")
    #expect(program.screen.contains("46–62 of 62"), "\(program.screen)")
    program.press("t")
    program.send(.input(.paste("63")))
    program.press("Enter")
    #expect(program.screen.contains("there are classes 0 to 61"), "\(program.screen)")
    program.press("Backspace", "Enter", "f")
    #expect(program.sentence.contains("p of 6:"), "\(program.sentence)")
  }

  /// A model that knows what its classes are called says so of pictures that do not tell.
  @Test func aModelOpenedFromHomeNamesItsClasses() throws {
    var program = try Program(mnist: FewDigits.mnist())
    let model = OpenedModel(
      try Self.session(10), file: "m.safetensors", pictures: PictureMeaning(classes: Self.names),
      standardization: nil)
    program.send(.model(model, .evaluation))
    for name in ["Trouser", "Ankle boot"] { #expect(program.screen.contains(name)) }
  }

  @Test func homeSaysWhatIsAtHand() throws {
    let program = try Program(mnist: FewDigits.mnist())
    #expect(program.screen.contains("watch it learn 3 pictures"))
    #expect(program.screen.contains("asked about 3 test pictures"))
    #expect(program.screen.contains("look at pictures and labels"))
    let usual = try Program()
    #expect(usual.screen.contains("watch it learn 60,000 digits"))
    #expect(usual.screen.contains("asked about 10,000 test digits"))
  }

  /// Of numbers all are seen that have room, and that there are more where they do not.
  @Test func numbersThatAreNoPictureAreToldOrSaidToGoOn() {
    #expect(
      ExamplePictures.lines([1, 2, 3, 4], width: 9, height: 2) == ["1.00 2.00", "3.00 4.00"])
    #expect(ExamplePictures.lines([1, 2, 3], width: 4, height: 3) == ["1.00", "2.00", "3.00"])
    let cut = ExamplePictures.lines((0..<9).map(Float.init), width: 12, height: 2)
    #expect(cut.count == 2 && cut[1].hasSuffix("…") && cut.allSatisfy { $0.count <= 12 })
  }
}
