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

  private static func kept(by learner: Learner) -> [[KeptStop]] {
    learner.effects.compactMap { if case .saveSettings(let kept) = $0 { kept.stops } else { nil } }
  }

  @Test func everyChangeOfTheListIsKept() throws {
    var learner = try Learner()
    try learner.press("s", "b", "a", "text:loss > 2.5", "Enter")
    try learner.press("a", "text:nan", "Enter", "space", "Up", "d")
    #expect(
      Self.kept(by: learner) == [
        [KeptStop("loss > 2.5")], [KeptStop("loss > 2.5"), KeptStop("nan")],
        [KeptStop("loss > 2.5"), KeptStop("nan", isOn: false)], [KeptStop("nan", isOn: false)],
      ])
  }

  @Test func anotherDayHasThemAgain() throws {
    var learner = try Learner(
      settings: Self.settings(KeptStop("every 3"), KeptStop("nan", isOn: false)))
    try learner.press("s", "b")
    #expect(learner.screen.contains("◆ every 3"))
    #expect(learner.screen.contains("· nan  (off)"))
    try learner.press("c")
    #expect(learner.sentence.contains("every 3") || learner.screen.contains(" step 3 of"))
    #expect(Self.kept(by: learner).isEmpty)
  }

  /// A text that is no stop here, of another network or a slip of the pen, is left out and kept.
  @Test func whatDoesNotFitIsLeftOutAndNotLost() throws {
    let strange = [KeptStop("relu_7 3 > 1"), KeptStop("\u{1b}[2J loss")]
    var learner = try Learner(settings: Self.settings(strange[0], KeptStop("nan"), strange[1]))
    try learner.press("s", "b")
    #expect(learner.screen.contains("◆ nan"))
    #expect(!learner.screen.contains("relu_7"))
    try learner.press("a", "text:misclassified", "Enter")
    #expect(Self.kept(by: learner) == [[KeptStop("nan"), KeptStop("misclassified")] + strange])
  }

  /// `--stop` is for the walk that it opens.
  @Test func stopsFromOutsideAreNotKept() throws {
    var learner = try Learner(settings: Self.settings(KeptStop("nan", isOn: false)))
    let session = Session.tutorial()
    let given = try [Stop("nan", in: session), Stop("every 5", in: session)]
    try learner.open(.step(StepOpening(stops: given)))
    try learner.press("b")
    #expect(learner.screen.contains("◆ nan") && learner.screen.contains("◆ every 5"))
    try learner.press("a", "text:misclassified", "Enter")
    #expect(
      Self.kept(by: learner) == [[KeptStop("nan", isOn: false), KeptStop("misclassified")]])
  }

  @Test func otherWalksHaveTheirOwn() throws {
    var learner = try Learner(settings: Self.settings(KeptStop("nan")))
    try learner.open("mazur")
    try learner.press("b")
    #expect(learner.screen.contains("No stop is set."))
    try learner.press("a", "text:every 2", "Enter")
    #expect(Self.kept(by: learner).isEmpty)
  }

  @Test func plainTextKeepsThemToo() throws {
    let timeline = try StepOpening().timeline(on: Learner().state.mnist.train)
    var walk = PlainWalk(
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

/// Stops in a lesson's walk: the same keys as in Step.
@Suite struct LessonStopsTests {
  @Test(arguments: [Size(width: 80, height: 24), Size(width: 120, height: 40)])
  func aLessonsWalkCanBeSearched(_ size: Size) throws {
    var learner = try Learner(size)
    try learner.press("Enter")
    #expect(learner.state.mode == .learn)
    try learner.press("c")
    #expect(learner.screen.contains("No stop is switched on: a adds one."))
    try learner.press("a", "text:every 3", "Enter", "c")
    while learner.state.mode == .searching { learner.send(.tick) }
    #expect(learner.state.mode == .learn)
    #expect(learner.screen.contains("step 3 of"))
    // They are still there in the walk that the page begins anew; nothing of them is kept.
    try learner.press("Backspace", "b")
    #expect(learner.screen.contains("every 3"))
    #expect(
      !learner.effects.contains { if case .saveSettings = $0 { true } else { false } })
  }

  @Test func aSearchInALessonCanBeBrokenOff() throws {
    var learner = try Learner()
    try learner.press("Enter", "b", "a", "text:loss > 1000", "Enter", "c")
    #expect(learner.state.mode == .searching)
    #expect(learner.state.tickMilliseconds == 0)
    learner.send(.tick)
    try learner.press("Esc")
    #expect(learner.sentence.hasPrefix("Stopped looking at step "))
    #expect(learner.state.mode == .learn)
  }
}
