import CellCanvas
import LessonKit
import TestSupport
import Testing
import Workbench

/// The list of scenarios, and what opens from it.
@Suite struct ScenarioScreenTests {
  @Test(arguments: [Size(width: 80, height: 24), Size(width: 120, height: 40)])
  func theListAndAWalkOfIt(_ size: Size) throws {
    var program = try Program(size)
    program.press("c")
    var screens = [program.screen]
    program.press("Down", "Enter")
    screens.append(program.screen)
    #expect(
      Golden.difference(screens.joined(separator: "\n\n"), from: "scenarios-\(size.width).txt")
        == nil)
  }

  @Test func theLineOfTheShellReopensThePlace() throws {
    var program = try Program()
    try program.open("mazur")
    program.press(":", "text:dense_1 1", "Enter", "y")
    #expect(program.screen.contains("wadachi step --scenario mazur --at \"step 1 dense_1 1\""))
    try program.open("three-classes")
    program.press("n", "Right", "y")
    #expect(
      program.screen.contains(
        "wadachi step --scenario three-classes --example 1 --at \"step 1 dense\""))
    var other = try Program()
    let staged = try other.state.house.course.scenarios.scenario("three-classes").staged()
    try other.open(.scenario(staged, example: 1, at: "step 1 dense"))
    program.press("Left", "Right")
    other.press("Left", "Right")
    #expect(other.screen == program.screen)
  }

  @Test func stepOpensTheNewcomersWalkAgain() throws {
    var program = try Program()
    try program.open("mazur")
    program.press("q", "s")
    #expect(program.screen.contains("784"))
  }

  @Test func aPlaceThatIsNotThereIsRefused() throws {
    var program = try Program()
    let staged = try program.state.house.course.scenarios.scenario("mazur").staged()
    #expect(throws: LessonError.self) {
      try program.open(.scenario(staged, example: nil, at: "softmax"))
    }
    #expect(throws: LessonError.self) {
      try program.open(.scenario(staged, example: 1, at: nil))
    }
  }
}
