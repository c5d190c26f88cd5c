import CellCanvas
import Foundation
import MomentViews
import NeuralCore
import Phrases
import TestSupport
import Testing
import TimeTravel
import Workbench

/// Every view and every sentence of many walks: whatever is printed as an equation holds as printed.
@Suite struct EquationSweepTests {
  /// One walk: what is trained on what, how many rows a step takes, and which steps are looked at.
  struct Walk: Sendable, CustomTestStringConvertible {
    let network: String
    let loss: String
    let optimizer: String
    var batch = 1
    var steps = [1, 2]
    var seed: UInt64 = 3
    var targets = Points.Kind.oneHot
    var testDescription: String { "\(network), \(loss), \(optimizer), batch \(batch)" }

    func timeline() throws -> Timeline {
      let network = try Sequential(network)
      let loss = try Loss(loss)
      let source = Points(
        inputWidth: network.inputs, targetWidth: loss.targetWidth(outputs: network.outputs),
        kind: loss == .sparseCategoricalCrossentropy ? .number(of: network.outputs) : targets,
        seed: seed)
      let session = Session(
        network: network, loss: loss, optimizer: try Optimizer(optimizer), seed: seed)
      return Timeline(
        session: session, source: source,
        plan: BatchPlan(exampleCount: source.count, batchSize: batch, shuffled: false, seed: seed))
    }
  }

  private static let classifier = "6 dense(5) relu dropout(0.3) dense(4) softmax"

  static let walks: [Walk] = {
    var walks: [Walk] = []
    for optimizer in [
      "sgd(0.1)", "sgd(0.5)", "sgd(0.1, momentum: 0.9)",
      "sgd(0.1, momentum: 0.9, nesterov: true)", "adagrad(0.01)", "rmsprop(0.001)",
      "rmsprop(0.001, momentum: 0.9, centered: true)", "adadelta(1)", "adam(0.001)",
      "adam(0.001, amsgrad: true)", "adamw(0.001)", "adamax(0.001)", "nadam(0.001)",
      "sgd(0.1, clipnorm: 0.01)", "sgd(0.1, clipvalue: 0.01)", "sgd(0.1, weight_decay: 0.01)",
      "adam(cosine_decay(0.01, decay_steps: 100), global_clipnorm: 0.5)",
      "sgd(exponential_decay(0.1, decay_steps: 10, decay_rate: 0.9))",
      "sgd(step_decay(0.1, decay_steps: 1, decay_rate: 0.5))",
    ] {
      walks.append(
        Walk(
          network: "4 dense(3) tanh dense(3) softmax", loss: "categorical_crossentropy",
          optimizer: optimizer, batch: walks.count % 2 == 0 ? 1 : 3, steps: [1, 2, 7]))
    }
    for loss in Loss.allCases.map(\.description) + [
      "categorical_crossentropy(label_smoothing: 0.1)", "binary_crossentropy(label_smoothing: 0.1)",
      "huber(0.3)",
    ] {
      let last = loss.contains("hinge") || loss.contains("squared") ? "linear" : "softmax"
      walks.append(
        Walk(network: "5 dense(4) sigmoid dense(3) \(last)", loss: loss, optimizer: "sgd(0.1)"))
      walks.append(
        Walk(
          network: "5 dense(4) sigmoid dense(3) sigmoid", loss: loss, optimizer: "sgd(0.1)",
          batch: 4, steps: [1, 5], targets: .shares))
      if !loss.contains("categorical"), loss != "kl_divergence" {
        walks.append(
          Walk(
            network: "2 dense(3) tanh dense(1) sigmoid", loss: loss, optimizer: "sgd(0.5)",
            targets: .yesOrNo))
      }
    }
    walks += [
      Walk(
        network: classifier, loss: "categorical_crossentropy", optimizer: "sgd(0.1)", batch: 2),
      Walk(
        network: classifier, loss: "categorical_crossentropy", optimizer: "sgd(0.1)",
        targets: .shares),
      Walk(
        network: classifier, loss: "categorical_crossentropy", optimizer: "sgd(0.1)", batch: 6,
        targets: .many),
      Walk(
        network: "30 dense(20, kernel_regularizer: l2(0.01)) relu dropout(0.2) "
          + "dense(12, kernel_regularizer: l1(0.001)) log_softmax",
        loss: "mean_squared_error", optimizer: "adam(0.001)", batch: 2),
      Walk(
        network: "5 dense(6) elu dense(6) selu dense(6) gelu dense(6) silu dense(6) softplus "
          + "dense(6) softsign dense(6) leaky_relu dense(6) hard_sigmoid dense(2) softmax",
        loss: "sparse_categorical_crossentropy", optimizer: "sgd(0.1)", batch: 2, steps: [1]),
    ]
    return walks
  }()

