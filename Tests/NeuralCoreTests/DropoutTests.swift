import NeuralCore
import TestSupport
import Testing

/// Dropout: who is silent, how often, and when it is another's turn.
@Suite struct DropoutTests {
  /// The masks of one step on these examples: [layer name: mask].
  private func masks(
    rate: Float, examples: [Int], step: Int = 1, seed: UInt64 = 7, width: Int = 200
  ) throws -> [String: [Float]] {
    let network = try Sequential("1 dense(\(width)) dropout(\(rate)) dropout(\(rate))")
    var session = try Session(
      network: network, loss: .meanSquaredError, optimizer: .sgd(learningRate: 0.1), seed: seed,
      stepCount: step - 1, parameters: [Float](repeating: 0, count: network.parameterCount))
    let table = ExampleTable(
      inputs: (0..<200).map { [Float($0)] },
      targets: (0..<200).map { _ in [Float](repeating: 0, count: width) })
    let log = session.loggedStep(Batch(examples, from: table))
    return ["dropout": log["mask dropout"], "dropout_1": log["mask dropout_1"]]
  }

  @Test(arguments: [0.1, 0.2, 0.5, 0.9] as [Float]) func rateIsMet(rate: Float) throws {
    let masks = try masks(rate: rate, examples: Array(0..<200))
    let mask = try #require(masks["dropout"])
    let dropped = Double(mask.count { $0 == 0 })
    let wanted = Double(rate) * Double(mask.count)
    #expect(abs(dropped - wanted) < 5 * (wanted * (1 - Double(rate))).squareRoot())
    #expect(mask.allSatisfy { $0 == 0 || $0 == 1 / (1 - rate) })
    // Each unit of the layer is silent as often as the others.
    for unit in 0..<200 {
      let silent = (0..<200).count { mask[$0 * 200 + unit] == 0 }
      let mean = 200 * Double(rate)
      #expect(abs(Double(silent) - mean) < 5.5 * (mean * (1 - Double(rate))).squareRoot())
    }
  }

  @Test func rateZeroDropsNobody() throws {
    #expect(try masks(rate: 0, examples: [1, 2])["dropout"]?.allSatisfy { $0 == 1 } == true)
  }

  @Test func masksDifferByStepLayerExampleAndSeed() throws {
    let mask = try masks(rate: 0.2, examples: [3])
    let first = try #require(mask["dropout"])
    let others = [
      try #require(mask["dropout_1"]),
      try #require(try masks(rate: 0.2, examples: [4])["dropout"]),
      try #require(try masks(rate: 0.2, examples: [3], step: 2)["dropout"]),
      try #require(try masks(rate: 0.2, examples: [3], seed: 8)["dropout"]),
    ]
    for other in others {
      // Two masks that have nothing to do with each other agree on 0.8² + 0.2² of 200 units: 136.
      let agreeing = zip(first, other).count { $0 == $1 }
      #expect(abs(agreeing - 136) < 34)
    }
    #expect(Set(others + [first]).count == 5)
  }

  /// A mask belongs to the example, wherever it stands in whatever batch.
  @Test func masksAreAFunctionOfStepLayerAndExample() throws {
    let alone = try #require(try masks(rate: 0.3, examples: [5])["dropout"])
    let among = try #require(try masks(rate: 0.3, examples: [9, 5, 7])["dropout"])
    #expect(alone == Array(among[200..<400]))
    #expect(try masks(rate: 0.3, examples: [5])["dropout"] == alone)
  }

  @Test(arguments: [1, 2, 3, 5, 7]) func oddWidthsAreFilled(width: Int) throws {
    let mask = try #require(
      try masks(rate: 0.5, examples: Array(0..<100), width: width)["dropout"])
    for unit in 0..<width {
      #expect(abs((0..<100).count { mask[$0 * width + unit] == 0 } - 50) < 28)
    }
  }

  @Test func inferenceDropsNobody() throws {
    let session = try Session("2 dropout(0.5) dropout(0.9)", .meanSquaredError)
    let table = ExampleTable(inputs: [[3, -4]], targets: [[0, 0]])
    #expect(session.predict(table.batch, in: Workspace(for: session.network, rows: 1)) == [3, -4])
  }

  /// The scale 1/(1−rate) keeps the expected output what it is without dropout.
  @Test func expectedOutputStaysTheSame() throws {
    let mask = try #require(try masks(rate: 0.2, examples: Array(0..<200))["dropout"])
    let mean = mask.map(Double.init).reduce(0, +) / Double(mask.count)
    #expect(abs(mean - 1) < 5 * (0.25 / Double(mask.count)).squareRoot())
  }
}
