import Datasets
import NeuralCore
import Testing
import TimeTravel

/// Every word of Keras's vocabulary on small networks: what is derived meets what was recorded.
struct VocabularyDerivationTests {
  private static let losses =
    Loss.allCases + [
      .categoricalCrossentropy(labelSmoothing: 0.2), .binaryCrossentropy(labelSmoothing: 0.1),
      .huber(delta: 0.3), .own(cubed),
    ]

  private static let cubed = OwnLoss("cubed") { p, t in
    let gaps = zip(p, t).map { abs($0 - $1) }
    return gaps.reduce(0) { $0 + $1 * $1 * $1 }
  } slope: { p, t in
    let gaps = zip(p, t).map { $0 - $1 }
    return gaps.map { 3 * abs($0) * $0 }
  }

  private static let optimizers = [
    "sgd(0.1)", "sgd(0.1, momentum: 0.9)", "sgd(0.1, momentum: 0.9, nesterov: true)",
    "adagrad(0.1)", "rmsprop(0.01)", "rmsprop(0.01, momentum: 0.9)",
    "rmsprop(0.01, centered: true)",
    "rmsprop(0.01, momentum: 0.9, centered: true)", "adadelta(1)", "adam(0.01)",
    "adam(0.01, amsgrad: true)", "adamw(0.01)", "adamax(0.01)", "nadam(0.01)",
    "sgd(0.1, clipnorm: 0.05)", "sgd(0.1, clipvalue: 0.01)", "adam(0.01, global_clipnorm: 0.1)",
    "sgd(cosine_decay(0.1, decay_steps: 5), weight_decay: 0.1)",
    "adam(warmup(exponential_decay(0.1, decay_steps: 3, decay_rate: 0.5), steps: 3), clipnorm: 0.1, weight_decay: 0.01)",
    "sgd(step_decay(0.1, decay_steps: 2, decay_rate: 0.5))",
  ]

  /// What does not close in the first steps of a training.
  private func faults(
    _ network: String, _ loss: Loss, _ optimizer: Optimizer, batch: Int = 3, steps: Int = 4,
    isWeighted: Bool = false
  ) throws -> [String] {
    var source: any ExampleSource = Scribbles(count: 7, inputWidth: 6, targetWidth: 4)
    if loss == .sparseCategoricalCrossentropy { source = ClassNumbers(source) }
    if isWeighted { source = Weighted(source: source) }
    let session = Session(
      network: try Sequential(network), loss: loss, optimizer: optimizer, seed: 5)
    var timeline = Timeline(
      session: session, source: source,
      plan: BatchPlan(exampleCount: 7, batchSize: batch, shuffled: false, seed: 1))
    var faults: [String] = []
    for step in 1...steps {
      try timeline.go(to: Target(place: .again))
      for row in 0..<timeline.moment.rows {
        timeline.focus(row: row)
        faults += unclosedDerivations(timeline.moment).map { "step \(step), row \(row): \($0)" }
      }
      timeline.later()
    }
    return faults
  }

  @Test(arguments: Activation.allCases, losses)
  func `every loss after every activation`(_ activation: Activation, _ loss: Loss) throws {
    let networks = [
      "6 dense(5) \(activation) dense(4) softmax", "6 dense(4) \(activation)",
    ]
    for network in networks {
      #expect(try faults(network, loss, .sgd(learningRate: 0.1), steps: 3) == [], "\(network)")
    }
  }

