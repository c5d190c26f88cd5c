import CellCanvas
import Datasets
import MomentViews
import NeuralCore
import Notation
import Phrases
import Testing
import TimeTravel
import Workbench

@Suite struct ViewsTests {
  // MARK: Sums that do not close

  /// The tutorial's moment at `place`, its weight `index` of the flat vector moved by 0.25.
  private func corrupted(_ place: String, weight index: (Moment) -> Int) throws -> Moment {
    let moment = try ViewsFixture.moment(try ViewsFixture.tutorial(), at: place)
    var session = moment.sessionBefore
    let index = index(moment)
    session.setParameter(at: index, to: session.parameters[index] + 0.25)
    return moment.replacing(session: session)
  }

  /// The view's words in a row, wherever its lines break.
  private func words(of moment: Moment, _ size: Size) -> String {
    ViewsFixture.view(moment, size).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func aCorruptedWeightIsSaidNotToCloseTheSum() throws {
    // The weight from pixel (7,12), which has ink, to neuron 17.
    let moment = try corrupted("dense 17") { _ in 208 * 200 + 17 }
    let sum = try #require(WeightedSum(moment, layer: 0, unit: 17))
    let recorded = try #require(sum.recorded)
    for size in [ViewsFixture.small, ViewsFixture.tall] {
      let text = words(of: moment, size)
      #expect(
        text.contains(
          "the terms add up to \(Numerals.signed(sum.total)), the recorded z is "
            + "\(Numerals.signed(recorded)): they do not meet"))
      #expect(!text.contains("✓"))
    }
  }

  @Test func anUntouchedWeightClosesTheSum() throws {
    let walk = try ViewsFixture.tutorial()
    for place in ["dense 17", "dense_1 3", "dense_2 5", "dense_2 5 term 12"] {
      let moment = try ViewsFixture.moment(walk, at: place)
      #expect(ViewsFixture.view(moment, ViewsFixture.small).contains("✓"))
    }
  }

  @Test func aCorruptedWeightIsSaidNotToCloseItsBlame() throws {
    let moment = try corrupted("blame relu_1 7") { moment in
      moment.network.parameters[4].range.lowerBound + 7 * 10 + 5
    }
    #expect(words(of: moment, ViewsFixture.tall).contains("they do not meet"))
  }

  @Test func aCorruptedWeightIsSaidNotToCloseItsUpdate() throws {
    let moment = try corrupted("update dense/kernel 208,31") { _ in 208 * 200 + 31 }
    #expect(words(of: moment, ViewsFixture.small).contains("they do not meet"))
  }