  @Test func everyPrintedEquationHolds() throws {
    let isLong = ProcessInfo.processInfo.environment["WADACHI_SWEEP"] == "long"
    var equations = PrintedEquations()
    for walk in Self.walks {
      for seed in isLong ? Array(1...6) : [3] {
        var walk = walk
        walk.seed = UInt64(seed)
        try Self.read(walk, isLong: isLong, into: &equations)
      }
    }
    try Self.readDigits(isLong: isLong, into: &equations)
    let summary =
      "\(equations.count) equations, worst \(equations.worst), \(equations.about) with ≈, "
      + "\(equations.wrong.count) wrong"
    print(summary)
    #expect(equations.wrongKinds.isEmpty, "\(equations.wrongKinds.values.prefix(20))")
    let unread = equations.unread.keys.filter { kind in
      !Self.inSymbols.contains { kind.contains($0) }
    }
    #expect(unread.isEmpty)
    #expect(equations.zeroChanges.isEmpty, "\(equations.zeroChanges.prefix(5))")
    #expect(
      equations.about * 100 <= equations.count,
      "\(summary): \(equations.abouts.keys.sorted().prefix(20))")
    #expect(equations.count > 20_000, "\(summary)")
  }

  /// Lines whose left side is a formula in symbols, or a name: no arithmetic to be reckoned again.
  private static let inSymbols = [
    "mean (p − t)² =", "L = mean of", "a = rate·", "h = rate·", "m ← ", "v ← ", "s ← ", "x ← ",
    "α = rate", "Σ exp(z − m) =", "pixel (#) =", "p of # = #: ",
  ]

  // MARK: Walking

  private static func read(
    _ walk: Walk, isLong: Bool, into equations: inout PrintedEquations
  ) throws {
    var timeline = try walk.timeline()
    for step in isLong ? walk.steps + [12] : walk.steps {
      try timeline.go(to: Target(step: step))
      for place in timeline.moment.walk {
        for row in 0..<min(timeline.moment.rows, isLong ? 4 : 1) {
          try timeline.go(to: Target(step: step, row: row, place: place))
          read(timeline.moment, walk.testDescription, isLong: isLong, into: &equations)
          try readNeurons(&timeline, row, walk, isLong: isLong, into: &equations)
        }
      }
    }
  }

  private static func readNeurons(
    _ timeline: inout Timeline, _ row: Int, _ walk: Walk, isLong: Bool,
    into equations: inout PrintedEquations
  ) throws {
    let cursor = timeline.moment.cursor
    for unit in isLong ? 0..<3 : 1..<2 {
      for term in isLong ? [nil, 0, 1] : [nil, 0] as [Int?] {
        var target = Target(cursor)
        (target.unit, target.term) = (unit, term)
        guard (try? timeline.go(to: target)) != nil else { continue }
        read(timeline.moment, walk.testDescription, isLong: isLong, into: &equations)
      }
    }
  }

  /// The tutorial's network on digits, at the places that a program sees first.
  private static func readDigits(
    isLong: Bool, into equations: inout PrintedEquations
  ) throws {
    for batch in [1, 3] {
      var timeline = try ViewsFixture.tutorial(batch: batch)
      for step in isLong ? [1, 2, 5] : [1, 2] {
        for place in ViewsGoldenTests.places.map(\.place) {
          try timeline.go(to: Target(step: step))
          try timeline.go(to: Target(place, in: timeline.moment.sessionBefore))
          read(timeline.moment, "tutorial, \(place)", isLong: isLong, into: &equations)
        }
      }
    }
  }

  /// The sentence of a moment, and its views in both windows.
  private static func read(
    _ moment: Moment, _ walk: String, isLong: Bool, into equations: inout PrintedEquations
  ) {
    let place =
      "\(walk): \(moment.cursor.place.text(in: moment.network)) \(moment.cursor.unit ?? -1)"
    equations.read(
      Language.english.phrases.narration.sentences(for: moment), at: place + " narration")
    for lens in [Lens.event] + Lens.offered(by: moment) {
      let wide = [Size(width: 92, height: 34)]
      for size in [ViewsFixture.small] + (isLong ? [ViewsFixture.tall] + wide : wide) {
        equations.read(ViewsFixture.view(moment, size, lens: lens), at: place)
      }
    }
  }
}

/// A few examples with made-up numbers.
struct Points: ExampleSource {
  /// What should come out.
  enum Kind: Sendable {
    /// One class of several, 1 among zeros.
    case oneHot
    /// The number of a class.
    case number(of: Int)
    /// Shares of 1.
    case shares
    /// Several ones.
    case many
    /// 0 or 1.
    case yesOrNo
  }

  let inputWidth: Int
  let targetWidth: Int
  let kind: Kind
  let seed: UInt64
  var count: Int { 24 }

  func copyExample(
    _ index: Int, input: UnsafeMutableBufferPointer<Float>,
    target: UnsafeMutableBufferPointer<Float>
  ) {
    var random = SplitMix(state: seed &+ UInt64(index) &* 77)
    for i in input.indices {
      let number = Float(random.next() >> 40) / Float(1 << 24)
      input[i] = random.next() % 5 == 0 ? 0 : (number * 4 - 2)
    }
    let chosen = Int(random.next() % UInt64(max(1, targetWidth)))
    for k in target.indices { target[k] = 0 }
    switch kind {
    case .oneHot: target[chosen] = 1
    case .number(let classes): target[0] = Float(Int(random.next() % UInt64(classes)))
    case .shares:
      for k in target.indices { target[k] = 0.3 / Float(targetWidth) }
      target[chosen] += 0.7
    case .many: for k in target.indices { target[k] = Float(random.next() % 2) }
    case .yesOrNo: for k in target.indices { target[k] = Float(index % 2) }
    }
  }
}
