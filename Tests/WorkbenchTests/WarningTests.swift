import CellCanvas
import Datasets
import NeuralCore
import Phrases
import TestSupport
import Testing
import TimeTravel
import Workbench

/// What is wrong at a place is said there, with its number, and nowhere else.
@Suite struct WarningTests {
  /// A walk over two points with the parameters that are given.
  private func walk(
    _ network: String, _ parameters: [Float], batch: Int = 1, loss: Loss = .meanSquaredError
  ) throws -> Timeline {
    let session = try Session(
      network: Sequential(network), loss: loss, optimizer: .sgd(learningRate: 0.5), seed: 1,
      stepCount: 0, parameters: parameters)
    return try StepOpening(session: session, batch: batch).timeline(on: XOR())
  }

  private func warnings(_ walk: Timeline, _ place: String) throws -> [Warning] {
    try ViewsFixture.moment(walk, at: place).warnings
  }

  @Test func silenceIsSaidOfABatchAndNeverOfOneExample() throws {
    // Two neurons: z = −1 for every point, and z = x₀ + x₁.
    let parameters: [Float] = [0, 1, 0, 1, -1, 0, 1, 1, 0]
    let network = "2 dense(2) relu dense(1)"
    #expect(
      try warnings(walk(network, parameters, batch: 4), "relu")
        == [.silent(count: 1, of: 2, rows: 4)])
    #expect(try warnings(walk(network, parameters), "relu") == [])
  }

  @Test func saturationIsASlopeBelowAHundredth() throws {
    let network = "2 dense(2) tanh dense(1)"
    // tanh′(4) = 0.0013, tanh′(2) = 0.0707.
    let parameters: [Float] = [0, 0, 0, 0, 4, 2, 1, 1, 0]
    #expect(
      try warnings(walk(network, parameters), "tanh") == [.saturated(count: 1, of: 2, rows: 1)])
    // Taken with its loss, a last sigmoid's blame is p − t however flat it is.
    let flat: [Float] = [0, 0, 9]
    let sigmoid = "2 dense(1) sigmoid"
    #expect(try warnings(walk(sigmoid, flat), "sigmoid").count == 1)
    #expect(try warnings(walk(sigmoid, flat, loss: .binaryCrossentropy()), "sigmoid") == [])
  }

  @Test(arguments: [(Float(0.001), "vanishes"), (0.5, ""), (500, "explodes")])
  func blameThatChangesTooMuchBetweenLayersIsSaid(_ weight: Float, _ word: String) throws {
    let walk = try walk("2 dense(1) dense(1)", [0, 0, 1, weight, 1])
    let moment = try ViewsFixture.moment(walk, at: "blame dense")
    let sentences = moment.warnings.map {
      Language.english.phrases.narration.warning($0, in: moment.network)
    }
    #expect(sentences.count == (word.isEmpty ? 0 : 1))
    #expect(sentences.allSatisfy { $0.contains(word) })
    #expect(try warnings(walk, "blame dense_1") == [])
  }

  @Test func numbersThatAreNoneComeBeforeAllElse() throws {
    let walk = try walk("2 dense(2) relu dense(1)", [0, 1, 0, 1, .nan, 0, 1, 1, 0])
    #expect(try warnings(walk, "input") == [])
    guard case .notFinite? = try warnings(walk, "dense").first else {
      Issue.record("nothing was said of a NaN")
      return
    }
  }

  @Test func everyWarningHasItsLines() throws {
    let walks = [
      (try walk("2 dense(2) relu dense(1)", [0, 1, 0, 1, -1, 0, 1, 1, 0], batch: 4), "relu"),
      (try walk("2 dense(2) tanh dense(1)", [0, 0, 0, 0, 4, 2, 1, 1, 0]), "tanh"),
      (try walk("2 dense(1) dense(1)", [0, 0, 1, 0.001, 1]), "blame dense"),
      (try walk("2 dense(1) dense(1)", [0, 0, 1, 500, 1]), "blame dense"),
      (try walk("2 dense(1) dense(1)", [0, 0, .nan, 1, 1]), "dense"),
    ]
    let text = try walks.flatMap { walk, place in
      let moment = try ViewsFixture.moment(walk, at: place)
      return [ViewsFixture.small, ViewsFixture.tall].map { ViewsFixture.view(moment, $0) }
    }
    #expect(Golden.difference(text.joined(separator: "\n"), from: "view-warnings.txt") == nil)
  }

  @Test func anOpenQuestionKeepsWarningsBack() throws {
    let walk = try walk("2 dense(2) tanh dense(1)", [0, 0, 0, 0, 4, 2, 1, 1, 0])
    let moment = try ViewsFixture.moment(walk, at: "tanh")
    #expect(ViewsFixture.view(moment, ViewsFixture.small).contains("Saturated"))
    #expect(
      !ViewsFixture.view(moment, ViewsFixture.small, isConcealed: true).contains("Saturated"))
  }

  @Test func plainTextSaysThemToo() throws {
    var plain = try PlainProgram(walk("2 dense(2) tanh dense(1)", [0, 0, 0, 0, 4, 2, 1, 1, 0]))
    let lines = plain.answer("goto tanh").lines
    #expect(lines.count == 2)
    #expect(lines.last?.hasPrefix("! Saturated here: 1 of 2") == true)
  }
}
