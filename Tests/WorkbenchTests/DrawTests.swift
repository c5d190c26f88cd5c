import CellCanvas
import Datasets
import LessonKit
import ModelFiles
import NeuralCore
import TestSupport
import Testing
import Workbench

/// The sheet to draw on, and the network that reads it.
struct DrawTests {
  static let reader = Result { () throws -> DrawingReader in
    let file = try ResourceSearch.lessons.find().appendingPathComponent(Course.trainedNetwork)
    return try #require(
      DrawingReader(
        ModelFile.load(file), of: "trained", like: MNIST.shipped().test.arrangement))
  }

  private func program(
    _ size: Size = Size(width: 80, height: 24), on digit: Int? = nil
  ) throws -> Program {
    var program = try Program(size)
    let ink = try digit.map { Batch([$0], from: try MNIST.shipped().test).inputs }
    try program.open(.draw(Self.reader.get(), on: ink))
    return program
  }

  /// A one, drawn with the keys.
  private func drawn() throws -> Program {
    var program = try program()
    program.press("Up*8", "space", "Down*16")
    return program
  }

  private func said(_ program: Program) -> Substring? {
    program.sentence.firstMatch(of: #/It says (\d)/#)?.1
  }

  @Test func whatIsDrawnIsReadWithEveryStroke() throws {
    var program = try program()
    #expect(program.sentence.hasPrefix("Draw a digit"))
    program = try drawn()
    #expect(said(program) == "1", "\(program.screen)")
    program.press("u*16")
    #expect(program.sentence.contains("It says") || program.sentence.hasPrefix("Draw a digit"))
    program.press("n")
    #expect(program.sentence.hasPrefix("Draw a digit"))
    program.press("u")
    #expect(!program.sentence.hasPrefix("Draw a digit"))
  }

  @Test func theSmallestWindowShowsAllProbabilitiesAndTheWholeSheet() throws {
    var program = try program(Size(width: 60, height: 20), on: 8)
    func rows(_ program: Program) -> Int {
      program.screen.matches(of: #/[ ▶◆]\d \S+ \d\.\d/#).count
    }
    #expect(rows(program) == 10, "\(program.screen)")
    #expect(program.lines[1].contains("drawing"))
    // The last row of the sheet can be drawn on.
    program.press("n")
    program.click(4, 15)
    #expect(program.sentence.contains("It says"), "\(program.screen)")
    program.press("n", "Up*8", "space", "Down*16", "f")
    #expect(program.lines[1].contains("seen: 1 pixel changed") && rows(program) == 10)
  }

  @Test func theMouseDrawsToo() throws {
    var program = try program()
    program.click(15, 5)
    #expect(program.sentence.contains("It says"))
    let before = program.screen
    program.drag(from: 10, to: 20, row: 8)
    #expect(program.screen != before)
  }

  /// High in a corner, a digit is read once it is brought to the middle, as MNIST's were.
  @Test func aDigitInACornerIsBroughtToTheMiddle() throws {
    var ink = [Float](repeating: 0, count: 784)
    let digit = Batch([0], from: try MNIST.shipped().test).inputs  // a 7
    for row in 7..<28 {
      for column in 6..<28 { ink[(row - 7) * 28 + column - 6] = digit[row * 28 + column] }
    }
    var program = try Program()
    try program.open(.draw(Self.reader.get(), on: ink))
    #expect(program.screen.contains("seen: sized and centred"))
    #expect(said(program) == "7", "\(program.sentence)")
    program.press("c")
    #expect(program.screen.contains("seen: as it is"))
  }

  @Test func aTestDigitIsSeenAsItIs() throws {
    for digit in 0..<10 {
      let label = try MNIST.shipped().test.labels[digit]
      let program = try program(on: digit)
      if digit != 8 { #expect(said(program) == "\(label)", "digit \(digit): \(program.sentence)") }
    }
  }

  @Test func pixelByPixelItIsFooledAndUndone() throws {
    var program = try program(on: 0)
    let before = program.canvas
    program.press("3")
    var presses = 0
    while !program.sentence.contains("fooled"), presses < 60 {
      program.press("f")
      presses += 1
      #expect(program.sentence.contains("Pixel ("), "\(program.sentence)")
    }
    #expect(program.sentence.contains("fooled, it says 3"), "\(program.sentence)")
    #expect(presses > 1)
    program.press("u*\(presses)")
    #expect(said(program) == "7")
    #expect(before.text.contains("It says 7"))
  }

  @Test func whatIsSeenIsWalkedInto() throws {
    var program = try drawn()
    program.press("Enter")
    #expect(program.screen.contains("looking, not learning"))
    program.press("q")
    #expect(said(program) == "1")
  }

  /// Nobody said what a drawing is: what the network says is taken for right, and nothing is called right.
  @Test func aDrawingHasNoLabelUntilSomebodyNamesIt() throws {
    var program = try program(on: 4601)
    program.press("Enter")
    #expect(program.screen.contains("Taken for right: what it says, a 4"), "\(program.screen)")
    #expect(program.lines[0].contains("(taken for a 4)"), "\(program.lines[0])")
    program.press(":", "text:softmax", "Enter")
    for verdict in ["✓ right", "✓ Its", "it is a", ": right"] {
      #expect(!program.screen.contains(verdict), "\(program.screen)")
    }
    program.press("Right")
    #expect(program.screen.contains("← taken for right"), "\(program.screen)")
    #expect(program.sentence.hasPrefix("Taken for right: digit 4 got p"), "\(program.sentence)")
    program.press("q", "i", "8", "Enter")
    #expect(program.sentence.hasSuffix("It is an 8."), "\(program.sentence)")
    program.press("Enter")
    #expect(program.lines[0].contains("(an 8)"), "\(program.lines[0])")
    program.press(":", "text:softmax", "Enter")
    #expect(program.screen.contains("✗ Its best guess is 4"), "\(program.screen)")
  }

  @Test func anotherNetworkThanOneOfPicturesIsRefused() throws {
    let points = Session(
      network: try Sequential("2 dense(3) relu dense(1) sigmoid"), loss: .binaryCrossentropy(),
      optimizer: .sgd(learningRate: 0.5), seed: 3)
    #expect(DrawingReader(points, of: "m.safetensors", like: .numbers) == nil)
  }

  @Test func aPictureThatIsWrittenIsReadBack() throws {
    let ink = Batch([0], from: try MNIST.shipped().test).inputs
    let picture = GrayPicture(width: 28, height: 28, values: ink)
    for name in ["seven.png", "seven.csv"] {
      let read = try GrayPicture(picture.encoded(for: name), named: name)
      #expect(read.width == 28 && read.height == 28)
      #expect(zip(read.values, ink).allSatisfy { abs($0 - $1) < 0.003 }, "\(name)")
    }
  }

  /// Every step back leaves what was there before the step, however it was seen.
  @Test func whatIsFooledIsUndoneAsItWasSeen() throws {
    var ink = [Float](repeating: 0, count: 784)
    let digit = Batch([0], from: try MNIST.shipped().test).inputs
    for row in 7..<28 {
      for column in 6..<28 { ink[(row - 7) * 28 + column - 6] = digit[row * 28 + column] }
    }
    var program = try Program()
    try program.open(.draw(Self.reader.get(), on: ink))
    let (before, sheet) = (program.sentence, program.lines[10].prefix(50))
    program.press("f", "f")
    #expect(program.screen.contains("seen: 2 pixels changed"))
    #expect(program.lines[10].prefix(50) == sheet, "what was drawn stays as it was")
    program.press("u", "u")
    #expect(program.sentence == before && program.screen.contains("seen: sized and centred"))
    program.press("Enter")
    #expect(program.lines[0].contains("(taken for a 7)"), "\(program.lines[0])")
    program.press("q", "f", "o")
    #expect(program.sentence == before)
    program.press("u")
    #expect(program.screen.contains("seen: 1 pixel changed"))
    program.press("c", "u", "u")
    #expect(program.sentence == before, "centring is a step as any other")
  }

  /// Fooled or not, right is what it said before.
  @Test func theWalkIntoEitherHasOneTruth() throws {
    var program = try program(on: 0)
    program.press("3")
    var presses = 0
    while !program.sentence.contains("fooled"), presses < 60 {
      program.press("f")
      presses += 1
    }
    program.press("Enter")
    #expect(program.lines[0].contains("(taken for a 7)"), "\(program.lines[0])")
    #expect(program.screen.contains("before it was fooled"), "\(program.screen)")
    program.press("y")
    #expect(program.sentence.hasPrefix("A drawing's walk has no line"), "\(program.screen)")
  }

  @Test func aDrawingIsSavedUnderTheNameThatIsTyped() throws {
    var program = try drawn()
    program.press("w")
    program.send(.input(.paste("my.png")))
    program.press("Enter", "w", "Enter")
    let paths = program.effects.compactMap {
      if case .savePicture(_, _, let path) = $0 { path } else { nil }
    }
    #expect(paths == ["my.png", "drawing.png"])
    let ink = GrayPicture(width: 1, height: 1, values: [1])
    #expect(throws: FileError.self) { try ink.encoded(for: "seven.jpg") }
  }
}
