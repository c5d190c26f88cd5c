import CellCanvas
import NeuralCore
import TestSupport
import Testing
import TimeTravel
import Workbench

/// The further views of a place: what each shows, and the key that leads to it.
@Suite struct LensTests {
  /// The views of some places through a lens, in both windows.
  private func views(_ walk: Timeline, _ lens: Lens, _ places: [String]) throws -> String {
    try places.map { place in
      let moment = try ViewsFixture.moment(walk, at: place)
      return [ViewsFixture.small, ViewsFixture.tall]
        .map { "\($0.width)×\($0.height) " + ViewsFixture.view(moment, $0, lens: lens) }
        .joined(separator: "\n")
    }.joined(separator: "\n")
  }

  // MARK: Gradient check

  @Test func gradientCheck() throws {
    let tutorial = try views(
      ViewsFixture.tutorial(), .gradientCheck,
      ["gradient dense/kernel", "gradient dense_1/kernel 3,17", "gradient dense_2/bias 5"])
    let batch = try views(
      ViewsFixture.digits("784 dense(10, kernel_regularizer: l2(0.01)) softmax", batch: 3),
      .gradientCheck, ["gradient dense/kernel"])
    #expect(
      Golden.difference("\(tutorial)\n\(batch)", from: "view-lens-gradient-check.txt") == nil)
  }

  @Test func aGradientThatIsWrongIsSaid() throws {
    let moment = try ViewsFixture.moment(
      try ViewsFixture.xor(), at: "gradient dense_1/kernel 1,0")
    let before = moment.sessionBefore
    let corrupted = try Session(
      network: before.network, loss: before.loss, optimizer: before.optimizer, seed: before.seed,
      stepCount: before.stepCount, parameters: before.parameters.map { $0 + 0.25 },
      slots: before.slots)
    let wrong = moment.replacing(session: corrupted)
    #expect(
      ViewsFixture.view(wrong, ViewsFixture.tall, lens: .gradientCheck).contains("✗ They are"))
    #expect(ViewsFixture.view(wrong, ViewsFixture.tall).contains(" ✗"))
    let right = ViewsFixture.view(moment, ViewsFixture.tall)
    #expect(right.contains(" ✓") && !right.contains("✗"))
  }

  @Test func anOpenQuestionHidesWhatTheCheckWouldTell() throws {
    let moment = try ViewsFixture.moment(
      try ViewsFixture.tutorial(), at: "gradient dense_2/kernel 57,5")
    let check = try #require(NudgeDerivation(moment, parameter: 4, unit: 5, input: 57)).check
    for lens in [Lens.event, .gradientCheck] {
      let text = ViewsFixture.view(moment, ViewsFixture.tall, lens: lens, isConcealed: true)
      #expect(!text.contains(Numerals.gradient(check.numericSlope)))
      #expect(!text.contains(Numerals.value(check.lossAbove).dropLast()))
    }
  }

  // MARK: The key

  @Test func theKeyLeadsThroughTheViewsOfAPlaceAndTheTitleNamesThem() throws {
    var learner = try Learner()
    try learner.press("s", ":")
    learner.send(.input(.paste("gradient dense_1/kernel 3,17")))
    try learner.press("Enter")
    let event = learner.screen
    #expect(event.contains("┌ Gradient · v: gradient check ─"))
    try learner.press("v")
    #expect(learner.screen.contains("┌ Gradient check · v: "))
    #expect(learner.screen.contains("(L⁺ − L⁻) / 2h"))
    var presses = 1
    while learner.screen != event, presses < 9 {
      try learner.press("v")
      presses += 1
    }
    #expect(learner.screen == event)
  }

  @Test func aPlaceOfOneViewSaysSo() throws {
    var learner = try Learner()
    try learner.press("s", "v")
    #expect(learner.screen.contains("This place has one view only."))
  }
}
