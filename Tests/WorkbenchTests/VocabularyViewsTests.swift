import CellCanvas
import Datasets
import NeuralCore
import TestSupport
import Testing
import TimeTravel
import Workbench

/// The views of Keras's whole vocabulary, as a program sees them.
@Suite struct VocabularyViewsTests {
  /// The views of some places in both windows.
  private func views(_ walk: Timeline, _ places: [String]) throws -> String {
    try places.map { place in
      let moment = try ViewsFixture.moment(walk, at: place)
      return [ViewsFixture.small, ViewsFixture.tall]
        .map { "\($0.width)×\($0.height) " + ViewsFixture.view(moment, $0) }
        .joined(separator: "\n")
    }.joined(separator: "\n")
  }

  static let optimizersWithGoldens: [(String, String)] = [
    ("momentum", "sgd(0.1, momentum: 0.9, nesterov: true)"), ("adagrad", "adagrad(0.1)"),
    ("rmsprop", "rmsprop(0.01, momentum: 0.9)"), ("adam", "adam"), ("nadam", "nadam(0.01)"),
    (
      "everything",
      "sgd(cosine_decay(0.1, decay_steps: 100), clipnorm: 0.2, weight_decay: 0.01)"
    ),
    ("everything-adam", "adam(warmup(0.01, steps: 10), global_clipnorm: 0.2, weight_decay: 0.01)"),
  ]

  @Test(arguments: optimizersWithGoldens)
  func updates(_ name: String, _ optimizer: String) throws {
    let walk = try ViewsFixture.xor(optimizer: optimizer)
    let text = try views(walk, ["step 3 update dense_1/kernel"])
    #expect(Golden.difference(text, from: "view-update-\(name).txt") == nil)
  }

  static let lossesWithGoldens: [Loss] = [
    .huber(), .hinge, .categoricalHinge, .sparseCategoricalCrossentropy, .klDivergence, .poisson,
    .categoricalCrossentropy(labelSmoothing: 0.1),
  ]

  @Test(arguments: lossesWithGoldens)
  func losses(_ loss: Loss) throws {
    let walk = try ViewsFixture.digits("\(Sequential.tutorial)", loss)
    // KL divergence's least blames are so alike that a processor's last bits decide their order.
    let places = loss == .klDivergence ? ["loss"] : ["loss", "blame dense_2"]
    let text = try views(walk, places)
    let name = loss.labelSmoothing == 0 ? loss.name : "label_smoothing"
    #expect(Golden.difference(text, from: "view-loss-\(name).txt") == nil)
  }

  @Test func activations() throws {
    let network =
      "784 dense(20) gelu dense(20) leaky_relu dense(20) hard_sigmoid dense(10) log_softmax"
    let walk = try ViewsFixture.digits(network, .meanSquaredError)
    let text = try views(
      walk, ["gelu", "leaky_relu", "hard_sigmoid", "log_softmax", "blame dense_3"])
    // With as few digits as the small window has: a processor's last bits decide the sixth.
    let blame = ViewsFixture.view(
      try ViewsFixture.moment(walk, at: "blame dense"), ViewsFixture.small)
    let moment = try ViewsFixture.moment(walk, at: "log_softmax")
    let panes = [Size(width: 13, height: 18), Size(width: 28, height: 34)]
      .map { "── network, \($0.width)×\($0.height)\n" + ViewsFixture.network(moment, $0) }
    #expect(
      Golden.difference(
        ([text, blame] + panes).joined(separator: "\n"), from: "view-activations.txt") == nil)
  }

  @Test func regularised() throws {
    let network =
      "784 dense(20, kernel_regularizer: l1_l2(l1: 0.001, l2: 0.01)) relu "
      + "dense(10, kernel_regularizer: l2(0.01), bias_regularizer: l2(0.1)) softmax"
    let walk = try ViewsFixture.digits(network)
    let batch = try ViewsFixture.digits(network, batch: 3)
    let text = [
      try views(walk, ["loss", "gradient dense_1/kernel", "gradient dense/kernel"]),
      try views(batch, ["row 1 loss", "row 1 gradient dense_1/kernel"]),
    ]
    #expect(
      Golden.difference(text.joined(separator: "\n"), from: "view-regularised.txt") == nil)
  }

  // MARK: Everything closes, fits, and can be said in ASCII

  private func expectSound(_ walk: Timeline, _ places: [String]) throws {
    for place in places {
      let moment = try ViewsFixture.moment(walk, at: place)
      for size in [ViewsFixture.small, ViewsFixture.tall] {
        let text = ViewsFixture.view(moment, size)
        #expect(!text.contains("do not meet"), "\(place)\n\(text)")
        #expect(!text.contains("…\n"), "a line of \(place) is cut\n\(text)")
        let ascii = ViewsFixture.view(moment, size, look: Look(glyphs: .ascii, depth: .none))
        let drawn = ascii.split(separator: "\n").dropFirst().joined()
        let foreign = drawn.unicodeScalars.filter { !$0.isASCII }
        #expect(foreign.isEmpty, "\(ascii)")
        // A half has no likeness in ASCII.
        #expect(!drawn.contains("?") || text.contains("½"), "\(ascii)")
      }
    }
  }

  @Test(arguments: Activation.allCases)
  func everyActivation(_ activation: Activation) throws {
    let walk = try ViewsFixture.digits(
      "784 dense(12) \(activation) dense(10) \(activation)", .huber(delta: 0.5))
    let name = activation.name
    try expectSound(
      walk, [name, "\(name)_1", "blame \(name)_1", "blame dense_1", "blame dense"])
  }

  @Test(arguments: Loss.allCases)
  func everyLoss(_ loss: Loss) throws {
    for last in ["softmax", "sigmoid", "linear"] {
      let walk = try ViewsFixture.digits("784 dense(10) \(last)", loss)
      try expectSound(walk, ["loss", "blame dense"])
    }
  }

  @Test(arguments: Optimizer.allDefaults)
  func everyOptimizer(_ optimizer: Optimizer) throws {
    let walk = try ViewsFixture.xor(optimizer: "\(optimizer)")
    try expectSound(walk, ["step 4 update dense/kernel", "step 4 update dense_1/bias"])
  }

  @Test func whereTheClipBitesTheViewSaysSo() throws {
    let session = try Session(
      network: Sequential("2 dense(1) sigmoid"), loss: .binaryCrossentropy(),
      optimizer: .sgd(learningRate: 0.5), seed: 1, stepCount: 0, parameters: [-40, 0, 0])
    let walk = try StepOpening(session: session, example: 2).timeline(on: XOR())
    for (place, words) in [("blame sigmoid", "exactly 0"), ("blame dense", "Worked out from z")] {
      let moment = try ViewsFixture.moment(walk, at: place)
      let text = ViewsFixture.view(moment, ViewsFixture.small)
      #expect(text.contains(words), "\(text)")
      #expect(!text.contains("do not meet"))
    }
  }

  @Test func aSlotThatIsNotWhatWasKeptIsSaid() throws {
    let moment = try ViewsFixture.moment(
      try ViewsFixture.xor(optimizer: "adam"), at: "step 3 update dense/kernel")
    let before = moment.sessionBefore
    let corrupted = try Session(
      network: before.network, loss: before.loss, optimizer: before.optimizer, seed: before.seed,
      stepCount: before.stepCount, parameters: before.parameters,
      slots: before.slots.map { $0 + 0.25 })
    let text = ViewsFixture.view(moment.replacing(session: corrupted), ViewsFixture.tall)
    #expect(text.contains("the optimizer kept"))
  }
}
