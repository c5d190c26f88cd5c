import NeuralCore
import Notation
import Phrases
import TestSupport
import Testing
import TimeTravel

/// What the further views of softmax and dropout derive, and numbers with all their digits.
@Suite struct LensDerivationTests {
  private func tutorial(batch: Int = 1) -> Walker {
    Walker(
      Timeline(
        session: .tutorial(), source: Scribbles(count: 6),
        plan: BatchPlan(exampleCount: 6, batchSize: batch, shuffled: false, seed: 0)))
  }

  private func moment(_ walk: Walker, _ place: String) throws -> Moment {
    try walk.go(to: try Target(place, in: walk.moment.sessionBefore))
    return walk.moment
  }

  // MARK: Masks

  @Test(arguments: [1, 3])
  func theNextMaskIsTheOneThatTheNextExampleThenHas(_ batch: Int) throws {
    let walk = tutorial(batch: batch)
    let here = try #require(MaskDerivation(try moment(walk, "dropout_1"), layer: 5))
    #expect(here.mask == walk.moment.mask(ofLayer: 5))
    #expect(here.next.count == 200 && here.next != here.mask)
    if batch == 1 {
      walk.laterStep()
    } else {
      walk.focus(row: 1)
    }
    #expect(try moment(walk, "dropout_1").mask(ofLayer: 5) == here.next)
    #expect(walk.moment.example == here.nextExample)
  }

  @Test func theLastRowOfABatchIsFollowedByTheFirst() throws {
    let walk = tutorial(batch: 3)
    let first = try moment(walk, "row 0 dropout").mask(ofLayer: 2)
    let last = try #require(MaskDerivation(try moment(walk, "row 2 dropout"), layer: 2))
    #expect(last.next == first && last.nextExample == 0)
  }

  @Test func otherLayersDrawNoMask() {
    #expect(Session.tutorial().dropoutMask(ofLayer: 0, step: 1, example: 0) == nil)
    let mask = Session.tutorial().dropoutMask(ofLayer: 2, step: 1, example: 0)
    #expect(mask?.allSatisfy { $0 == 0 || $0 == 1.25 } == true)
  }

  // MARK: Softmax

  @Test func temperatureKeepsTheOrderAndChangesHowSureItIs() throws {
    let softmax = try #require(
      SoftmaxDerivation(try moment(tutorial(), "softmax"), layer: 7))
    #expect(softmax.probabilities(atTemperature: 1) == softmax.probabilities)
    var surest = 1.1
    for temperature in [0.1, 0.5, 1, 2, 100] {
      let p = softmax.probabilities(atTemperature: temperature)
      #expect(abs(p.reduce(0, +) - 1) < 1e-12)
      #expect(
        p.indices.sorted { p[$0] < p[$1] }
          == p.indices.sorted {
            softmax.logits[$0] < softmax.logits[$1]
          })
      #expect(p.max() ?? 0 < surest)
      surest = p.max() ?? 0
    }
    #expect(abs(surest - 0.1) < 0.002)
  }

  @Test func withoutTheShiftLargeNumbersAreNoNumbers() {
    let z: [Float] = [0.2568, 0.7956, -0.2255]
    let plain = UnshiftedSoftmax(z)
    #expect(plain.agrees && !plain.overflows && !plain.vanishes)
    #expect(UnshiftedSoftmax(z, adding: 80).agrees)
    let large = UnshiftedSoftmax(z, adding: 100)
    #expect(large.overflows && !large.agrees && large.probabilities.allSatisfy(\.isNaN))
    let small = UnshiftedSoftmax(z, adding: -110)
    #expect(small.vanishes && !small.agrees && small.probabilities.allSatisfy(\.isNaN))
    // exp(−102) has two bits left.
    let worn = UnshiftedSoftmax(z, adding: -102)
    #expect(!worn.vanishes && !worn.agrees)
    for softmax in [large, small, worn] {
      for (shifted, p) in zip(softmax.shifted, plain.probabilities) {
        #expect(abs(shifted - p) < 1e-5)
      }
    }
  }

  @Test func lostLogitsAreNotTakenForAnOverflow() {
    #expect(UnshiftedSoftmax([.nan, 1]).isLost && UnshiftedSoftmax([.infinity, 1]).isLost)
    #expect(!UnshiftedSoftmax([200, 1]).isLost && UnshiftedSoftmax([200, 1]).overflows)
  }

  // MARK: Digits

  @Test(arguments: [
    ("dense_2 5 term 184", "3rd dense, digit 5, neuron 184: x = "),
    ("dense_2 5", "3rd dense, digit 5: z = "),
    ("dense 3 term bias", "dense, neuron 3: b = 0."), ("relu 31", "relu, neuron 31: z = "),
    ("dropout 79", "dropout, neuron 79: before = "), ("softmax 5", "softmax, digit 5: z = "),
    ("loss", "loss = "), ("blame dense_1 17", "2nd dense, neuron 17: δ = "),
    (
      "gradient dense_1/kernel 3,17", "2nd dense weight from neuron 3 to neuron 17: gradient = "
    ),
    ("update dense_2/bias 4", "3rd dense bias of digit 4: before = 0, gradient = "),
    ("again", "loss before = "), ("input 208", "pixel (7,12): x = "),
  ])
  func allDigitsOfTheNumberUnderTheCursor(_ place: String, _ start: String) throws {
    let text = Language.english.phrases.narration.digits(of: try moment(tutorial(), place))
    #expect(text.hasPrefix(start), "\(text)")
  }

  @Test func allDigitsReadBackToTheNumber() throws {
    let walk = tutorial()
    let loss = try #require(try moment(walk, "loss").lossValue)
    let text = Language.english.phrases.narration.digits(of: walk.moment)
    #expect(Float(text.dropFirst(7).dropLast()) == loss)
    #expect(Numerals.exact(-0.1) == "−0.1" && Numerals.exact(3) == "3")
    #expect(Numerals.exact(1e-20) == "1e−20" && Numerals.exact(.nan) == "NaN")
  }
}
