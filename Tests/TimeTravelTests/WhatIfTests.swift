import NeuralCore
import Testing
import TimeTravel

/// What is supposed in a step: changed in place, or beside the real step.
@Suite struct WhatIfTests {
  private static let examples = Written(rows: [
    ([0.5, -1, 0.25], [1, 0]), ([-0.75, 0.5, 1], [0, 1]), ([1, 1, -0.5], [1, 0]),
  ])
  private static let plan = BatchPlan(exampleCount: 3, batchSize: 1, shuffled: false, seed: 3)

  private static func session() throws -> Session {
    try .small("3 dense(4) relu dropout(0.5) dense(2) softmax", .categoricalCrossentropy())
  }

  private static func timeline(_ session: Session? = nil) throws -> Timeline {
    Timeline(session: try session ?? self.session(), source: examples, plan: plan)
  }

  private static func suppose(_ text: String, in timeline: inout Timeline) throws {
    #expect(timeline.suppose(try WhatIf(text, at: timeline.moment)))
  }

  /// All moments of the first steps, one after the other.
  private static func moments(_ timeline: Timeline, steps: Int) -> [Moment] {
    var timeline = timeline
    timeline.stand(inStep: 1)
    timeline.first()
    var moments = [timeline.moment]
    while timeline.later(), timeline.cursor.step <= steps { moments.append(timeline.moment) }
    return moments
  }

  @Test func `a changed weight is followed by everything, from its step on`() throws {
    var timeline = try Self.timeline()
    timeline.stand(inStep: 3)
    try Self.suppose("dense/kernel 2,1 = −0,75", in: &timeline)
    // The same by hand: two steps, the weight, and on.
    let start = try Self.session()
    var changed = start
    let workspace = Workspace(for: start.network, rows: 1)
    for example in 0..<2 { changed.step(Batch([example], from: Self.examples), in: workspace) }
    #expect(timeline.moment.comparison?.real.sessionBefore == changed)
    changed.setParameter(at: 2 * 4 + 1, to: -0.75)
    for step in 3...5 {
      timeline.stand(inStep: step)
      #expect(timeline.moment.sessionBefore == changed, "step \(step)")
      changed.step(Batch([(step - 1) % 3], from: Self.examples), in: workspace)
      #expect(timeline.moment.changeCount == 1)
    }
    timeline.stand(inStep: 2)
    #expect(timeline.moment.comparison == nil)
    #expect(timeline.moment.changeCount == 0)
  }