  /// A strip has rows for few of the numbers: not for those that contradict the record alone.
  @Test(
    arguments: [
      ("dense 17", 208 * 200 + 17), ("update dense/kernel 208,31", 208 * 200 + 31),
      ("blame relu_1 7", 157_000 + 40_200 + 7 * 10 + 5),
    ], [41, 80])
  func aStripSaysWhatDoesNotClose(_ corrupt: (place: String, weight: Int), width: Int) throws {
    let moment = try corrupted(corrupt.place) { _ in corrupt.weight }
    var canvas = Canvas(Size(width: width, height: 9))
    let context = ViewContext(look: Look(depth: .none), language: .english)
    _ = EssenceStrip.draw(moment, in: canvas.bounds, on: &canvas, context, hint: "")
    let words = canvas.presented(in: .unicode).text.split { $0.isWhitespace || $0 == "│" }
    #expect(
      words.joined(separator: " ").contains("they do not meet"),
      "\(canvas.presented(in: .unicode).text)")
  }

  // MARK: Open questions

  @Test(arguments: ["dense", "dense 17", "relu 40", "dropout", "softmax", "loss", "blame dense_2"])
  func anOpenQuestionHidesTheAnswer(_ place: String) throws {
    let moment = try ViewsFixture.moment(try ViewsFixture.tutorial(), at: place)
    let pane = ViewsFixture.network(moment, Size(width: 28, height: 10), isConcealed: true)
    var text = ViewsFixture.view(moment, ViewsFixture.tall, isConcealed: true)
    #expect(text.contains("?") && pane.contains("?"))
    if moment.probabilities != nil { text += pane }
    for answer in try answers(moment) {
      #expect(!text.contains(answer), "\(answer) is shown")
    }
  }

  /// The numbers that a question at the moment's place may ask for.
  private func answers(_ moment: Moment) throws -> [String] {
    switch moment.cursor.place {
    case .forward(let layer):
      let values = try #require(moment.output(ofLayer: layer))
      let kind = moment.network.layers[layer]
      if case .dropout = kind { return ["█", "1.25"] }
      if kind == .activation(.softmax) {
        return values.map { Numerals.probability($0) } + ["says 8"]
      }
      // a equals z above 0: what comes out is hidden, what goes in is not.
      if kind == .activation(.relu) { return ["passes", "silent"] }
      return [Numerals.signed(values[moment.cursor.unit ?? moment.loudestUnit ?? 0])]
    case .loss: return [Numerals.value(try #require(moment.lossValue)), "2.3026"]
    case .blame(let layer):
      return try #require(moment.blame(ofLayer: layer)).map { Numerals.signed($0) }
    default: return []
    }
  }

  /// A product of 0 is shown as the one that it is.
  @Test(arguments: ["dense 31 term 400", "dense_1 17 term 17"])
  func aTermOfZeroIsNotTakenForTheBias(_ place: String) throws {
    let view = ViewsFixture.view(
      try ViewsFixture.moment(try ViewsFixture.tutorial(), at: place), ViewsFixture.tall)
    #expect(view.contains("a term of 0"), "\(view)")
    let marked = try #require(view.split(separator: "\n").first { $0.hasPrefix("▶") })
    #expect(!marked.contains("bias") && marked.contains(#/× .* = +0/#), "\(marked)")
  }

  // MARK: Room

  static let places = [
    "input", "input 208", "dense", "dense 17", "dense 17 term 208", "relu", "dropout", "softmax",
    "loss", "blame dense_2", "blame dense", "gradient dense/kernel", "gradient dense_2/bias",
    "update dense/kernel", "again",
  ]

  @Test(arguments: places)
  func nothingIsDrawnOutsideOfTheRoom(_ place: String) throws {
    let moment = try ViewsFixture.moment(try ViewsFixture.tutorial(), at: place)
    for look in [Look(), Look(glyphs: .ascii, depth: .none)] {
      let context = ViewContext(look: look, language: .english, later: "next layer")
      for (width, height) in [(0, 0), (1, 1), (7, 3), (20, 30), (61, 5), (40, 12), (61, 18)] {
        let room = Rect(x: 3, y: 2, width: width, height: height)
        let drawings: [(inout Canvas) -> Void] = [
          { _ = EventView.draw(moment, in: room, on: &$0, context) },
          { NetworkPane.draw(moment, in: room, on: &$0, context) },
          { WhereLine.draw(moment, in: room, on: &$0, context) },
          { TimelineLine.draw(moment, in: room, on: &$0, context) },
        ]
        for draw in drawings {
          var canvas = Canvas(Size(width: 70, height: 36))
          draw(&canvas)
          let outside = canvas.cells.indices.filter {
            !room.contains(Point(x: $0 % 70, y: $0 / 70)) && canvas.cells[$0] != .blank
          }
          #expect(outside.isEmpty)
        }
      }
    }
  }

  @Test(arguments: [Float(1e3), 1e6, 1e18])
  func aTrainingThatDivergedCanBeLookedAt(_ rate: Float) throws {
    let session = Session(
      network: .tutorial, loss: .categoricalCrossentropy(),
      optimizer: .sgd(learningRate: rate), seed: 7)
    let walk = Timeline(
      session: session, source: try MNIST.shipped().train,
      plan: BatchPlan(exampleCount: 60_000, batchSize: 1, shuffled: false, seed: 7))
    // On the way there are numbers that are finite and larger than any whole number.
    for step in 2...3 {
      for place in Self.places + ["dense_1", "relu_1", "dropout_1", "dense_2", "blame relu_1"] {
        let moment = try ViewsFixture.moment(walk, at: "step \(step) \(place)")
        for lens in [.event] + Lens.offered(by: moment) {
          #expect(!ViewsFixture.view(moment, ViewsFixture.tall, lens: lens).isEmpty)
        }
        #expect(!ViewsFixture.network(moment, Size(width: 28, height: 34)).isEmpty)
      }
    }
  }

  // MARK: Pointing

  @Test func clicksFindNeuronsAndPixels() throws {
    let walk = try ViewsFixture.tutorial()
    let context = ViewContext(look: Look(), language: .english, later: "")
    func unit(_ place: String, _ x: Int, _ y: Int) throws -> Int? {
      var canvas = Canvas(ViewsFixture.small)
      let spots = EventView.draw(
        try ViewsFixture.moment(walk, at: place), in: canvas.bounds, on: &canvas, context)
      return spots.lazy.compactMap { $0.index(at: Point(x: x, y: y)) }.first
    }
    let found = try [
      unit("input", 12, 4), unit("input", 0, 5), unit("input", 40, 4), unit("dense", 4, 4),
      unit("dense", 5, 5), unit("dropout", 53, 7), unit("softmax", 4, 5),
      unit("blame dense_2", 4, 10),
    ]
    #expect(found == [12, 56, nil, 0, 51, 199, 0, 5])
  }

  @Test func rowsOfTheNetworkLeadToTheirLayers() throws {
    let moment = try ViewsFixture.tutorial().moment
    #expect(NetworkPane.place(atRow: 0, moment) == .input)
    #expect(NetworkPane.place(atRow: 8, moment) == .forward(layer: 7))
    #expect(NetworkPane.place(atRow: 9, moment) == .loss)
    #expect(NetworkPane.place(atRow: 10, moment) == nil)
  }

  // MARK: The timeline and the top line

  @Test func theTimelineMovesRightAndLeadsBack() throws {
    var walk = try ViewsFixture.tutorial()
    var last = -1
    for _ in walk.moment.walk {
      let moment = walk.moment
      let line = ViewsFixture.line(80) { TimelineLine.draw(moment, in: $0, on: &$1, $2) }
      let characters = Array(line)
      let dot = try #require(characters.firstIndex(of: "●"))
      #expect(dot >= last)
      last = dot
      let place = try #require(TimelineLine.place(at: dot, width: 80, moment, in: .english))
      #expect(place.phase == moment.cursor.place.phase)
      walk.later()
    }
    #expect((70..<80).contains(last))
  }

  @Test func theTopLineShortensBeforeItIsCut() throws {
    let walk = try ViewsFixture.tutorial()
    let moment = try ViewsFixture.moment(walk, at: "dense 17 term 208")
    func line(_ width: Int) -> String {
      ViewsFixture.line(width) { WhereLine.draw(moment, in: $0, on: &$1, $2) }
    }
    let path = "forward › dense › neuron 17 › pixel (7,12)"
    #expect(
      line(120).hasPrefix(" step 1 of 60,000 · batch of 1 │ example 0 (a 5) │ \(path)  "))
    #expect(line(120).hasSuffix("  sgd(0.1) · seed 7"))
    #expect(line(84).hasPrefix(" step 1 │ example 0 (a 5) │ \(path)  "))
    #expect(line(80).hasPrefix(" step 1 │ example 0 (a 5) │ dense › neuron 17 › pixel (7,12)  "))
    #expect(line(80).hasSuffix("  sgd(0.1)"))
    #expect(line(60).hasPrefix(" step 1 │ dense › neuron 17 › pixel (7,12)  "))
    #expect(line(20) == " dense › neuron 17 …")
  }
}
