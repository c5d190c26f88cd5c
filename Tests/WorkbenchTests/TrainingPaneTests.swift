import CellCanvas
import NeuralCore
import Phrases
import TestSupport
import Testing
import Workbench

struct TrainingPaneTests {
  private static let words = Language.english.phrases.train

  /// A small training after some batches, watched by the probes of `panes`.
  private func watched(
    _ batches: Int, by panes: [any TrainingPane] = TrainingPanes.numbered
  ) throws -> TrainState {
    let small = try SmallTraining()
    var engine = TrainingEngine(small.setup, on: small.parts, probes: panes.flatMap(\.probes))
    engine.follow(.until(step: batches))
    _ = engine.work()
    var train = TrainState(small.setup, on: small.parts)
    train.receive(engine.news())
    return train
  }

  private func text(
    of train: TrainState, _ size: Size, panes: [any TrainingPane]? = nil
  ) -> String {
    var canvas = Canvas(size)
    TrainDrawing(train, look: Look(), Self.words, panes: panes).draw(
      in: canvas.bounds, on: &canvas)
    return canvas.text
  }

  // MARK: A new pane

  /// A pane that is a file, a question and a row in the list, and needs nothing else.
  private struct ExamplesPane: TrainingPane {
    struct Probe: TrainingProbe {
      static let listens = true
      private(set) var reading: Int? = 0
      init(_ material: ProbeMaterial) {}
      mutating func stepBegan(step: Int, examples: Span<Int>) {
        reading = (reading ?? 0) + examples.count
      }
    }

    func question(in phrases: any TrainPhrases) -> String { "How much has this seen?" }
    var probes: [any TrainingProbe.Type] { [Probe.self] }
    func smallest(_ watched: WatchedTraining) -> Size { Size(width: 24, height: 1) }
    func draw(_ watched: WatchedTraining, in rect: Rect, on canvas: inout Canvas) {
      let seen = watched.train.news.readings[Probe.self] ?? 0
      canvas.put("\(seen) examples", in: rect)
    }
  }

  @Test func aNewPaneIsFedAndShownWithNothingButItsRow() throws {
    let panes: [any TrainingPane] = [TrainingPanes.numbered[5], ExamplesPane()]
    let train = try watched(7, by: panes)
    #expect(text(of: train, Size(width: 78, height: 18), panes: panes).contains("28 examples"))
    let large = text(of: train, Size(width: 196, height: 60), panes: panes)
    #expect(large.contains("28 examples"))
    #expect(!text(of: train, Size(width: 196, height: 60)).contains("28 examples"))
    #expect(train.session == (try watched(7, by: [])).session)
  }

  // MARK: Room

  @Test(arguments: [40, 60, 78, 96, 116, 196], [1, 4, 5, 8, 11, 17, 25, 33, 34, 56])
  func everyPaneHasTheRoomThatItNeedsAndNoTwoTheSame(width: Int, height: Int) throws {
    let watched = WatchedTraining(train: try watched(3), look: Look(), phrases: Self.words)
    let rect = Rect(x: 2, y: 3, width: width, height: height)
    let places = PaneArrangement(TrainingPanes.all(of: watched.train), of: watched, in: rect).places
    for (index, place) in places.enumerated() {
      let least = place.pane.smallest(watched)
      #expect(place.rect.width >= least.width && place.rect.height >= least.height)
      #expect(place.rect.intersection(rect) == place.rect)
      for other in places.dropFirst(index + 1) {
        #expect(place.rect.intersection(other.rect).isEmpty)
      }
    }
    #expect(places.isEmpty == (height < 5))
  }

  /// A pane that is so high, wants to be higher, and is as wide as it is told.
  private struct Block: TrainingPane {
    let name: String
    let least: Size
    let most: Size

    init(_ name: String, _ least: Size, upTo most: Size? = nil) {
      self.name = name
      self.least = least
      self.most = most ?? least
    }

    func question(in phrases: any TrainPhrases) -> String { name }
    func smallest(_ watched: WatchedTraining) -> Size { least }
    func wanted(_ watched: WatchedTraining) -> Size { most }
    func draw(_ watched: WatchedTraining, in rect: Rect, on canvas: inout Canvas) {}
  }

