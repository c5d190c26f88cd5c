import NeuralCore
import TestSupport
import Testing

/// Slopes in corners are those of Keras on TensorFlow, and nothing that is no number is hidden.
@Suite struct CornerTests {
  /// Answers, targets, and the slopes that tf.maximum, tf.reduce_max and tf.abs hand down.
  static let corners: [(loss: Loss, p: [Float], t: [Float], value: Float, slopes: [Float])] = [
    (.categoricalHinge, [0, 0, 0], [1, 0, 0], 1, [-1, 1.0 / 3, 1.0 / 3]),
    (.categoricalHinge, [0, 0, -1], [1, 0, 0], 1, [-1, 0.5, 0]),
    (.categoricalHinge, [0.5, -1, -2], [1, 0, 0], 0.5, [-1, 0, 0]),
    (.categoricalHinge, [0.5, 1, 1], [1, 0, 0], 1.5, [-1, 0.5, 0.5]),
    (.categoricalHinge, [1, 0, -3], [1, 0, 0], 0, [-1, 0.5, 0]),
    (.categoricalHinge, [2, 1, 0], [1, 0, 0], 0, [-1, 1, 0]),
    (.categoricalHinge, [2.5, 1, 0], [1, 0, 0], 0, [0, 0, 0]),
    (.categoricalHinge, [1, 1, 0], [1, 1, 0], 0, [0, 0, 0]),
    (.categoricalHinge, [1, 1, 1], [0.5, 0.5, 0], 1, [-0.5, -0.5, 1]),
    (.categoricalHinge, [2, 2, 0], [0.5, 0.5, 0], 0, [-0.25, -0.25, 0]),
    (.hinge, [1, -1], [1, 0], 0, [-0.5, 0.5]),
    (.hinge, [1.5, -0.5], [1, 0], 0.25, [0, 0.5]),
    (.squaredHinge, [1, -1], [1, 0], 0, [0, 0]),
    (.meanAbsoluteError, [1, 2], [1, 0], 1, [0, 0.5]),
    (.huber(delta: 1), [1, 0], [0, 0], 0.25, [0.5, 0]),
  ]

  @Test(arguments: corners.indices) func asInKeras(index: Int) {
    let corner = Self.corners[index]
    let (p, t) = (corner.p.map(Double.init), corner.t.map(Double.init))
    let slopes = corner.slopes
    let core = corner.loss.valueAndSlope(p, target: t)
    #expect(abs(core.value - Double(corner.value)) < 1e-7)
    for (found, slope) in zip(core.slope, slopes) { #expect(abs(found - Double(slope)) < 1e-7) }
    #expect(corner.loss.slopes(corner.p, target: corner.t) == slopes)
    let formula = LossFormulas.slope(corner.loss, p, t)
    for (found, slope) in zip(formula, slopes) { #expect(abs(found - Double(slope)) < 1e-7) }
  }

  @Test(arguments: Loss.allCases) func aNaNHasNoSlopeThatIsANumber(loss: Loss) {
    let target: [Float] = loss == .sparseCategoricalCrossentropy ? [0] : [1, 0, 0]
    let slopes = loss.slopes([.nan, 0.25, 0.5], target: target)
    #expect(slopes[0].isNaN, "\(loss): \(slopes)")
  }

  /// One step of z → the activation → an output, with weights that are 1.
  private func step(
    _ layers: String, z: [Float], target: [Float] = [1, 1, 1]
  ) throws -> EventLog {
    let width = z.count
    var parameters = [Float](repeating: 0, count: width * width + width)
    for unit in 0..<width { parameters[unit * width + unit] = 1 }
    var session = try Session(
      network: Sequential("\(width) dense(\(width)) \(layers)"), loss: .halfSquaredError,
      optimizer: .sgd(learningRate: 0.1), seed: 1, stepCount: 0, parameters: parameters)
    return session.loggedStep(ExampleTable(inputs: [z], targets: [target]).batch)
  }

  @Test(arguments: Activation.allCases) func noActivationHidesANaN(activation: Activation) throws {
    #expect(activation.mixesUnits || activation.value(Float.nan).isNaN)
    if !activation.mixesUnits, activation != .linear {
      #expect(activation.derivative(at: Float.nan, value: .nan).isNaN)
    }
    // From above: an answer that is NaN has a blame that is one.
    let log = try step("\(activation)", z: [.nan, .nan, .nan])
    #expect(log["preactivation_gradient dense"].allSatisfy { $0.isNaN }, "\(activation)")
  }

  @Test func aNaNPassesAReLUThatIsFlat() throws {
    let log = try step("relu", z: [-1, 0, 2], target: [.nan, .nan, .nan])
    #expect(log["preactivation_gradient dense"].allSatisfy { $0.isNaN })
    let infinite = try step("relu", z: [-1, 1, 2], target: [1, 1, 1])
    #expect(infinite["preactivation_gradient dense"] == [0, 0, 1])
    // A silent unit has +0, not −0.
    #expect(infinite["preactivation_gradient dense"][0].sign == .plus)
  }

  @Test func whatIsDroppedIsZeroWhateverItWas() throws {
    var session = try Session(
      network: Sequential("4 dense(4) relu dropout(0.5)"), loss: .halfSquaredError,
      optimizer: .sgd(learningRate: 0.1), seed: 3, stepCount: 0,
      parameters: [Float](repeating: 0, count: 16) + [Float](repeating: .nan, count: 4))
    let log = session.loggedStep(
      ExampleTable(inputs: [[0, 0, 0, 0]], targets: [[0, 0, 0, 0]]).batch)
    let mask = log["mask dropout"]
    #expect(mask.contains(0) && mask.contains(2))
    for (unit, scale) in mask.enumerated() {
      #expect(log["activation_gradient relu"][unit].isNaN == (scale != 0))
    }
  }

  @Test func anAnswerThatIsNaNIsRightForNobody() throws {
    let network = try Sequential("2 dense(2) softmax")
    let session = try Session(
      network: network, loss: .categoricalCrossentropy(), optimizer: .sgd(learningRate: 0.1),
      seed: 1, stepCount: 0, parameters: [.nan, 0, 0, 0, 0, 0])
    let table = ExampleTable(inputs: [[1, 1], [1, 1]], targets: [[1, 0], [0, 1]])
    let found = session.evaluate(table, metrics: [.accuracy, .confusionMatrix])
    #expect(found.right == 0)
    #expect(found.confusion?.count == 0)
  }

  /// ReLU at 0, where one nudge goes up the slope and the other nowhere.
  @Test func aGradientCheckKnowsACorner() throws {
    let session = try Session(
      network: Sequential("1 dense(1) relu"), loss: .halfSquaredError,
      optimizer: .sgd(learningRate: 0.1), seed: 1, stepCount: 0, parameters: [0, 0])
    let batch = ExampleTable(inputs: [[1]], targets: [[1]]).batch
    let check = session.gradientCheck(at: 0, on: batch)
    #expect(!check.agrees && check.hasCorner)
    #expect(abs(check.slopeAbove + 1) < 1e-4 && check.slopeBelow == 0)
    let smooth = try Session(
      network: Sequential("1 dense(1) tanh"), loss: .halfSquaredError,
      optimizer: .sgd(learningRate: 0.1), seed: 1, stepCount: 0, parameters: [0, 0]
    ).gradientCheck(at: 0, on: batch)
    #expect(smooth.agrees && !smooth.hasCorner)
  }
}
