import Datasets
import NeuralCore
import Phrases
import TestSupport
import Testing
import TimeTravel

struct NarrationTests {
  @Test func `all sentences, as a beginner reads them`() throws {
    var lines = Recital()
    try lines.recite("the tutorial's network, one digit", Self.tutorial(batch: 1))
    try lines.recite(
      "the same digit a second time", Self.tutorial(batch: 1), step: 2, taking: 0,
      only: ["softmax", "loss", "blame dense_2", "again"])
    try lines.recite(
      "the tutorial's network, a batch of four", Self.tutorial(batch: 4),
      only: [
        "loss", "blame dense_2", "gradient dense_2/kernel", "gradient dense_2/bias",
        "update dense_2/kernel", "again",
      ])
    for (network, loss) in [
      ("2 dense(2) sigmoid dense(1) sigmoid", Loss.binaryCrossentropy()),
      ("2 dense(3) tanh dense(1) linear", .meanSquaredError),
      ("2 dense(3) softmax dropout(0) dense(1)", .halfSquaredError),
    ] {
      let timeline = Timeline(
        session: try .small(network, loss), source: XOR(),
        plan: BatchPlan(exampleCount: 4, batchSize: 1, shuffled: false, seed: 7))
      try lines.recite("\(network), \(loss), exclusive or", timeline, step: 2)
    }
    let zeros = try Session(
      network: Sequential("3 dense(2) relu dropout(0.5) dense(2) softmax"),
      loss: .categoricalCrossentropy(), optimizer: .sgd(learningRate: 0.1), seed: 1, stepCount: 0,
      parameters: [Float](repeating: 0, count: 14))
    let silent = Timeline(
      session: zeros, source: Written(rows: [([0, 0.5, -1], [0, 1])]),
      plan: BatchPlan(exampleCount: 1, batchSize: 1, shuffled: false, seed: 7))
    try lines.recite("a network of zeros", silent)
    #expect(Golden.difference(lines.text, from: "narration.txt") == nil)
  }

  @Test func `the words of other losses, activations and optimizers`() throws {
    var lines = Recital()
    for loss in Loss.allCases + [.categoricalCrossentropy(labelSmoothing: 0.2)] {
      for network in ["6 dense(4) softmax", "6 dense(4)"] {
        let timeline = try Self.scribbles(network, loss, "sgd(0.1)")
        try lines.recite("\(network), \(loss)", timeline, only: ["loss", "blame dense", "again"])
      }
    }
    for activation in Activation.allCases {
      let timeline = try Self.scribbles(
        "6 dense(5) \(activation) dense(4) softmax", .categoricalCrossentropy(), "sgd(0.1)")
      try lines.recite(
        "\(activation)", timeline,
        only: [activation.name, "blame \(activation.name)", "blame dense"])
    }
    let logarithms = try Self.scribbles("6 dense(4) log_softmax", .meanSquaredError, "sgd(0.1)")
    try lines.recite(
      "log_softmax at the end", logarithms, only: ["log_softmax", "loss", "blame dense", "again"])
    for optimizer in [
      "sgd(0.1, momentum: 0.9)", "adam", "nadam(0.01)",
      "sgd(cosine_decay(0.1, decay_steps: 10), clipnorm: 0.1, weight_decay: 0.1)",
    ] {
      let timeline = try Self.scribbles(
        "6 dense(5) relu dense(4) softmax", .categoricalCrossentropy(), optimizer)
      try lines.recite(
        optimizer, timeline, step: 3, only: ["update dense/kernel", "update dense_1/bias"])
    }
    let sized = try Self.scribbles(
      "6 dense(4, kernel_regularizer: l2(0.1), bias_regularizer: l1(0.1)) softmax",
      .categoricalCrossentropy(), "sgd(0.1)")
    try lines.recite(
      "regularisers", sized, step: 2,
      only: ["loss", "gradient dense/kernel", "gradient dense/bias"])
    #expect(Golden.difference(lines.text, from: "narration-vocabulary.txt") == nil)
    for sentence in lines.sentences {
      #expect(sentence.count <= 79, "\(sentence.count): \(sentence)")
      #expect(sentence.hasSuffix("."), "\(sentence)")
    }
  }

  private static func scribbles(
    _ network: String, _ loss: Loss, _ optimizer: String
  ) throws -> Timeline {
    var source: any ExampleSource = Scribbles(count: 7, inputWidth: 6, targetWidth: 4)
    if loss == .sparseCategoricalCrossentropy { source = ClassNumbers(source) }
    let session = Session(
      network: try Sequential(network), loss: loss, optimizer: try Optimizer(optimizer), seed: 3)
    return Timeline(
      session: session, source: source,
      plan: BatchPlan(exampleCount: 7, batchSize: 1, shuffled: false, seed: 1))
  }

