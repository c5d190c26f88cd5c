import CellCanvas
import MomentViews
import NeuralCore
import Notation
import Phrases
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

  // MARK: Diagram

  @Test func diagramsOfSmallNetworks() throws {
    let walk = try ViewsFixture.xor()
    let places = [
      "input", "dense 1", "loss", "gradient dense_1/kernel 1,0", "update dense/kernel 0,2", "again",
    ]
    let screens = try views(walk, .diagram, places)
    #expect(Golden.difference(screens, from: "view-lens-diagram.txt") == nil)
  }

  @Test func aDiagramIsOfferedUpToTwelveNeuronsWide() throws {
    let wide = try ViewsFixture.moment(ViewsFixture.tutorial(), at: "dense 17")
    #expect(!Lens.offered(by: wide).contains(.diagram))
    let small = try ViewsFixture.moment(ViewsFixture.xor(), at: "dense 1")
    #expect(Lens.offered(by: small).contains(.diagram))
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

  // MARK: Weights

  @Test(arguments: [
    ("before", WeightsKind.before), ("after", .after), ("change", .change),
  ])
  func weights(_ name: String, _ part: WeightsKind) throws {
    let places = part == .before ? ["dense 17", "gradient dense_1/kernel"] : []
    let text = [
      try views(
        ViewsFixture.tutorial(), .weights(part),
        places + ["update dense/kernel", "update dense_2/kernel"]),
      try views(ViewsFixture.xor(), .weights(part), ["update dense/kernel"]),
    ]
    #expect(
      Golden.difference(text.joined(separator: "\n"), from: "view-lens-weights-\(name).txt") == nil)
  }

  @Test func anOpenQuestionHidesWhatTheUpdateBrings() throws {
    let moment = try ViewsFixture.moment(
      try ViewsFixture.tutorial(), at: "update dense_2/kernel")
    for part in [WeightsKind.after, .change] {
      let text = ViewsFixture.view(
        moment, ViewsFixture.tall, lens: .weights(part), isConcealed: true)
      #expect(text.contains("Answer the question first"))
      #expect(!text.contains("how many"))
    }
  }

  @Test func aHistogramCountsEveryNumberOnce() {
    let histogram = Histogram([-2, -1, -0.2, 0, 0.1, 0.9, 1, 5, .nan], .signed(1), bins: 3)
    #expect(histogram.counts == [2, 3, 3])
    #expect(histogram.middles[1] == 0)
  }

  // MARK: Batch

  @Test func batch() throws {
    let text = [
      try views(
        ViewsFixture.tutorial(batch: 3), .batch,
        ["row 1 loss", "row 1 gradient dense_2/kernel 3,5"]),
      try views(
        ViewsFixture.tutorial(batch: 32), .batch, ["row 20 loss", "row 20 gradient dense/kernel"]),
      try views(ViewsFixture.xor(batch: 4), .batch, ["row 2 loss", "row 2 gradient dense/bias 1"]),
      try views(
        ViewsFixture.xor(.meanSquaredError, batch: 4), .batch, ["row 2 loss"]),
    ]
    #expect(Golden.difference(text.joined(separator: "\n"), from: "view-lens-batch.txt") == nil)
  }

  @Test func theMeanOfTheRowsIsTheLossOfTheStep() throws {
    let moment = try ViewsFixture.moment(try ViewsFixture.tutorial(batch: 32), at: "loss")
    let batch = try #require(BatchDerivation(moment))
    #expect(batch.rows.count == 32)
    #expect(abs(batch.mean - Double(batch.recorded)) < 1e-6)
    #expect(batch.rows.map(\.example) == Array(0..<32))
    for row in batch.rows {
      #expect(abs(-Float.logarithm(try #require(row.truth)) - row.loss) < 1e-5)
    }
  }

  @Test func anOpenQuestionHidesTheRowsLosses() throws {
    let moment = try ViewsFixture.moment(try ViewsFixture.tutorial(batch: 3), at: "loss")
    let text = ViewsFixture.view(moment, ViewsFixture.tall, lens: .batch, isConcealed: true)
    for row in try #require(BatchDerivation(moment)).rows {
      #expect(!text.contains(Numerals.value(row.loss)))
      #expect(!text.contains(Numerals.probability(try #require(row.truth))))
    }
    #expect(!text.contains("right") && !text.contains("wrong"))
  }

  // MARK: Softmax, dropout and products

  @Test(arguments: [
    ("temperature", Lens.temperature, "softmax"), ("unshifted", .unshifted, "softmax 5"),
    ("masks", .masks, "dropout 79"), ("products", .products, "dense 17"),
  ])
  func furtherViewsOfLayers(_ name: String, _ lens: Lens, _ place: String) throws {
    let text = try views(ViewsFixture.tutorial(), lens, [place])
    #expect(Golden.difference(text, from: "view-lens-\(name).txt") == nil)
  }

  @Test func anOpenQuestionHidesWhatTheseViewsWouldTell() throws {
    let walk = try ViewsFixture.tutorial()
    let softmax = try ViewsFixture.moment(walk, at: "softmax")
    let p = try #require(softmax.probabilities)
    for lens in [Lens.temperature, .unshifted] {
      let text = ViewsFixture.view(softmax, ViewsFixture.tall, lens: lens, isConcealed: true)
      #expect(!p.contains { text.contains(Numerals.probability($0)) })
      #expect(!text.contains("█") && text.contains("?"))
    }
    let dropout = try ViewsFixture.moment(walk, at: "dropout")
    let masks = ViewsFixture.view(dropout, ViewsFixture.tall, lens: .masks, isConcealed: true)
    #expect(masks.contains("Answer the question first") && !masks.contains("█"))
    let dense = try ViewsFixture.moment(walk, at: "dense 17")
    let products = ViewsFixture.view(dense, ViewsFixture.tall, lens: .products, isConcealed: true)
    #expect(!products.contains("push z up"))
  }

  @Test func bothViewsOfAMaskAreAboutOneNeuron() throws {
    var program = try Program(Size(width: 80, height: 24))
    program.press("s", ":")
    program.send(.input(.paste("dropout")))
    program.press("Enter")
    #expect(program.screen.contains("Neuron 40 is kept: it speaks 1.25 times louder."))
    program.press("v")
    #expect(program.sentence.hasPrefix("Neuron 40 is kept here and for example 1;"))
    #expect(program.screen.contains("In evaluation nobody is dropped: every mask is 1."))
  }

  @Test func theTemperatureIsTurnedByKeys() throws {
    var program = try Program(Size(width: 80, height: 24))
    program.press("s", ":")
    program.send(.input(.paste("softmax")))
    program.press("Enter", "v")
    #expect(program.sentence.hasPrefix("T = 2 makes it less sure: its largest p is "))
    program.press("<")
    #expect(program.sentence.hasPrefix("T = 1 is the softmax itself"))
    program.press("<")
    #expect(program.sentence.hasPrefix("T = 0.5 makes it surer"))
    program.press("9", ">")
    #expect(program.sentence.hasPrefix("T = 100 makes it less sure"))
    program.press("v")
    #expect(program.sentence.hasPrefix("z + 100: exp(z) beyond 88.7 is inf"))
    program.press("<")
    #expect(program.sentence.hasSuffix("of 32 bits here: both ways agree."))
  }

  // MARK: All of them

  @Test func everyViewStaysInItsRoomAndCanBeSaidInASCII() throws {
    let walk = try ViewsFixture.tutorial(batch: 3)
    for place in [
      "dense 17", "dropout", "softmax", "loss", "gradient dense/kernel", "gradient dense_2/bias",
      "update dense_1/kernel",
    ] {
      let moment = try ViewsFixture.moment(walk, at: place)
      for lens in Lens.offered(by: moment) {
        for (width, height) in [(0, 0), (1, 1), (7, 3), (20, 30), (61, 5), (40, 12), (61, 18)] {
          let room = Rect(x: 3, y: 2, width: width, height: height)
          var canvas = Canvas(Size(width: 70, height: 36))
          let look = Look(glyphs: .ascii, depth: .none)
          EventView.draw(
            moment, in: room, on: &canvas,
            ViewContext(look: look, language: .english, later: "next", lens: lens))
          let outside = canvas.cells.indices.filter {
            !room.contains(Point(x: $0 % 70, y: $0 / 70)) && canvas.cells[$0] != .blank
          }
          #expect(outside.isEmpty)
          let foreign = canvas.presented(in: .ascii).text.unicodeScalars.filter { !$0.isASCII }
          #expect(foreign.isEmpty)
        }
        for size in [ViewsFixture.small, ViewsFixture.tall] {
          let text = ViewsFixture.view(moment, size, lens: lens)
          #expect(!text.contains("…\n"), "a line of \(place) is cut\n\(text)")
        }
      }
    }
  }

  // MARK: The key

  @Test func theKeyLeadsThroughTheViewsOfAPlaceAndTheTitleNamesThem() throws {
    var program = try Program()
    program.press("s", ":")
    program.send(.input(.paste("gradient dense_1/kernel 3,17")))
    program.press("Enter")
    let event = program.screen
    #expect(event.contains("┌ Gradient ─"))
    program.press("v")
    #expect(program.screen.contains("┌ Gradient check ─"))
    #expect(program.screen.contains("(L⁺ − L⁻) / 2h"))
    var presses = 1
    while program.screen != event, presses < 9 {
      program.press("v")
      presses += 1
    }
    #expect(program.screen == event)
  }

  @Test func theTitleNamesNoKeysWhileALessonsQuestionHasThem() throws {
    var program = try Program()
    try program.open(.learn(lesson: "08"))
    #expect(program.screen.contains("┌ Layer ─"))
    program.press("Esc")
    #expect(program.screen.contains("┌ Activation ─"))
  }

  @Test func theSentenceTellsWhatTheViewShows() throws {
    var program = try Program()
    program.press("s", ":")
    program.send(.input(.paste("gradient dense_2/bias 5")))
    program.press("Enter", "v")
    #expect(
      program.screen.contains(
        "Nudged, the loss changes by −0.90868 for 1 of b: the chain rule agrees."))
  }

  @Test func plainTextHasTheViewsToo() throws {
    var plain = try PlainProgram(ViewsFixture.xor(batch: 4))
    #expect(plain.answer("view").lines == ["This place has one view only."])
    _ = plain.answer("goto loss")
    let lines = plain.answer("view").lines
    #expect(lines.first == "Batch:")
    #expect(lines.contains { $0.contains("Σ / N = ") })
    #expect(plain.answer("why").lines == Array(lines.dropFirst()))
    #expect(plain.answer("goto loss").lines.first?.contains("3 of 4 rows are right") == true)
  }

  @Test func aPlaceOfOneViewSaysSo() throws {
    var program = try Program()
    program.press("s", "v")
    #expect(program.screen.contains("This place has one view only."))
  }
}
