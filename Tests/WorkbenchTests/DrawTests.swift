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
  private static let reader = Result { () throws -> DrawingReader in
    let file = try ResourceSearch.lessons.find().appendingPathComponent(Course.trainedNetwork)
    return try #require(DrawingReader(ModelFile.load(file), of: "trained"))
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
    program.press("u*\(presses)", "c")
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

  @Test func anotherNetworkThanOneOfPicturesIsRefused() throws {
    let points = Session(
      network: try Sequential("2 dense(3) relu dense(1) sigmoid"), loss: .binaryCrossentropy(),
      optimizer: .sgd(learningRate: 0.5), seed: 3)
    #expect(DrawingReader(points, of: "m.safetensors") == nil)
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
}