  @Test func `a mask is another in its step alone, and what was learnt by it stays`() throws {
    var timeline = try Self.timeline()
    try timeline.go(to: Target(step: 2, place: .forward(layer: 2)))
    let drawn = try #require(timeline.moment.mask(ofLayer: 2))
    // One that speaks: of a silent one it makes no difference.
    let unit = try #require(timeline.moment.inputToLayer(2)?.firstIndex { $0 != 0 })
    let other: Float = drawn[unit] == 0 ? 1 : 0
    try Self.suppose("dropout \(unit) = \(Int(other))", in: &timeline)
    var wanted = drawn
    wanted[unit] = 2 * other
    #expect(timeline.moment.mask(ofLayer: 2) == wanted)
    let real = try #require(timeline.moment.comparison?.real)
    timeline.laterStep()
    #expect(
      timeline.moment.mask(ofLayer: 2)
        == real.sessionBefore.dropoutMask(
          ofLayer: 2, step: 3, example: 2))
    #expect(timeline.moment.comparison?.real.sessionBefore != timeline.moment.sessionBefore)
    #expect(timeline.takeBack() != nil)
    timeline.stand(inStep: 2)
    #expect(timeline.moment.mask(ofLayer: 2) == drawn)
  }

  @Test func `a mask is 0 or 1, of a neuron that is there`() throws {
    let moment = try Self.timeline().moment
    for (text, rule) in [
      ("dropout 1 = 0.5", "a mask is 0, dropped, or 1, kept"),
      ("dropout 9 = 0", "“dropout” has neurons 0–3, not 9"),
    ] {
      let error = #expect(throws: DescriptionError.self) { try WhatIf(text, at: moment) }
      #expect(error?.message.contains(rule) == true, "\(text): \(String(describing: error))")
    }
    #expect(try WhatIf("dropout 0.5", at: moment) == .dropout(rate: 0.5))
    let mask = WhatIf.number(.mask(layer: 2, unit: 1), 0)
    #expect(try WhatIf(mask.text(in: moment.network), at: moment) == mask)
  }

  @Test func `undo leaves every moment as it was`() throws {
    let timeline = try Self.timeline()
    let before = Self.moments(timeline, steps: 4)
    var changed = timeline
    changed.stand(inStep: 2)
    for text in ["dense_1/bias 0 = 3", "input 1 = 2", "target 0", "rate 5", "dropout 0.25"] {
      try Self.suppose(text, in: &changed)
    }
    #expect(Self.moments(changed, steps: 4) != before)
    for _ in 0..<5 { #expect(changed.takeBack() != nil) }
    #expect(changed.takeBack() == nil)
    #expect(Self.moments(changed, steps: 4) == before)
  }

  @Test func `an input and a target belong to their example`() throws {
    var timeline = try Self.timeline()
    try Self.suppose("input 2 = 9", in: &timeline)
    try Self.suppose("target 1", in: &timeline)
    #expect(timeline.moment.input == [0.5, -1, 9])
    #expect(timeline.moment.target == [0, 1])
    timeline.laterStep()
    #expect(timeline.moment.input == [-0.75, 0.5, 1])
    timeline.stand(inStep: 4)
    #expect(timeline.moment.input == [0.5, -1, 9])
    try timeline.go(to: Target(place: .again))
    #expect(timeline.moment.again?.target == [0, 1])
    timeline.takeBack()
    #expect(timeline.moment.again?.target == [1, 0])
  }

  @Test func `another rate is the same step beside the real one`() throws {
    var timeline = try Self.timeline()
    timeline.stand(inStep: 2)
    try Self.suppose("rate 0.5", in: &timeline)
    for parameter in timeline.moment.network.parameters.indices {
      try timeline.go(to: Target(place: .update(parameter: parameter)))
      let comparison = try #require(timeline.moment.comparison)
      #expect(
        comparison.real
          == {
            var real = timeline; real.takeBack(); return real.moment
          }())
      let before = timeline.moment.before(parameter: parameter)
      let gradient = try #require(timeline.moment.gradient(parameter: parameter))
      let after = try #require(comparison.otherwise.after(parameter: parameter))
      for (index, (w, g)) in zip(before, gradient).enumerated() {
        #expect(after[after.startIndex + index] == w - 0.5 * g)
      }
    }
  }

  /// Whatever is supposed, and in whatever order, the real side is the walk without any of it.
  @Test(arguments: [
    ["dense/kernel 2,1 = 0.9", "rate 5"], ["rate 5", "dense/kernel 2,1 = 0.9"],
    ["input 0 = 3", "optimizer adam(0.1)", "target 1", "seed 9"],
    ["dropout 0", "dense/bias 0 = 2", "dropout 0.25"],
  ])
  func `real is the real step, however many things are supposed`(_ texts: [String]) throws {
    let plain = try Self.timeline()
    var timeline = plain
    for text in texts { try Self.suppose(text, in: &timeline) }
    for place in timeline.moment.walk {
      var real = plain
      try real.go(to: Target(place: place))
      try timeline.go(to: Target(place: place))
      let comparison = try #require(timeline.moment.comparison)
      #expect(comparison.real == real.moment, "\(place)")
      #expect(comparison.suppositions == timeline.suppositions)
      // Changes in place are in the walk, and in what is supposed of its settings too.
      let parameters = timeline.moment.sessionBefore.parameters
      if !texts.contains(where: { $0.hasPrefix("seed") }) {
        #expect(comparison.otherwise.sessionBefore.parameters == parameters)
      }
      #expect(comparison.otherwise.input == timeline.moment.input)
    }
    for count in texts.indices.reversed() {
      timeline.takeBack()
      #expect(timeline.moment.comparison?.suppositions.count ?? 0 == count)
      if let comparison = timeline.moment.comparison {
        var real = plain
        try real.go(to: Target(place: .again))
        #expect(comparison.real == real.moment)
      }
    }
    timeline.back()
    #expect(timeline.moment.comparison == nil)
  }

  @Test func `a setting holds for one step`() throws {
    var timeline = try Self.timeline()
    try Self.suppose("rate 5", in: &timeline)
    var plain = try Self.timeline()
    timeline.stand(inStep: 3)
    plain.stand(inStep: 3)
    #expect(
      timeline.moment.comparison?.otherwise.sessionBefore.parameters
        == plain.moment.sessionBefore.parameters)
    #expect(timeline.moment.comparison?.real == plain.moment)
  }

  @Test func `an input of another example that is looked at is changed there`() throws {
    var timeline = try Self.timeline()
    try timeline.go(to: Target(place: .again, unit: 1))
    try Self.suppose("input 0 = 9", in: &timeline)
    #expect(timeline.moment.again?.input == [9, 0.5, 1])
    #expect(timeline.moment.comparison?.real.again?.input == [-0.75, 0.5, 1])
    #expect(timeline.moment.input == [0.5, -1, 0.25])
  }

  @Test func `another dropout rate and another seed draw other masks`() throws {
    let layer = 2
    func masks(_ text: String) throws -> (real: [Float]?, otherwise: [Float]?) {
      var timeline = try Self.timeline()
      timeline.stand(inStep: 2)
      try Self.suppose(text, in: &timeline)
      try timeline.go(to: Target(place: .forward(layer: layer)))
      let comparison = try #require(timeline.moment.comparison)
      #expect(
        comparison.real.sessionBefore.parameters == comparison.otherwise.sessionBefore.parameters)
      return (comparison.real.mask(ofLayer: layer), comparison.otherwise.mask(ofLayer: layer))
    }
    #expect(try masks("dropout 0").otherwise == [1, 1, 1, 1])
    #expect(try masks("dropout 0").real?.contains { $0 != 0 && $0 != 2 } == false)
    let seeds = try (1...9).map { try masks("seed \($0)").otherwise }
    #expect(Set(seeds).count > 2)
    // The walk's own seed draws the walk's own mask.
    let own = try masks("seed 3")
    #expect(own.real == own.otherwise)
  }

  @Test func `before the first step a seed draws the weights too`() throws {
    var timeline = try Self.timeline()
    try Self.suppose("seed 4", in: &timeline)
    let network = timeline.moment.network
    let drawn = Session(
      network: network, loss: timeline.moment.loss, optimizer: timeline.moment.optimizer, seed: 4)
    #expect(timeline.moment.comparison?.otherwise.sessionBefore == drawn)
    // Weights of the learner's own are no seed's.
    var own = try Self.session()
    own.setParameter(at: 0, to: 1)
    timeline = try Self.timeline(own)
    try Self.suppose("seed 4", in: &timeline)
    #expect(timeline.moment.comparison?.otherwise.sessionBefore.parameters == own.parameters)
  }

  @Test func `the same number once more is one change`() throws {
    var timeline = try Self.timeline()
    for value in ["0.1", "0.2", "0.3"] {
      timeline.suppose(
        try WhatIf("dense/bias 0 = \(value)", at: timeline.moment), merging: true)
    }
    #expect(timeline.suppositions.count == 1)
    #expect(timeline.moment.sessionBefore.parameters[12] == 0.3)
    timeline.takeBack()
    #expect(timeline.moment.sessionBefore == (try Self.session()))
  }

  @Test func `both trainings together keep within the budget`() throws {
    let budget = 40 * 4 * 26
    var timeline = Timeline(
      session: try Self.session(), source: Self.examples, plan: Self.plan, budget: budget)
    timeline.stand(inStep: 300)
    try Self.suppose("dense/bias 0 = 1", in: &timeline)
    timeline.stand(inStep: 600)
    timeline.stand(inStep: 350)
    #expect(timeline.checkpointBytes <= budget)
    timeline.takeBack()
    timeline.stand(inStep: 600)
    #expect(timeline.checkpointBytes <= budget)
  }

  static let texts = [
    "rate 0.5", "optimizer adam(0.001)", "optimizer sgd(0.1, momentum: 0.9)", "dropout 0.5",
    "seed 8", "dense/kernel 2,3 = -0.25", "dense_1/bias 1 = 2", "input 0 = 0.5", "target 1",
    "target 0 = 0.75",
  ]

  @Test(arguments: texts)
  func `a text form reads back to an equal one`(_ text: String) throws {
    let moment = try Self.timeline().moment
    let whatIf = try WhatIf(text, at: moment)
    #expect(try WhatIf(whatIf.text(in: moment.network), at: moment) == whatIf)
  }

  @Test(arguments: [
    ("", 1, "something else is wanted"),
    ("colour 3", 1, "“colour” is nothing that could be otherwise"),
    ("rate", 5, "a learning rate is a number from 0; none was given"),
    ("rate -1", 6, "a learning rate is a number from 0; “-1” was given"),
    ("optimizer adm", 11, "“adm” is no optimizer"),
    ("optimizer adam(0.1, beta_1: 2)", 29, "beta_1"),
    ("dropout 1", 9, "a dropout rate is a number from 0 to below 1; “1” was given"),
    ("seed x", 6, "a seed is a whole number from 0"),
    ("input 3 = 1", 7, "an input is a whole number 0–2; “3” was given"),
    ("input 1 2", 9, "“=” and a number must follow"),
    ("input 1 = x", 11, "a number such as 0.5 follows “=”; “x” was given"),
    ("target 2", 8, "a class or an output is a whole number 0–1"),
    ("dense/kernel 3,0 = 1", 14, "is named by the neuron it comes from (0–2)"),
    ("dense/bias 4 = 1", 12, "the neuron of one of the dense biases is a whole number 0–3"),
    ("target 1 = 1 2", 14, "“2” is one word too many"),
  ])
  func `an error points at the word and says the rule`(
    _ text: String, _ column: Int, _ message: String
  ) throws {
    let moment = try Self.timeline().moment
    let error = try #require(throws: DescriptionError.self) { try WhatIf(text, at: moment) }
    #expect(error.message.contains(message), "\(error.message)")
    #expect(error.column == column)
  }
}
