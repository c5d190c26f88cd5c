import CellCanvas
import LessonKit
import ModelFiles
import Testing
import Workbench

@Suite struct PointerTests {
  @Test func aClickOnALayerANeuronAndTheTimelineGoesThere() throws {
    var learner = try Learner(Size(width: 120, height: 40))
    try learner.press("s")
    learner.click(5, 3)
    #expect(learner.screen.contains("forward › dense "))
    learner.click(40, 8)
    #expect(learner.screen.contains("› neuron"))
    let width = learner.state.size.width
    learner.click(width - 2, 38)
    #expect(learner.screen.contains("│ look again"))
  }

  @Test func aClickBesideEverythingMovesNothing() throws {
    var learner = try Learner(Size(width: 80, height: 24))
    try learner.press("s", "Right")
    let before = learner.screen
    learner.click(0, 0)
    learner.click(79, 20)
    #expect(learner.screen == before)
  }
}

@Suite struct KeptWalkTests {
  @Test func theWalkIsKeptFromDayToDay() throws {
    var learner = try Learner()
    try learner.press("s", "Right*2", "Down", "]")
    let seen = learner.screen
    try learner.press("q")
    var another = try Learner(progress: learner.state.progress)
    try another.press("s")
    #expect(another.screen == seen)
  }

  @Test func theLineForTheShellNamesTheStepsOwnExample() throws {
    var learner = try Learner()
    try learner.press("s", "]", "]", "Right", "y")
    #expect(learner.screen.contains("wadachi step --seed 7 --example 2 --at \"step 3 dense\""))
  }

  @Test func aTrainingsWalkDoesNotTakeThePlaceOfTheLearnersOwn() throws {
    var learner = try Learner()
    try learner.press("t", "Right", "s")
    #expect(learner.screen.contains("batch of 128"))
    try learner.press("q", "q", "y", "s")
    #expect(learner.screen.contains("batch of 1 "))
  }
}
