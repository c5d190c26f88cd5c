import CellCanvas
import LessonKit
import TestSupport
import Testing
import Workbench

/// The list of scenarios, and what opens from it.
@Suite struct ScenarioScreenTests {
  @Test(arguments: [Size(width: 80, height: 24), Size(width: 120, height: 40)])
  func theListAndAWalkOfIt(_ size: Size) throws {
    var learner = try Learner(size)
    try learner.press("c")
    var screens = [learner.screen]
    try learner.press("Down", "Enter")
    screens.append(learner.screen)
    #expect(
      Golden.difference(screens.joined(separator: "\n\n"), from: "scenarios-\(size.width).txt")
        == nil)
  }

  @Test func theLineOfTheShellReopensThePlace() throws {
    var learner = try Learner()
    try learner.open("mazur")
    try learner.press(":", "text:dense_1 1", "Enter", "y")
    #expect(learner.screen.contains("wadachi step --scenario mazur --at \"step 1 dense_1 1\""))
    try learner.open("three-classes")
    try learner.press("n", "Right", "y")
    #expect(
      learner.screen.contains(
        "wadachi step --scenario three-classes --example 1 --at \"step 1 dense\""))
    var other = try Learner()
    let staged = try other.state.course.scenarios.scenario("three-classes").staged()
    try other.open(.scenario(staged, example: 1, at: "step 1 dense"))
    try learner.press("Left", "Right")
    try other.press("Left", "Right")
    #expect(other.screen == learner.screen)
  }

  @Test func stepOpensTheNewcomersWalkAgain() throws {
    var learner = try Learner()
    try learner.open("mazur")
    try learner.press("q", "s")
    #expect(learner.screen.contains("784"))
  }

  @Test func aPlaceThatIsNotThereIsRefused() throws {
    var learner = try Learner()
    let staged = try learner.state.course.scenarios.scenario("mazur").staged()
    #expect(throws: LessonError.self) {
      try learner.open(.scenario(staged, example: nil, at: "softmax"))
    }
    #expect(throws: LessonError.self) {
      try learner.open(.scenario(staged, example: 1, at: nil))
    }
  }
}
