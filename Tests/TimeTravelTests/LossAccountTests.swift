import NeuralCore
import Notation
import Phrases
import TestSupport
import Testing
import TimeTravel

/// The loss of a row and p − t are told in a form that holds, with the same numbers everywhere.
@Suite struct LossAccountTests {
  /// A walk over one example through an identity layer, so that z is what is written.
  private func timeline(
    _ layers: String, _ loss: Loss, z: [Float], target: [Float], rows: Int = 1
  ) throws -> Timeline {
    let width = z.count
    var parameters = [Float](repeating: 0, count: width * width + width)
    for unit in 0..<width { parameters[unit * width + unit] = 1 }
    let session = try Session(
      network: Sequential("\(width) dense(\(width)) \(layers)"), loss: loss,
      optimizer: .sgd(learningRate: 0.1), seed: 1, stepCount: 0, parameters: parameters)
    return Timeline(
      session: session, source: Written(rows: Array(repeating: (z, target), count: rows)),
      plan: BatchPlan(exampleCount: rows, batchSize: rows, shuffled: false, seed: 1))
  }

  private func moment(
    _ layers: String, _ loss: Loss, z: [Float], target: [Float], at place: Place = .loss,
    unit: Int? = nil, rows: Int = 1
  ) throws -> Moment {
    var walk = try timeline(layers, loss, z: z, target: target, rows: rows)
    try walk.go(to: Target(place: place, unit: unit))
    return walk.moment
  }

  private func account(_ moment: Moment) throws -> LossAccount {
    LossAccount(try #require(LossDerivation(moment)), moment)
  }

  static let told:
    [(layers: String, loss: Loss, z: [Float], t: [Float], equation: String, sentence: String)] = [
      (
        "softmax", .categoricalCrossentropy(), [1000, -1000], [0, 1],
        "log(1) − (−2,000.0000) = 2,000.0000",
        "Wrong: class 1 got p = 0; from z, L = log(1) − (−2,000.0000) = 2,000.0000."
      ),
      (
        "softmax", .categoricalCrossentropy(), [12, 0], [1, 0], "log(1 + 6.1e−6) − 0 = 6.1e−6",
        "Right: class 0 got p = 1.0000; from z, L = log(1 + 6.1e−6) − 0 = 6.1e−6."
      ),
      (
        "softmax", .sparseCategoricalCrossentropy, [0, 0], [1], "−log(0.5000) = 0.6931",
        "Wrong: class 1 got only p = 0.5000, so the loss is −log(0.5000) = 0.6931."
      ),
      (
        "sigmoid", .binaryCrossentropy(), [40], [0], "log(1 + exp(40.0000)) = 40.0000",
        "Wrong: p of 1 is 1.0000; from z, L = log(1 + exp(40.0000)) = 40.0000."
      ),
      (
        "sigmoid", .binaryCrossentropy(), [-200], [1], "log(1 + exp(200.0000)) = 200.0000",
        "Wrong: p of 1 is 0; from z, L = log(1 + exp(200.0000)) = 200.0000."
      ),
      (
        "sigmoid", .binaryCrossentropy(), [-1], [0], "−log(1 − 0.2689) = 0.3133",
        "Right: t is 0, p of 1 is 0.2689: the loss is −log(1 − 0.2689) = 0.3133."
      ),
      (
        "linear", .categoricalCrossentropy(), [1, 0], [0, 1], "−log(1e−7) = 16.1181",
        "Wrong: class 1 is kept at its bound: the loss is −log(1e−7) = 16.1181."
      ),
      (
        "linear", .categoricalCrossentropy(), [0.5, 1.5], [1, 0], "−log(0.5000 / 2.0000) = 1.3863",
        "Wrong: the loss is −log of class 0's share: −log(0.5000 / 2.0000) = 1.3863."
      ),
      (
        "linear", .categoricalHinge, [0.5, -1, -2], [1, 0, 0], "max(0, 1 + 0 − 0.5000) = 0.5000",
        "No wrong output is above 0: 0 counts. Class 0 has 0.5000, so L = 0.5000."
      ),
      (
        "linear", .categoricalHinge, [0.5, 1, 1], [1, 0, 0], "max(0, 1 + 1.0000 − 0.5000) = 1.5000",
        "Class 0 is 0.5000 below classes 1 and 2: the loss is 1.5000."
      ),
    ]

  @Test(arguments: told.indices) func `one form, and its numbers hold`(_ index: Int) throws {
    let row = Self.told[index]
    let moment = try moment(row.layers, row.loss, z: row.z, target: row.t)
    #expect(try account(moment).equation?.text() == row.equation)
    #expect(Language.english.phrases.narration.sentences(for: moment) == row.sentence)
  }

  @Test func `the true class is one only where one target is 1`() throws {
    for (target, words) in [
      ([1, 1, 0], "The loss −Σ t·log p is 2.1328. Lower is better."),
      ([0.5, 0.25, 0.25], "The loss −Σ t·log p is 1.0914. Lower is better."),
      ([0, 0, 0], "All targets are 0, so the loss −Σ t·log p is 0."),
    ] as [([Float], String)] {
      let moment = try moment(
        "softmax", .categoricalCrossentropy(), z: [0.5, 0.5, 0.4], target: target)
      let account = try account(moment)
      #expect(account.truth == nil && account.form == .parts && account.equation == nil)
      #expect(Language.english.phrases.narration.sentences(for: moment) == words)
      #expect(
        !Language.english.phrases.losses.formulas(moment.loss, account).joined().contains(
          "true class"))
    }
  }

