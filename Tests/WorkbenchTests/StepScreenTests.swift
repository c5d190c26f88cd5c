import CellCanvas
import TestSupport
import Testing
import Workbench

@Suite struct StepScreenTests {
  static let sizes = [Size(width: 80, height: 24), Size(width: 120, height: 40)]

  @Test(arguments: sizes)
  func home(_ size: Size) throws {
    let learner = try Learner(size)
    #expect(Golden.difference(learner.screen, from: "home-\(size.width).txt") == nil)
  }

  @Test func aWindowThatIsTooSmallGetsASentence() throws {
    let learner = try Learner(Size(width: 40, height: 12))
    #expect(Golden.difference(learner.screen, from: "too-small.txt") == nil)
  }

  @Test(arguments: sizes)
  func theWalkForward(_ size: Size) throws {
    var learner = try Learner(size)
    try learner.press("s")
    var screens = [learner.screen]
    for _ in 0..<29 {
      try learner.press("Right")
      screens.append(learner.screen)
    }
    #expect(
      Golden.difference(
        screens.joined(separator: "\n\n"), from: "walk-\(size.width).txt") == nil)
  }

  @Test func walkingBackShowsTheSameScreens() throws {
    var learner = try Learner(Size(width: 80, height: 24))
    try learner.press("s")
    var screens: [String] = []
    for _ in 0..<40 {
      screens.append(learner.screen)
      try learner.press("Right")
    }
    for screen in screens.reversed() {
      try learner.press("Left")
      #expect(learner.screen == screen)
    }
  }

  @Test func intoOneNeuronAndOneTerm() throws {
    var learner = try Learner()
    try learner.press("s", "Right", "Down")
    #expect(Golden.difference(learner.screen, from: "neuron-120.txt") == nil)
    try learner.press("Down")
    #expect(learner.screen.contains("term 1 of"))
    try learner.press("Up", "Up", "Left")
    var other = try Learner()
    try other.press("s")
    #expect(learner.screen == other.screen)
  }

  /// The walk that the stepper is for: by one key from the loss to a pixel × a weight that contributed
  /// to it, and by another to the update that this weight got.
  @Test(arguments: sizes)
  func fromTheLossToOneProductAndItsUpdate(_ size: Size) throws {
    var learner = try Learner(size)
    try learner.press("s", ":", "l", "o", "s", "s", "Enter")
    var screens = [learner.screen]
    for key in Array(repeating: "o", count: 12) + ["Backspace", "O", "O"] {
      try learner.press(key)
      screens.append(learner.screen)
    }
    #expect(
      Golden.difference(screens.joined(separator: "\n\n"), from: "origin-\(size.width).txt") == nil)
    try learner.press("Left", "g", "o")
    #expect(learner.screen.contains("it comes from nothing"))
  }

  @Test func theTitleNamesWhereTheKeysLeadAndTheyLeadThere() throws {
    var learner = try Learner()
    try learner.press("s", ":")
    learner.send(.input(.paste("blame dense 31")))
    try learner.press("Enter")
    #expect(
      learner.screen.contains("Blame · o: blame above · x: dropout mask · 2 x: activation ─"))
    try learner.press("2", "x")
    #expect(learner.screen.contains("┌ Activation · o: weighted sum ─"))
    try learner.press("Backspace", "x")
    #expect(learner.screen.contains("┌ Dropout mask · v: masks · o: activation ─"))
    try learner.press("x")
    #expect(learner.sentence.hasPrefix("There is no other factor here"))
    try learner.press("Backspace", "o")
    #expect(learner.screen.contains("┌ Blame · o: blame above ·"))
  }

  @Test func theLastNeuronIsNotTheLastPlace() throws {
    var learner = try Learner()
    try learner.open("mazur")
    try learner.press("Down", "l")
    #expect(learner.sentence == "This is the last one in here; ↑ leads out.")
    #expect(learner.screen.contains("forward › input › input 1"))
    try learner.press("Up", "h")
    #expect(learner.sentence.hasPrefix("This is the first place of the walk"))
  }
}