  private static let blocks = [
    Block("a", Size(width: 40, height: 4), upTo: Size(width: .max, height: 8)),
    Block("b", Size(width: 40, height: 3)), Block("c", Size(width: 30, height: 6)),
    Block("d", Size(width: 18, height: 3)),
  ]

  /// The names and rooms of the blocks in so many columns and rows, and whether they ask.
  private func arranged(_ width: Int, _ height: Int) throws -> [String] {
    let watched = WatchedTraining(train: try watched(0), look: Look(), phrases: Self.words)
    let rect = Rect(x: 0, y: 0, width: width, height: height)
    return PaneArrangement(Self.blocks, of: watched, in: rect).places.map {
      let (name, rect) = ($0.pane.question(in: Self.words), $0.rect)
      return "\(name) \(rect.x),\(rect.y) \(rect.width)x\(rect.height)"
    }
  }

  @Test func theMostImportantStayWhereRoomIsShort() throws {
    #expect(try arranged(45, 3) == [])
    #expect(try arranged(45, 6) == ["a 0,0 45x6"])
    #expect(try arranged(45, 12) == ["a 0,0 45x9", "b 0,9 40x3"])
    #expect(
      try arranged(45, 16) == ["a 0,0 45x4", "b 0,4 40x3", "c 0,7 30x6", "d 0,13 18x3"])
  }

  @Test func aNarrowPaneStandsBesideAnotherWhereThereIsRoom() throws {
    #expect(
      try arranged(60, 13) == ["a 0,0 60x4", "b 0,4 40x3", "d 42,4 18x3", "c 0,7 30x6"])
  }

  @Test func airComesWhereAllAreAsHighAsTheyWant() throws {
    #expect(
      try arranged(60, 20) == [
        "a 0,1 60x8", "b 0,10 40x3", "d 42,10 18x3", "c 0,14 30x6",
      ])
    #expect(
      try arranged(60, 19) == ["a 0,0 60x10", "b 0,10 40x3", "d 42,10 18x3", "c 0,13 30x6"])
  }

  @Test func everyPaneAsksAnotherQuestion() {
    let questions = TrainingPanes.numbered.map { $0.question(in: Self.words) }
    #expect(Set(questions).count == questions.count)
    #expect(questions.allSatisfy { $0.hasSuffix("?") })
  }

  // MARK: What the probe of the layers hears

  @Test func theProbeReadsTheGradientsAndSilentNeuronsOfTheLastBatch() throws {
    let small = try SmallTraining()
    let before = try watched(4).session
    var session = before
    let workspace = Workspace(for: session.network, rows: 4)
    var order = EpochOrder()
    let examples = small.setup.plan.examples(ofStep: 5, order: &order)
    var batch = Batch(capacity: 4, inputWidth: 2, targetWidth: 2)
    batch.load(examples, from: small.source)
    var reference = Reference()
    session.step(batch, in: workspace, observer: &reference)

    let train = try watched(5)
    let layers = try #require(train.news.readings[LayersProbe.self])
    #expect(train.session == session)
    #expect(layers.map(\.units) == [6, 2])
    #expect(layers.map(\.asleep) == [reference.silent, nil])
    for (layer, wanted) in zip(layers, reference.norms) {
      #expect(abs(layer.gradientNorm - wanted) <= 1e-6 * wanted)
    }
  }

  @Test func nothingIsReadBeforeTheFirstBatch() throws {
    let train = try watched(0)
    #expect(train.news.readings[LayersProbe.self] == nil)
  }

  /// The same numbers, one after the other.
  private struct Reference: TrainingObserver {
    var norms: [Float] = []
    var silent = 0

    mutating func activation(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
      let answers = values.indices.map { values[$0] }
      silent = (0..<shape.1).count { unit in
        stride(from: unit, to: answers.count, by: shape.1).allSatisfy { answers[$0] == 0 }
      }
    }

    mutating func gradient(parameter: Int, _ values: Span<Float>) {
      guard parameter.isMultiple(of: 2) else { return }
      let squares = values.indices.map { values[$0] * values[$0] }
      norms.insert(squares.reduce(0, +).squareRoot(), at: 0)
    }
  }
}
