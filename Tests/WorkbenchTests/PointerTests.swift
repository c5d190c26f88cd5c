import CellCanvas
import LessonKit
import ModelFiles
import Testing
import Workbench

@Suite struct PointerTests {
  @Test func aClickOnALayerANeuronAndTheTimelineGoesThere() throws {
    var program = try Program(Size(width: 120, height: 40))
    program.press("s")
    program.click(5, 3)
    #expect(program.screen.contains("forward › dense "))
    program.click(40, 8)
    #expect(program.screen.contains("› neuron"))
    let width = program.state.house.size.width
    program.click(width - 2, 38)
    #expect(program.screen.contains("│ look again"))
  }

  @Test func aClickBesideEverythingMovesNothing() throws {
    var program = try Program(Size(width: 80, height: 24))
    program.press("s", "Right")
    let before = program.screen
    for (x, y) in [(0, 0), (79, 20)] {
      program.click(x, y)
      #expect(program.sentence == "There is nothing to click here.")
      program.press("C-l")
      #expect(program.screen == before)
    }
  }
}

@Suite struct KeptWalkTests {
  @Test func theWalkIsKeptFromDayToDay() throws {
    var program = try Program()
    program.press("s", "Right*2", "Down", "]")
    let seen = program.screen
    program.press("q")
    var another = try Program(progress: program.state.house.progress)
    another.press("s")
    #expect(another.screen == seen)
  }

  @Test func theLineForTheShellNamesTheStepsOwnExample() throws {
    var program = try Program()
    program.press("s", "]", "]", "Right", "y")
    #expect(program.screen.contains("wadachi step --seed 7 --example 2 --at \"step 3 dense\""))
  }

  @Test func aTrainingsWalkDoesNotTakeThePlaceOfTheLearnersOwn() throws {
    var program = try Program()
    program.press("t", "Right", "s")
    #expect(program.screen.contains("batch of 128"))
    program.press("q", "q", "y", "s")
    #expect(program.screen.contains("batch of 1 "))
  }
}
