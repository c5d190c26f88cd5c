import CellCanvas
import Datasets
import MomentViews
import NeuralCore
import Phrases
import TestSupport
import Testing
import TimeTravel
import Workbench

/// The data says what it is: no number of inputs makes a pixel, a digit, ink or a byte of a number.
struct ArrangementTests {
  /// Bytes over 255 that are said to lie in some way.
  private struct Bytes: ExampleSource {
    let inputWidth: Int
    let arrangement: Arrangement
    let count = 3
    let targetWidth = 10

    func copyExample(
      _ index: Int, input: UnsafeMutableBufferPointer<Float>,
      target: UnsafeMutableBufferPointer<Float>
    ) {
      for place in input.indices { input[place] = Float((place * 7 + index) % 256) / 255 }
      for k in target.indices { target[k] = k == index ? 1 : 0 }
    }
  }

  private static let places = [
    "input", "input 101", "dense", "dense 3", "dense 3 term 101", "relu 3", "dense_1 2", "softmax",
    "softmax 2", "loss", "blame relu 3", "blame relu 3 term 2", "gradient dense/kernel 3 term 101",
    "update dense/kernel 3 term 101", "again",
  ]

  /// All that is said at the places of a step on such examples, in every view, small and large.
  private func words(_ inputs: Int, _ arrangement: Arrangement) throws -> String {
    let session = try Session.small(
      "\(inputs) dense(6) relu dense(10) softmax", .categoricalCrossentropy())
    let source = Bytes(inputWidth: inputs, arrangement: arrangement)
    var timeline = try StepOpening(session: session).timeline(on: source)
    let narration = Language.english.phrases.narration
    var said: [String] = []
    for place in Self.places {
      try timeline.go(to: Target(place, in: session))
      let moment = timeline.moment
      said += [narration.place(of: moment), narration.sentences(for: moment)]
      said += Language.english.phrases.views.frame.path(moment)
      for lens in [.event] + Lens.offered(by: moment) {
        for size in [ViewsFixture.small, ViewsFixture.tall] {
          said += [
            ViewsFixture.view(moment, size, lens: lens), ViewsFixture.network(moment, size),
          ]
        }
      }
      for move in [NextMove.unit, .noUnit] { said.append(narration.next(move, from: moment)) }
    }
    return said.joined(separator: "\n")
  }

  private static let kinds = ["pixel", "ink", "byte", "paper"]

  /// Those of some words that a text has, also in the plural.
  private func found(_ words: [String], in text: String) -> [String] {
    let parts = Set(text.lowercased().split { !$0.isLetter }.map(String.init))
    return words.filter { parts.contains($0) || parts.contains($0 + "s") }
  }

  @Test func numbersAreNoPixelsHoweverManyThereAre() throws {
    let said = try words(784, .numbers)
    #expect(found(Self.kinds + ["digit"], in: said) == [])
    #expect(said.contains("input 101"))
    #expect(said.contains("output 2"))
  }

  @Test func aPictureOfAnySizeHasPixelsByRowAndColumn() throws {
    let said = try words(256, .picture(rows: 16, columns: 16))
    #expect(found(Self.kinds + ["digit"], in: said) == ["pixel", "byte"])
    #expect(said.contains("pixel (6,5)"))
    #expect(said.contains("16 × 16 bytes become 256 numbers"))
    #expect(!said.contains("input 101"))
  }

  @Test func aPictureNeedNotBeSquare() throws {
    let said = try words(240, .picture(rows: 12, columns: 20))
    #expect(said.contains("pixel (5,1)"))
    #expect(said.contains("12 × 20 bytes become 240 numbers"))
    #expect(said.contains("5 × 20 + 1 = 101"))
  }

  @Test func aDigitHasInkOfWhateverSizeItIs() throws {
    let said = try words(256, .digit(rows: 16, columns: 16))
    #expect(found(Self.kinds + ["digit"], in: said) == Self.kinds + ["digit"])
  }

  @Test(arguments: [
    (Arrangement.numbers, "20 examples"), (.picture(rows: 1, columns: 2), "20 pictures"),
    (.digit(rows: 1, columns: 2), "20 digits"),
  ])
  func aTrainingCountsWhatItsExamplesAre(_ arrangement: Arrangement, _ words: String) throws {
    var setup = try SmallTraining().setup
    setup.arrangement = arrangement
    let phrases = Language.english.phrases.train
    let shown = ShownTraining(
      start: setup.session, arrangement: arrangement, plan: setup.plan, epochs: 1, stepCount: 0)
    #expect(phrases.place(shown, optimizer: "sgd(0.1)").contains(words))
  }
}

extension Session {
  fileprivate static func small(_ network: String, _ loss: Loss) throws -> Session {
    Session(
      network: try Sequential(network), loss: loss, optimizer: .sgd(learningRate: 0.1), seed: 3)
  }
}
