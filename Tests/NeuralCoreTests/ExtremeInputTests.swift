import NeuralCore
import TestSupport
import Testing

/// Numbers that are far out give answers that are far out, not NaN.
@Suite struct ExtremeInputTests {
  /// One step of a network that is a single layer behind identity weights, on given logits.
  private func step(
    _ layers: String, _ loss: Loss, logits: [Float], target: [Float]
  ) throws -> (log: EventLog, session: Session) {
    let width = logits.count
    var parameters = [Float](repeating: 0, count: width * width + width)
    for unit in 0..<width { parameters[unit * width + unit] = 1 }
    var session = try Session(
      network: Sequential("\(width) dense(\(width)) \(layers)"), loss: loss,
      optimizer: .sgd(learningRate: 0.1), seed: 1, stepCount: 0, parameters: parameters)
    let log = session.loggedStep(ExampleTable(inputs: [logits], targets: [target]).batch)
    return (log, session)
  }

  static let logits: [[Float]] = [
    [1_000, 0, -1_000], [-1_000, -1_000, -1_001], [1e30, -1e30, 0], [3e38, -3e38, 3e38],
    [-1e-30, 0, 1e-30], [88.8, 89, 0], [0, 0, 0],
  ]

  @Test(arguments: logits) func softmaxAndCrossentropy(logits: [Float]) throws {
    for label in 0..<3 {
      let target = (0..<3).map { $0 == label ? 1 : 0 as Float }
      let (log, session) = try step(
        "softmax", .categoricalCrossentropy(), logits: logits, target: target)
      let p = log["softmax softmax"]
      #expect(p.allSatisfy { (0...1).contains($0) })
      #expect(abs(p.reduce(0, +) - 1) < 1e-6)
      #expect(!log["loss"].contains { $0.isNaN })
      #expect(
        zip(log["preactivation_gradient dense"], zip(p, target)).allSatisfy { $0 == $1.0 - $1.1 })
      #expect(session.parameters.allSatisfy { !$0.isNaN })
    }
  }

  /// An answer that is no number has no loss that is one.
  @Test(arguments: Loss.allCases) func aNaNIsNotHidden(loss: Loss) throws {
    let isSparse = loss == .sparseCategoricalCrossentropy
    let (log, _) = try step(
      "linear", loss, logits: [.nan, 0, 1], target: isSparse ? [0] : [1, 0, 0])
    #expect(log["loss"].contains { $0.isNaN })
  }

  /// A wrong answer that is as sure as can be costs its distance in logits, not Keras's 16.1.
  @Test func aCertainMistakeCostsItsLogit() throws {
    let (log, _) = try step(
      "softmax", .categoricalCrossentropy(), logits: [1_000, 0], target: [0, 1])
    #expect(log["loss"][0] == 1_000)
    #expect(log["preactivation_gradient dense"] == [1, -1])
  }

  /// On probabilities there is Keras's clip: 1e-7 at least, and no slope beyond it.
  @Test func onProbabilitiesTheLossIsClipped() throws {
    let (log, _) = try step(
      "linear", .categoricalCrossentropy(), logits: [1, 0], target: [0, 1])
    #expect(abs(log["loss"][0] - 16.118_095) < 1e-5)
    #expect(log["activation_gradient linear"] == [0, 0])
    let (binary, _) = try step(
      "linear", .binaryCrossentropy(), logits: [1, 0], target: [0, 0])
    // 1 − 1e-7 is 0.99999988 in single precision, and the mean is over two outputs.
    #expect(abs(binary["loss"][0] - 15.942_385 / 2) < 1e-4)
    #expect(binary["activation_gradient linear"] == [0, 0])
  }

  /// Behind a sigmoid it is taken from the logits: no clip, and a slope where p is all but 1.
  @Test func binaryCrossentropyIsTakenFromLogits() throws {
    let (log, _) = try step(
      "sigmoid", .binaryCrossentropy(), logits: [100, -100], target: [0, 0])
    #expect(log["loss"][0] == 50)
    #expect(log["activation_gradient sigmoid"] == [0, 0])
    let delta = log["preactivation_gradient dense"]
    #expect(delta[0] == 0.5 && delta[1] < 1e-30)
  }

  @Test(arguments: Activation.allCases) func activationsStayFinite(activation: Activation) throws {
    for logits in Self.logits.dropLast(3) where activation != .linear && activation != .relu {
      // The difference of these is beyond float32: log p is −infinity.
      if activation == .logSoftmax, logits[0] == 3e38 { continue }
      // Poisson takes the logarithm of an answer, which is NaN for a negative one in Keras too.
      for loss in Loss.allCases where loss != .poisson {
        let (log, session) = try step(
          activation.description, loss, logits: logits,
          target: loss == .sparseCategoricalCrossentropy ? [1] : [0, 1, 0])
        #expect(!log["loss"].contains { $0.isNaN }, "\(activation) with \(loss) on \(logits)")
        #expect(session.parameters.allSatisfy { !$0.isNaN }, "\(activation), \(loss), \(logits)")
      }
    }
  }

  @Test func reluHasNoSlopeAtZeroAndLetsNaNThrough() throws {
    #expect(Activation.relu.value(0) == 0)
    #expect(Activation.relu.derivative(at: 0, value: 0) == 0)
    #expect(Activation.relu.value(-Float.infinity) == 0)
    #expect(Activation.relu.value(Float.nan).isNaN)
    let (log, _) = try step(
      "relu", .halfSquaredError, logits: [-1, 0, 2], target: [1, 1, 1])
    #expect(log["activation relu"] == [0, 0, 2])
    #expect(log["activation_gradient relu"] == [-1, -1, 1])
    #expect(log["preactivation_gradient dense"] == [0, 0, 1])
  }

  @Test func sigmoidAndTanhAtTheirEnds() {
    #expect(Activation.sigmoid.value(-1_000) == 0)
    #expect(Activation.sigmoid.value(1_000) == 1)
    #expect(Activation.sigmoid.value(0) == 0.5)
    #expect(Activation.tanh.value(-1_000) == -1)
    #expect(Activation.tanh.value(1_000) == 1)
    for z: Float in [-20, -3, -0.5, 0.1, 2, 15] {
      let sigmoid = Activation.sigmoid.value(z)
      #expect(abs(sigmoid + Activation.sigmoid.value(-z) - 1) < 1e-6)
      #expect(abs(Activation.tanh.value(z) - (2 * Activation.sigmoid.value(2 * z) - 1)) < 1e-6)
    }
  }
}
