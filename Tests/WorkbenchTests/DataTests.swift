import CellCanvas
import Datasets
import TestSupport
import Testing
import Workbench

struct DataTests {
  /// Opens the digits and presses keys.
  private func program(
    _ size: String = "80x24", look: Look = Look(), pressing keys: String...
  ) throws -> Program {
    var program = try Program(size, look: look)
    program.press("d")
    for key in keys { program.press(key) }
    return program
  }

  private func title(_ program: Program) -> String {
    let line = program.lines[1]
    return line.split(separator: " ─").first.map { String($0.dropFirst(2)) } ?? ""
  }

  @Test(arguments: [
    (["Right"], "1"), (["Right*3", "Left"], "2"), (["Left"], "0"), (["l*2", "h"], "1"),
    (["]"], "10"), (["PgDn*2", "["], "10"), (["Down"], "10"), (["Down", "Up"], "0"),
    (["Right*5", "g"], "0"), ([":", "text:123", "Enter"], "123"),
    ([":", "text:12x", "Enter"], "0"), (["G", "Right"], "59,999"), (["G", "]", "Left"], "59,998"),
  ]) func keysGoToADigit(keys: [String], index: String) throws {
    var program = try program()
    for key in keys { program.press(key) }
    #expect(title(program) == "Digit \(index) of 60,000 · training set")
    #expect(program.effects.isEmpty)
  }

  @Test func aPageIsASheetWhereThereIsOne() throws {
    #expect(title(try program("120x40", pressing: "]")) == "Digit 14 of 60,000 · training set")
    #expect(title(try program("120x40", pressing: "Down")) == "Digit 7 of 60,000 · training set")
  }

  @Test func theTestSetHasAPlaceOfItsOwn() throws {
    var program = try program(pressing: "Right*4", "t")
    #expect(title(program) == "Digit 0 of 10,000 · test set")
    program.press("Right", "t")
    #expect(title(program) == "Digit 4 of 60,000 · training set")
    program.press(":", "text:test 7", "Enter")
    #expect(title(program) == "Digit 7 of 10,000 · test set")
    program.press("y")
    #expect(program.sentence == "wadachi data show 7 --test")
  }

  @Test func aNumberThatIsNoneGetsASentence() throws {
    let program = try program(pressing: ":", "text:60000", "Enter")
    #expect(
      program.screen.contains(" A digit of the training set is a whole number 0–59999"))
  }

  @Test func theEndsAreSaid() throws {
    #expect(
      try program(pressing: "Left").sentence == "This is the first digit of the training set.")
    #expect(
      try program(pressing: "t", "G", "Right").sentence
        == "This is the last digit of the test set.")
  }

  @Test func inThePictureTheArrowsMoveOverPixels() throws {
    var program = try program(pressing: "Tab")
    #expect(program.state.titleOfKeys == "The pixels of a digit")
    let before = program.sentence
    program.press("Right")
    #expect(program.sentence != before)
    program.press("Up*40", "Left*40")
    #expect(program.screen.contains("(0,0) = 0 → 0"))
    #expect(
      program.sentence == "Pixel (0,0) is number 0 of the 784 that the network sees: 0, paper.")
    program.press("Down*40", "Right*40")
    #expect(program.screen.contains("27 × 28 + 27 = x[783]"))
    #expect(program.screen.contains("Digit 0 of 60,000 · training set"))
    program.press("Esc")
    #expect(program.state.titleOfKeys == "Digits")
  }

  @Test func aClickShowsWhatIsClickedOn() throws {
    var program = try program("120x40", pressing: "]")
    program.mouse(.press(.left), 36, 22)
    #expect(title(program) == "Digit 16 of 60,000 · training set")
    program.mouse(.press(.left), 2 + 9, 2 + 7)
    #expect(program.screen.contains("14 × 28 + 9 = x[401]"))
  }

  @Test func theFirstDigitsInflateOnlyTheirPrefix() throws {
    var program = try Program(Size(width: 80, height: 24), mnist: try MNIST.shipped())
    program.press("d", "Right*5")
    _ = program.screen
    #expect(program.state.house.mnist.train.loadedCount < 1_000)
    #expect(program.state.house.mnist.test.loadedCount == 0)
  }

  @Test func labelsAreCounted() throws {
    let screen = try program().screen
    for count in ["5,923", "6,742", "5,421", "1,135", "892", "60,000", "10,000"] {
      #expect(screen.contains(count))
    }
  }

  @Test(arguments: [
    ("80x24", Look(), "80x24"), ("120x40", Look(), "120x40"),
    ("80x24", Look(glyphs: .ascii, depth: .none), "80x24-ascii"),
    ("120x40", Look(depth: .none), "120x40-mono"),
  ]) func theScreenOfTheFirstDigit(size: String, look: Look, name: String) throws {
    #expect(
      Golden.difference(try program(size, look: look).screen, from: "data-0-\(name).txt") == nil)
  }

  @Test func theScreenOfAPixel() throws {
    let program = try program(
      look: Look(depth: .none), pressing: ":", "text:17", "Enter", "Tab", "Down*3")
    #expect(Golden.difference(program.screen, from: "data-17-pixel.txt") == nil)
  }
}