  @Test(arguments: optimizers)
  func `every optimizer`(_ text: String) throws {
    let optimizer = try Optimizer(text)
    let network = "6 dense(5) tanh dropout(0.3) dense(4) softmax"
    #expect(
      try faults(network, .categoricalCrossentropy(), optimizer, batch: 2, steps: 12) == [])
    #expect(
      try faults("6 dense(3) relu dense(4)", .huber(), optimizer, batch: 1, steps: 5) == [])
  }

  @Test(arguments: ["sgd(0.1, momentum: 0.001)", "adam(0.01, beta_1: 0.001, beta_2: 0.01)"])
  func `what is kept fades to 0`(_ text: String) throws {
    let session = Session(
      network: try Sequential("2 dense(2) softmax"), loss: .categoricalCrossentropy(),
      optimizer: try Optimizer(text), seed: 5)
    // The second input is 0 from the second example on: its weights have no gradient any more.
    let rows: [(input: [Float], target: [Float])] = (0..<20).map {
      (input: [1, $0 == 0 ? 1 : 0], target: [0, 1])
    }
    var timeline = Timeline(
      session: session, source: Written(rows: rows),
      plan: BatchPlan(exampleCount: 20, batchSize: 1, shuffled: false, seed: 1))
    for step in 1...20 {
      try timeline.go(to: Target(place: .again))
      #expect(unclosedDerivations(timeline.moment) == [], "step \(step)")
      if step < 20 { timeline.later() }
    }
    let update = UpdateDerivation(timeline.moment, parameter: 0, unit: 0, input: 1)
    #expect(update?.equations.first { $0.symbol == "m" }?.before == 0)
  }

  @Test func `an optimizer of one's own`() throws {
    let signed = OwnOptimizer("sign_sgd", slots: ["momentum"]) { weight, gradient, slots, step in
      slots[0] = 0.9 * slots[0] + gradient
      weight -= step.learningRate * (slots[0] > 0 ? 1 : slots[0] < 0 ? -1 : 0)
    }
    let optimizer = Optimizer(.own(signed), .constant(0.01), clipping: .norm(1), weightDecay: 0.01)
    #expect(try faults("6 dense(4) softmax", .categoricalCrossentropy(), optimizer) == [])
  }

  @Test func `regularisers and sample weights`() throws {
    let network =
      "6 dense(5, kernel_regularizer: l1_l2(l1: 0.01, l2: 0.02)) tanh dense(4, kernel_regularizer: l2, "
      + "bias_regularizer: l1(0.1)) softmax"
    for loss in [Loss.categoricalCrossentropy(), .meanSquaredError, .binaryCrossentropy()] {
      #expect(try faults(network, loss, .adam(learningRate: 0.1), isWeighted: true) == [])
    }
    #expect(
      try faults(
        "6 dense(4) sigmoid", .binaryCrossentropy(), .sgd(learningRate: 1), isWeighted: true) == [])
  }

  @Test func `a sigmoid that is so sure that the loss on p is clipped still closes`() throws {
    for scale in [Float(-60), 60, 400] {
      let session = try Session(
        network: Sequential("2 dense(2) sigmoid"), loss: .binaryCrossentropy(),
        optimizer: .sgd(learningRate: 0.1), seed: 1, stepCount: 0,
        parameters: [scale, 1, 0, 1, 0, 0])
      var timeline = Timeline(
        session: session, source: Written(rows: [([1, 1], [0, 1])]),
        plan: BatchPlan(exampleCount: 1, batchSize: 1, shuffled: false, seed: 1))
      try timeline.go(to: Target(place: .again))
      #expect(unclosedDerivations(timeline.moment) == [])
      guard case .answer(let answer) = BlameDerivation(timeline.moment, layer: 0, unit: 0)?.source
      else {
        Issue.record("the blame below the clip is p − t")
        continue
      }
      #expect(answer.isClipped && answer.outputs == 2)
    }
  }

  @Test func `a number that the optimizer keeps is checked too`() throws {
    let session = Session(
      network: try Sequential("6 dense(4) softmax"), loss: .categoricalCrossentropy(),
      optimizer: .adam(), seed: 5)
    var timeline = Timeline(
      session: session, source: Scribbles(count: 7, inputWidth: 6, targetWidth: 4),
      plan: BatchPlan(exampleCount: 7, batchSize: 1, shuffled: false, seed: 1))
    try timeline.go(to: Target(step: 3, place: .again))
    let honest = timeline.moment
    #expect(UpdateDerivation(honest, parameter: 1, unit: 1)?.closes == true)
    var slots = honest.sessionBefore.slots
    for index in slots.indices { slots[index] += 0.125 }
    let corrupted = try Session(
      network: session.network, loss: session.loss, optimizer: session.optimizer, seed: 5,
      stepCount: honest.sessionBefore.stepCount, parameters: honest.sessionBefore.parameters,
      slots: slots)
    let derivation = UpdateDerivation(
      honest.replacing(session: corrupted), parameter: 1, unit: 1)
    #expect(derivation?.closes == false)
  }
}
