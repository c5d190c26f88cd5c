import NeuralCore
import Phrases
import TestSupport
import Testing
import TimeTravel

/// One selection for the whole walk: what was chosen stays chosen until something else is.
@Suite struct SelectionTests {
  private func go(_ walk: Walker, _ place: String) throws {
    try walk.go(to: try Target(place, in: walk.moment.sessionBefore))
  }

  @Test func aNeuronStaysChosenThroughAWholeStepAndTheNext() throws {
    let walk = Walker.tutorial()
    try go(walk, "dense 17")
    walk.outOf()
    var seen = Set<String>()
    while walk.cursor.step < 3 {
      if let layer = walk.cursor.place.layer(in: walk.moment.network), layer < 3 {
        #expect(walk.moment.unitInFocus == 17)
        seen.insert(walk.cursor.place.text(in: walk.moment.network))
      }
      walk.later()
    }
    #expect(
      seen == [
        "dense", "relu", "dropout", "blame dropout", "blame relu", "blame dense",
        "gradient dense/kernel", "gradient dense/bias", "update dense/kernel", "update dense/bias",
      ])
  }

  /// A jump is no ↓: from a neuron that was jumped to, → leads on, and the neuron stays the chosen one.
  @Test func fromANeuronThatWasJumpedToLaterLeadsToTheNextLayer() throws {
    let walk = Walker.tutorial()
    try go(walk, "dense 17")
    walk.later()
    #expect(walk.cursor.place == .forward(layer: 1))
    #expect(walk.moment.unitInFocus == 17)
    walk.back()
    try go(walk, "dense 17")
    walk.outOf()
    walk.into()
    walk.later()
    #expect(walk.cursor.place == .forward(layer: 0) && walk.cursor.unit == 18)
  }

  @Test func theNarrationNamesTheChosenNeuron() throws {
    let walk = Walker.tutorial()
    try go(walk, "dense 17")
    for place in [
      "relu", "dropout", "blame relu", "blame dense", "gradient dense/kernel",
      "gradient dense/bias", "update dense/kernel", "update dense/bias",
    ] {
      try go(walk, place)
      let sentences = Language.english.phrases.narration.sentences(for: walk.moment)
      #expect(sentences.contains("euron 17") || place.hasSuffix("/bias"), "\(place): \(sentences)")
    }
  }

  @Test func outAndInAgainIsTheSameNeuronAndTheSameTerm() throws {
    let walk = Walker.tutorial()
    try go(walk, "dense 17 term 208")
    walk.outOf()
    walk.outOf()
    #expect(walk.cursor.unit == nil)
    walk.into()
    #expect(walk.cursor.unit == 17)
    walk.into()
    #expect(walk.cursor.term == 208)
  }

  @Test func aJumpBackKeepsWhatIsChosen() throws {
    let walk = Walker.tutorial()
    try go(walk, "relu")
    try go(walk, "dense 17")
    walk.back()
    #expect(walk.cursor.place == .forward(layer: 1) && walk.cursor.unit == nil)
    #expect(walk.moment.unitInFocus == 17)
  }

  @Test func aWeightIsChosenByBothItsEnds() throws {
    let walk = Walker.tutorial()
    try go(walk, "update dense_1/kernel 31,5")
    try go(walk, "dropout")
    #expect(walk.moment.unitInFocus == 31)
    try go(walk, "gradient dense_1/kernel")
    walk.into()
    walk.into()
    #expect(walk.cursor.unit == 5 && walk.cursor.term == 31)
  }

  @Test func whereTheNeuronIsNotTheOneThatItFeedsMostIsMarked() throws {
    let walk = Walker.tutorial()
    try go(walk, "input")
    let pixel = try #require(walk.moment.input.firstIndex { $0 > 0 })
    try go(walk, "input \(pixel)")
    try go(walk, "dense")
    let weights = walk.moment.before(parameter: 0)
    let row = Array(weights.dropFirst(pixel * 200).prefix(200))
    let largest = row.indices.max { abs(row[$0]) < abs(row[$1]) }
    #expect(walk.moment.unitInFocus == largest)
  }

  @Test func nothingChosenTheOneThatSaysMostIsMarkedNotTheLargestSum() throws {
    let walk = Walker.tutorial()
    try go(walk, "relu")
    let a = try #require(walk.moment.output(ofLayer: 1))
    let most = a.indices.max { a[$0] < a[$1] }
    #expect(walk.moment.unitInFocus == most)
    try go(walk, "dense")
    #expect(walk.moment.unitInFocus == most)
    walk.into()
    #expect(walk.cursor.unit == most && a[most ?? 0] > 0)
  }

  @Test func onTheWayDownTheOneThatIsBlamedMostIsMarked() throws {
    let walk = Walker.tutorial()
    try go(walk, "blame dense_1")
    let blame = try #require(walk.moment.blame(ofLayer: 3))
    #expect(walk.moment.unitInFocus == blame.indices.max { abs(blame[$0]) < abs(blame[$1]) })
  }
}