  @Test func `every sentence has a number, an end, and room on a line of 80`() throws {
    var lines = Recital()
    try lines.recite("one digit", Self.tutorial(batch: 1))
    for sentence in lines.sentences {
      #expect(sentence.count <= 79, "\(sentence.count): \(sentence)")
      #expect(sentence.hasSuffix("."))
      #expect(sentence.contains { $0.isNumber }, "\(sentence)")
    }
  }

  private static func tutorial(batch: Int) throws -> Timeline {
    Timeline(
      session: .tutorial(), source: try MNIST.shipped().train,
      plan: BatchPlan(exampleCount: 60_000, batchSize: batch, shuffled: false, seed: 7))
  }
}

/// Sentences of a whole step: at each place the layer's, then for the first neuron that is positive,
/// negative and zero, then for such terms of the loudest neuron.
private struct Recital {
  private(set) var text = ""
  private(set) var sentences: [String] = []

  mutating func recite(
    _ title: String, _ timeline: Timeline, step: Int = 1, taking example: Int? = nil,
    only places: Set<String>? = nil
  ) throws {
    text += "\(text.isEmpty ? "" : "\n")── \(title)\n"
    var timeline = timeline
    try timeline.go(to: Target(step: step))
    if let example { timeline.take(example) }
    for place in timeline.moment.walk {
      guard places?.contains(place.text(in: timeline.moment.network)) ?? true else { continue }
      try timeline.go(to: Target(place: place))
      say(timeline.moment)
      var seen: Set<String> = []
      for unit in Self.kinds(values(timeline.moment)) + answers(timeline.moment) {
        try timeline.go(to: Target(place: place, unit: unit))
        if seen.insert(Self.kind(of: timeline.moment)).inserted { say(timeline.moment) }
      }
      try reciteTerms(&timeline, place)
    }
    timeline.otherExample(by: 1)
    say(timeline.moment)
  }

  private mutating func reciteTerms(_ timeline: inout Timeline, _ place: Place) throws {
    try timeline.go(to: Target(place: place))
    guard timeline.into(), timeline.into(), let unit = timeline.cursor.unit else { return }
    let order = timeline.moment.termsBySize
    var seen: Set<String> = []
    for term in order.prefix(12) + order.suffix(1) + zeroTerm(timeline.moment, order) {
      try timeline.go(to: Target(place: place, unit: unit, term: term))
      if seen.insert(Self.kind(of: timeline.moment)).inserted { say(timeline.moment) }
    }
  }

  private func zeroTerm(_ moment: Moment, _ order: [Int]) -> [Int] {
    guard moment.cursor.place.phase != .update else { return [] }
    return (0..<min(2, order.max() ?? 0)).filter { !order.contains($0) }.prefix(1).map { $0 }
  }

  /// A sentence without its numbers.
  private static func kind(of moment: Moment) -> String {
    Language.english.phrases.narration.sentences(for: moment).filter(\.isLetter)
  }

  private mutating func say(_ moment: Moment) {
    let sentence = Language.english.phrases.narration.sentences(for: moment)
    sentences.append(sentence)
    text += "\(Language.english.phrases.narration.place(of: moment))\n    \(sentence)\n"
  }

  private func values(_ moment: Moment) -> [Float] {
    switch moment.cursor.place {
    case .input: moment.input
    case .forward(let layer):
      moment.inputToLayer(layer).flatMap { x in
        if case .activation = moment.network.layers[layer] { return x }
        return moment.output(ofLayer: layer)
      } ?? []
    case .blame(let layer): moment.blame(ofLayer: layer) ?? []
    case .gradient(let parameter), .update(let parameter):
      Array((moment.gradient(parameter: parameter) ?? []).prefix(moment.unitCount))
    case .loss, .again: []
    }
  }

  /// The right class and the one that the network says, where the neurons are its answers.
  private func answers(_ moment: Moment) -> [Int] {
    guard moment.network.outputs > 1, case .forward(let layer) = moment.cursor.place,
      layer == moment.network.layers.count - 1
    else { return [] }
    return [moment.label, moment.prediction?.digit].compactMap { $0 }
  }

  /// The first neuron that is positive, the first negative, the first two that are 0.
  private static func kinds(_ values: [Float]) -> [Int] {
    let zeros = values.indices.filter { values[$0] == 0 }
    return [
      values.firstIndex { $0 > 0 }, values.firstIndex { $0 < 0 }, zeros.first,
      zeros.dropFirst().first,
    ].compactMap { $0 }
  }
}
