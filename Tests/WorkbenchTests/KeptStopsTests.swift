import CellCanvas
import Foundation
import ModelFiles
import NeuralCore
import Testing
import TimeTravel
import Workbench

/// Stops that are kept from day to day, on the screen and in plain text.
@Suite struct KeptStopsTests {
  private static func settings(_ stops: KeptStop...) -> Settings {
    var settings = Settings()
    settings.stops = stops
    return settings
  }

  private static func kept(by program: Program) -> [[KeptStop]] {
    program.effects.compactMap { if case .saveSettings(let kept) = $0 { kept.stops } else { nil } }
  }

  @Test func everyChangeOfTheListIsKept() throws {
    var program = try Program()
    program.press("s", "b", "a", "text:loss > 2.5", "Enter")
    program.press("a", "text:nan", "Enter", "space", "Up", "d")
    #expect(
      Self.kept(by: program) == [
        [KeptStop("loss > 2.5")], [KeptStop("loss > 2.5"), KeptStop("nan")],
        [KeptStop("loss > 2.5"), KeptStop("nan", isOn: false)], [KeptStop("nan", isOn: false)],
      ])
  }

  @Test func anotherDayHasThemAgain() throws {
    var program = try Program(
      settings: Self.settings(KeptStop("every 3"), KeptStop("nan", isOn: false)))
    program.press("s", "b")
    #expect(program.screen.contains("◆ every 3"))
    #expect(program.screen.contains("· nan  (off)"))
    program.press("c")
    #expect(program.sentence.contains("every 3") || program.screen.contains(" step 3 of"))
    #expect(Self.kept(by: program).isEmpty)
  }

  /// A text that is no stop here, of another network or a slip of the pen, is left out and kept.
  @Test func whatDoesNotFitIsLeftOutAndNotLost() throws {
    let strange = [KeptStop("relu_7 3 > 1"), KeptStop("\u{1b}[2J loss")]
    var program = try Program(settings: Self.settings(strange[0], KeptStop("nan"), strange[1]))
    program.press("s", "b")
    #expect(program.screen.contains("◆ nan"))
    #expect(!program.screen.contains("relu_7"))
    program.press("a", "text:misclassified", "Enter")
    #expect(Self.kept(by: program) == [[KeptStop("nan"), KeptStop("misclassified")] + strange])
  }

  /// `--stop` is for the walk that it opens.
  @Test func stopsFromOutsideAreNotKept() throws {
    var program = try Program(settings: Self.settings(KeptStop("nan", isOn: false)))
    let session = Session.tutorial()
    let given = try [Stop("nan", in: session), Stop("every 5", in: session)]
    try program.open(.step(StepOpening(stops: given)))
    program.press("b")
    #expect(program.screen.contains("◆ nan") && program.screen.contains("◆ every 5"))
    program.press("a", "text:misclassified", "Enter")
    #expect(
      Self.kept(by: program) == [[KeptStop("nan", isOn: false), KeptStop("misclassified")]])
  }

  @Test func otherWalksHaveTheirOwn() throws {
    var program = try Program(settings: Self.settings(KeptStop("nan")))
    try program.open("mazur")
    program.press("b")
    #expect(program.screen.contains("No stop is set."))
    program.press("a", "text:every 2", "Enter")
    #expect(Self.kept(by: program).isEmpty)
  }

  @Test func plainTextKeepsThemToo() throws {
    let timeline = try StepOpening().timeline(on: Program().state.house.mnist.train)
    var walk = try PlainProgram(
      timeline, settings: Self.settings(KeptStop("nan", isOn: false), KeptStop("no stop")))
    #expect(walk.answer("stops").lines == ["Stop 1: nan (off)"])
    let reply = walk.answer("stop every 2")
    #expect(
      reply.settings?.stops
        == [KeptStop("nan", isOn: false), KeptStop("every 2"), KeptStop("no stop")])
    #expect(walk.answer("continue").lines.last?.hasPrefix("step 2, ") == true)
    #expect(walk.answer("next").settings == nil)
    #expect(walk.answer("unstop 2").settings?.stops.count == 2)
  }
}
