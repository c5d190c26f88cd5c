import CellCanvas
import Datasets
import NeuralCore
import TimeTravel
import Testing
import Workbench

/// Walks that learn nothing, and what a network says of examples.
struct LookingTests {
  private static let trained = Result { () throws -> Session in
    let digits = ExampleSlice(try MNIST.shipped().train, 0..<300)
    let plan = BatchPlan(exampleCount: 300, batchSize: 32, shuffled: true, seed: 7)
    var training = Training(.tutorial(seed: 7), on: digits, plan: plan)
    for _ in 0..<2 { _ = training.nextEpoch() }
    return training.session
  }

  private func timeline(_ looked: LookedDigits) throws -> Timeline {
    let opening = StepOpening(session: try Self.trained.get(), looked: looked)
    return try opening.timeline(on: opening.digits(of: MNIST.shipped()))
  }

  /// Known from the forward pass in NumPy.
  @Test func theWrongOnesAreFoundOneByOne() throws {
    var timeline = try timeline(.training)
    var found: [[Int]] = []
    for _ in 0..<6 {
      var search = timeline.search(for: [.misclassified], .later)
      guard case .found(let hits)? = timeline.advance(&search, atMost: 1_000),
        case .wrongAnswer(let said, _, let label)? = hits.first?.finding
      else { break }
      found.append([timeline.moment.example, label, said])
    }
    #expect(
      found == [[0, 5, 3], [5, 2, 6], [11, 5, 1], [17, 8, 1], [19, 9, 1], [25, 2, 3]])
  }

  @Test func nothingIsLearntAndNothingDropped() throws {
    var timeline = try timeline(.test)
    let session = try Self.trained.get()
    let test = try MNIST.shipped().test
    for example in [0, 1, 2] {
      try timeline.go(to: Target(step: example + 1, place: .loss))
      let moment = timeline.moment
      #expect(moment.example == example && moment.label == Int(test.labels[example]))
      #expect(moment.sessionBefore.parameters == session.parameters)
      let batch = Batch([example], from: test)
      let workspace = Workspace(for: session.network, rows: 1)
      #expect(moment.output(ofLayer: 7) == session.predict(batch, in: workspace))
      #expect(moment.lossValue == session.losses(batch, in: workspace)[0])
    }
    try timeline.go(to: Target(place: .gradient(parameter: 1), unit: 3))
    let check = ViewsFixture.view(timeline.moment, ViewsFixture.tall, lens: .gradientCheck)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(check.contains("double precision") && !check.contains("dropout masks"))
    let places = timeline.moment.walk
    #expect(places.contains(.blame(layer: 0)))
    #expect(!places.contains { $0.phase >= .update })
  }

  @Test func theRightClassIsAStopToo() throws {
    let session = try Self.trained.get()
    let stop = try Stop("p of the right class < 0.05", in: session)
    #expect(try Stop("p < 0.05", in: session) == stop)
    #expect(stop.text(in: session.network) == "p < 0.05")
    var timeline = try timeline(.test)
    var search = timeline.search(for: [stop], .later)
    guard case .found? = timeline.advance(&search, atMost: 1_000) else {
      Issue.record("none was found")
      return
    }
    let moment = timeline.moment
    let p = try #require(moment.output(ofLayer: 7))[try #require(moment.label)]
    #expect(p < 0.05)
  }

  /// The slope of each pixel against what the loss does where the pixel is a little darker.
  @Test func aLittleMoreInkDoesWhatItsSlopeSays() throws {
    var timeline = try timeline(.test)
    try timeline.go(to: Target(step: 9, place: .blame(layer: 0)))
    let moment = timeline.moment
    let slopes = try #require(moment.inputSlopes)
    let session = moment.sessionBefore
    let workspace = Workspace(for: session.network, rows: 1)
    func loss(_ input: [Float]) -> Double {
      let batch = Batch(
        [0], inputs: input, inputWidth: 784, targets: moment.target, targetWidth: 10)
      return Double(session.losses(batch, in: workspace)[0])
    }
    let largest = slopes.indices.sorted { abs(slopes[$0]) > abs(slopes[$1]) }.prefix(5)
    for pixel in largest {
      let tiny: Float = 1e-3
      var (more, less) = (moment.input, moment.input)
      more[pixel] += tiny
      less[pixel] -= tiny
      let tried = (loss(more) - loss(less)) / Double(2 * tiny)
      #expect(abs(tried - Double(slopes[pixel])) < 0.02 * abs(tried) + 1e-3)
    }
  }

  // MARK: The screens

  private func program(_ size: Size) throws -> Program {
    var program = try Program(size)
    let asked = try AskedModel(
      Self.trained.get(), named: "m.safetensors", on: ExampleSlice(MNIST.shipped().test, 0..<500))
    try program.open(.evaluate(asked))
    return program
  }

  @Test(arguments: [Size(width: 80, height: 24), Size(width: 120, height: 40)])
  func theWrongOnesAreSeenAndWalkedInto(size: Size) throws {
    var program = try program(size)
    #expect(program.screen.contains(#/\d+ taken wrongly, the surest first/#))
    #expect(program.screen.contains(#/loss [0-9.]+ · accuracy [0-9.]+ %, give or take [0-9.]+/#))
    program.press("Right", "Down")
    #expect(program.screen.contains(#/▶\d→\d ✗/#))
    program.press("Enter")
    #expect(program.screen.contains("looking, not learning"))
    program.press("q")
    #expect(program.screen.contains("taken wrongly"))
  }

  @Test func theClassesStandInTheirPlaceWhereThereIsNoRoomForBoth() throws {
    var program = try program(Size(width: 80, height: 24))
    #expect(!program.screen.contains("a row for what it is"))
    program.press("v")
    #expect(program.screen.contains("a row for what it is"))
    #expect(program.screen.contains("prec.") && program.screen.contains("recall"))
    #expect(try self.program(Size(width: 120, height: 40)).screen.contains("a row for what it is"))
  }

  @Test func anEvaluationIsReopenedByItsLine() throws {
    var program = try program(Size(width: 120, height: 40))
    program.press("y")
    #expect(program.screen.contains("has no line of its own"))
    let few = try ExampleSlice(MNIST.shipped().test, 0..<9)
    let asked = try AskedModel(
      Self.trained.get(), named: "m.safetensors", on: few, data: DataDescription("mnist:0-9"))
    program = try Program(Size(width: 120, height: 40))
    try program.open(.evaluate(asked))
    program.press("y")
    #expect(
      program.screen.contains("wadachi evaluate m.safetensors --data mnist:0-9 --screen"))
  }

  @Test func theWalkThatLooksIsReopenedByItsLine() throws {
    var program = try Program(Size(width: 120, height: 40))
    try program.open(
      .step(StepOpening(session: Self.trained.get(), model: "m.safetensors", looked: .test)))
    #expect(program.screen.contains("looking, not learning"))
    program.press("y")
    #expect(program.screen.contains("--test"))
  }

  @Test func aPictureOfInkStandsAtTheLastBlame() throws {
    var program = try Program(Size(width: 120, height: 40))
    try program.open(
      .step(
        StepOpening(
          session: Self.trained.get(), model: "m.safetensors", looked: .test,
          target: Target(place: .blame(layer: 0)))))
    program.press("v")
    #expect(program.screen.contains("what would a little more ink do here?"))
    #expect(program.screen.contains("More ink: best at pixel"))
  }
}