  @Test func `targets that do not add up to 1 have p·Σt − t everywhere`() throws {
    let moment = try moment(
      "softmax", .categoricalCrossentropy(), z: [1, 0, 0], target: [1, 1, 0],
      at: .blame(layer: 0), unit: 0)
    let derivation = try #require(BlameDerivation(moment, layer: 0, unit: 0))
    #expect(derivation.closes)
    #expect(derivation.difference?.symbols == "p·Σt − t")
    #expect(
      Language.english.phrases.narration.sentences(for: moment)
        == "Output 0: δ = 0.5761 × 2 − 1 = +0.1522. Its z should shrink.")
    let batch = try self.moment(
      "softmax", .categoricalCrossentropy(labelSmoothing: 0.1), z: [1, 0, 0], target: [1, 1, 0],
      at: .blame(layer: 0), unit: 0, rows: 2)
    #expect(BlameDerivation(batch, layer: 0, unit: 0)?.closes == true)
    #expect(
      Language.english.phrases.narration.sentences(for: batch).hasPrefix(
        "Output 0: δ = (0.5761 × 1.9 − 0.9333) / 2 = "))
  }

  /// The equation of a sentence, as a calculator would do it, is the recorded blame.
  @Test func `sentence, derivation and core agree on any targets`() throws {
    var random = SplitMix(state: 11)
    for round in 0..<200 {
      let z = (0..<3).map { _ in Float.random(in: -4...4, using: &random) }
      let t = (0..<3).map { _ in
        round % 3 == 0
          ? Float(Int.random(in: 0...1, using: &random)) : Float.random(in: 0...1, using: &random)
      }
      let loss: Loss = .categoricalCrossentropy(labelSmoothing: round % 4 == 0 ? 0.2 : 0)
      let rows = 1 + round % 2
      for unit in 0..<3 {
        let moment = try moment(
          "softmax", loss, z: z, target: t, at: .blame(layer: 0), unit: unit, rows: rows)
        let derivation = try #require(BlameDerivation(moment, layer: 0, unit: unit))
        let difference = try #require(derivation.difference)
        let recorded = try #require(derivation.recorded)
        #expect(derivation.closes, "\(z) \(t)")
        let (p, share) = (Double(difference.p), Double(rows))
        let worked = (p * Double(difference.targetSum) - Double(difference.t)) / share
        #expect(abs(worked - Double(recorded)) < 1e-6, "\(z) \(t)")
        let equation = Equation(difference.formula, recorded, isSigned: true)
        if recorded != 0, derivation.remnant == nil {
          #expect(
            Language.english.phrases.narration.sentences(for: moment).contains(
              "δ = \(equation.text())"))
        }
      }
      let told = try moment("softmax", loss, z: z, target: t, rows: 1)
      let derived = try #require(LossDerivation(told))
      #expect(derived.closes)
      if let equation = try account(told).equation {
        #expect(
          Language.english.phrases.narration.sentences(for: told).contains("\(equation.text())."))
      }
    }
  }

  @Test func `a rest of what cancels is called that`() throws {
    var walk = try timeline("softmax", .meanSquaredError, z: [0.3, 0.3], target: [0.5, 0.5])
    try walk.go(to: Target(place: .blame(layer: 0), unit: 0))
    #expect(Language.english.phrases.narration.sentences(for: walk.moment).contains("exactly 0"))
    let session = try Session(
      network: Sequential("3 dense(1) linear"), loss: .halfSquaredError,
      optimizer: .sgd(learningRate: 0.1), seed: 1, stepCount: 0, parameters: [0.1, 0.2, -0.3, 0])
    walk = Timeline(
      session: session, source: Written(rows: [([1, 1, 1], [0])]),
      plan: BatchPlan(exampleCount: 1, batchSize: 1, shuffled: false, seed: 1))
    try walk.go(to: Target(place: .forward(layer: 0), unit: 0))
    let sum = try #require(WeightedSum(walk.moment, layer: 0, unit: 0))
    #expect(sum.closes)
    let sentence = try #require(sum.remnant.map(Language.english.phrases.narration.remnant))
    #expect(sentence.hasPrefix("These cancel but for "))
    #expect(
      Language.english.phrases.narration.sentences(for: walk.moment).contains("Its terms cancel"))
  }

  @Test func `an answer that is NaN names no class`() throws {
    let moment = try moment(
      "softmax", .categoricalCrossentropy(), z: [.nan, 0], target: [1, 0])
    #expect(moment.prediction == nil && moment.isRight == nil)
  }

  @Test func `p of one sigmoid is p of 1, whatever it answers`() throws {
    let low = try moment("sigmoid", .binaryCrossentropy(), z: [-0.0632], target: [0])
    #expect(low.prediction?.digit == 0 && low.prediction?.p == low.probabilities?[0])
    var walk = try timeline("sigmoid", .binaryCrossentropy(), z: [-0.0632], target: [0])
    try walk.go(to: Target(place: .forward(layer: 1)))
    #expect(
      Language.english.phrases.narration.sentences(for: walk.moment)
        .hasSuffix("The network's answer is 0, p of 1 = 0.4842: right."))
    try walk.go(to: Target(place: .again))
    #expect(
      Language.english.phrases.narration.sentences(for: walk.moment).contains(
        "It answers 0, p of 1 = 0.4"))
  }
}
