import NeuralCore
import Testing
import TimeTravel

/// Networks that between them have every layer, activation and loss.
private let networks: [(String, Loss)] = [
  ("6 dense(5) relu dropout(0.4) dense(4) softmax", .categoricalCrossentropy()),
  ("6 dense(5) tanh dense(4) sigmoid", .binaryCrossentropy()),
  ("6 dense(5) sigmoid dropout(0.2) dense(4) linear", .meanSquaredError),
  ("6 dense(5) relu dense(4) softmax", .halfSquaredError),
  ("6 dense(5) softmax dense(4) sigmoid", .categoricalCrossentropy()),
  ("6 dropout(0.3) dense(4)", .meanSquaredError),
  ("6 dense(4) linear softmax", .categoricalCrossentropy()),
]

struct DerivationTests {
  private static func timeline(_ number: Int, batch: Int) throws -> Timeline {
    let (text, loss) = networks[number]
    let session = try Session.small(text, loss)
    let source = Scribbles(count: 7, inputWidth: 6, targetWidth: 4)
    return Timeline(
      session: session, source: source,
      plan: BatchPlan(exampleCount: 7, batchSize: batch, shuffled: false, seed: 1))
  }

  @Test(arguments: networks.indices, [1, 3])
  func `every derived number meets the recorded one`(_ number: Int, _ batch: Int) throws {
    var timeline = try Self.timeline(number, batch: batch)
    for _ in 0..<3 {
      try timeline.go(to: Target(place: .again))
      for row in 0..<timeline.moment.rows {
        timeline.focus(row: row)
        #expect(unclosedDerivations(timeline.moment) == [])
      }
      timeline.later()
    }
  }

  @Test(arguments: networks.indices, [1, 3])
  func `every gradient is what a nudge finds`(_ number: Int, _ batch: Int) throws {
    var timeline = try Self.timeline(number, batch: batch)
    try timeline.go(to: Target(step: 2, place: .again))
    let moment = timeline.moment
    for (parameter, slice) in moment.network.parameters.enumerated() {
      let units = slice.shape[slice.shape.count - 1]
      for index in 0..<slice.count {
        let nudged = try #require(
          NudgeDerivation(
            moment, parameter: parameter, unit: index % units,
            input: slice.isKernel ? index / units : nil))
        // At a corner of ReLU the slope by trying is the mean of both sides' slopes.
        let z = try #require(moment.batchOutput(ofLayer: slice.layer)).values
        let isAtCorner = stride(from: index % units, to: z.count, by: units).contains {
          abs(z[$0]) <= 2 * Float(nudged.nudge)
        }
        #expect(nudged.check.agrees || isAtCorner, "\(slice.layer) \(index): \(nudged.check)")
        #expect(nudged.weight == moment.before(parameter: parameter).dropFirst(index).first)
      }
    }
  }

  @Test func `nothing is nudged before its gradient is known, nor what is not there`() throws {
    var timeline = try Self.timeline(0, batch: 1)
    try timeline.go(to: Target(place: .loss))
    #expect(NudgeDerivation(timeline.moment, parameter: 0, unit: 0, input: 0) == nil)
    #expect(BatchDerivation(timeline.moment) != nil)
    timeline.earlier()
    #expect(BatchDerivation(timeline.moment) == nil)
    try timeline.go(to: Target(place: .again))
    let moment = timeline.moment
    #expect(NudgeDerivation(moment, parameter: 0, unit: 0) == nil)
    #expect(NudgeDerivation(moment, parameter: 0, unit: 5, input: 0) == nil)
    #expect(NudgeDerivation(moment, parameter: 0, unit: 0, input: 6) == nil)
    #expect(NudgeDerivation(moment, parameter: 1, unit: 0, input: 0) == nil)
  }

  @Test func `the tutorial's sums close too`() throws {
    var timeline = Timeline(
      session: .tutorial(), source: Scribbles(count: 3),
      plan: BatchPlan(exampleCount: 3, batchSize: 1, shuffled: false, seed: 7))
    try timeline.go(to: Target(step: 2, place: .again))
    let moment = timeline.moment
    for layer in [0, 3, 6] {
      for unit in 0..<moment.network.width(ofLayer: layer) {
        #expect(WeightedSum(moment, layer: layer, unit: unit)?.closes == true)
      }
    }
    for layer in 0..<7 {
      for unit in 0..<moment.network.width(ofLayer: layer) {
        #expect(BlameDerivation(moment, layer: layer, unit: unit)?.closes == true)
      }
    }
  }

  @Test func `one corrupted weight opens the sum of its neuron alone`() throws {
    var timeline = Timeline(
      session: .tutorial(), source: Scribbles(count: 3),
      plan: BatchPlan(exampleCount: 3, batchSize: 1, shuffled: false, seed: 7))
    try timeline.go(to: Target(place: .forward(layer: 0), unit: 17))
    let honest = timeline.moment
    let ink = try #require(honest.input.firstIndex { $0 > 0.5 })
    var session = honest.sessionBefore
    let index = ink * 200 + 17
    session.setParameter(at: index, to: session.parameters[index] + 0.01)
    let corrupted = honest.replacing(session: session)
    #expect(WeightedSum(honest, layer: 0, unit: 17)?.closes == true)
    #expect(WeightedSum(corrupted, layer: 0, unit: 17)?.closes == false)
    #expect(WeightedSum(corrupted, layer: 0, unit: 16)?.closes == true)
    let blank = try #require(honest.input.firstIndex(of: 0))
    session = honest.sessionBefore
    session.setParameter(at: blank * 200 + 17, to: 5)
    #expect(WeightedSum(honest.replacing(session: session), layer: 0, unit: 17)?.closes == true)
  }

  @Test func `terms come by size, those that are 0 are counted`() throws {
    let source = Written(rows: [([1, 0, -2, 0.5], [1, 0])])
    let session = try Session(
      network: Sequential("4 dense(2) softmax"), loss: .categoricalCrossentropy(),
      optimizer: .sgd(learningRate: 0.1), seed: 1, stepCount: 0,
      parameters: [0.5, 1, 7, 7, 0.25, -1, 0.5, 0, 0.125, -0.25])
    let timeline = Walker(
      Timeline(
        session: session, source: source,
        plan: BatchPlan(exampleCount: 1, batchSize: 1, shuffled: false, seed: 1)))
    timeline.later()
    let sum = try #require(WeightedSum(timeline.moment, layer: 0, unit: 0))
    #expect(sum.terms.map(\.index) == [0, 2, 3])
    #expect(sum.terms.map(\.product) == [0.5, -0.5, 0.25])
    #expect(sum.zeros.count == 1 && sum.bias == 0.125 && sum.total == 0.375)
    #expect(sum.recorded == 0.375)
    try timeline.go(to: Target("dense 0", in: session))
    timeline.into()
    #expect(timeline.cursor.term == 0)
    #expect(timeline.moment.termsBySize == [0, 2, 3, 4])
    for wanted in [2, 3, 4] {
      #expect(timeline.nextMove == .term)
      #expect(timeline.later())
      #expect(timeline.cursor.term == wanted)
    }
    #expect(timeline.nextMove == .noTerm)
    #expect(!timeline.later())
  }
}
