import CellCanvas
import TestSupport
import Testing
import Workbench

@Suite struct StepScreenTests {
  static let sizes = [Size(width: 80, height: 24), Size(width: 120, height: 40)]

  @Test(arguments: sizes)
  func home(_ size: Size) throws {
    let program = try Program(size)
    #expect(Golden.difference(program.screen, from: "home-\(size.width).txt") == nil)
  }

  @Test func aWindowThatIsTooSmallGetsASentence() throws {
    let program = try Program(Size(width: 40, height: 12))
    #expect(Golden.difference(program.screen, from: "too-small.txt") == nil)
  }

  /// Beside the first place of the walk the softmax, the loss, the last update and the second look are
  /// kept as whole screens; how the views look, their own goldens tell.
  static let shown = [8, 9, 28, 29]

  @Test(arguments: sizes)
  func theWalkForward(_ size: Size) throws {
    var program = try Program(size)
    program.press("s")
    var (screens, words) = ([program.screen], [program.words])
    for place in 1..<30 {
      program.press("Right")
      words.append(program.words)
      if Self.shown.contains(place) { screens.append(program.screen) }
    }
    #expect(
      Golden.difference(screens.joined(separator: "\n\n"), from: "walk-\(size.width).txt") == nil)
    #expect(
      Golden.difference(
        words.joined(separator: "\n\n"), from: "walk-words-\(size.width).txt") == nil)
  }

  @Test func walkingBackShowsTheSameScreens() throws {
    var program = try Program(Size(width: 80, height: 24))
    program.press("s")
    var screens: [String] = []
    for _ in 0..<40 {
      screens.append(program.screen)
      program.press("Right")
    }
    for screen in screens.reversed() {
      program.press("Left")
      #expect(program.screen == screen)
    }
  }

  @Test func intoOneNeuronAndOneTerm() throws {
    var program = try Program()
    program.press("s", "Right", "Down")
    #expect(Golden.difference(program.screen, from: "neuron-120.txt") == nil)
    program.press("Up", "Left")
    var other = try Program()
    other.press("s")
    #expect(program.screen == other.screen)
    program.press("Right", "Down", "Down")
    #expect(program.screen.contains("term 1 of"))
  }

  /// The walk that the stepper is for: by one key from the loss to a pixel × a weight that contributed
  /// to it, and by another to the update that this weight got.
  @Test(arguments: sizes)
  func fromTheLossToOneProductAndItsUpdate(_ size: Size) throws {
    var program = try Program(size)
    program.press("s", ":", "l", "o", "s", "s", "Enter")
    var words = [program.words]
    for key in Array(repeating: "o", count: 12) + ["Backspace", "O", "O"] {
      program.press(key)
      words.append(program.words)
    }
    #expect(
      Golden.difference(words.joined(separator: "\n\n"), from: "origin-\(size.width).txt") == nil)
    program.press("Up", "g", "o")
    #expect(program.screen.contains("it comes from nothing"))
  }

  @Test func theBottomLineNamesWhereTheKeysLeadAndTheyLeadThere() throws {
    var program = try Program(Size(width: 160, height: 40))
    program.press("s", ":")
    program.send(.input(.paste("blame dense 31")))
    program.press("Enter")
    #expect(program.screen.contains("┌ Blame ─"))
    #expect(
      program.screen.contains("o blame above")
        && program.screen.contains("x dropout mask, 2 x activation"))
    program.press("2", "x")
    #expect(program.screen.contains("┌ Activation ─"))
    #expect(program.screen.contains("o weighted sum"))
    program.press("Backspace", "x")
    #expect(program.screen.contains("┌ Dropout mask ─"))
    #expect(program.screen.contains("o activation"))
    program.press("x")
    #expect(program.sentence.hasPrefix("There is no other factor here"))
    program.press("Backspace", "o")
    #expect(program.screen.contains("┌ Blame ─") && program.screen.contains("o blame above"))
  }

  @Test func theLastNeuronIsNotTheLastPlace() throws {
    var program = try Program()
    try program.open("mazur")
    program.press("Down", "l")
    #expect(program.sentence == "This is the last one in here; ↑ leads out.")
    #expect(program.screen.contains("forward › input › input 1"))
    program.press("Up", "h")
    #expect(program.sentence.hasPrefix("This is the first place of the walk"))
  }
}
