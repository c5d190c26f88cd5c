import NeuralCore
import TestSupport
import Testing

/// Every layer × activation × loss × regulariser: the slopes that the core finds by the chain rule are
/// those that one finds in double precision by going a little way to both sides.
@Suite struct GradientCheckTests {
  struct Pairing: CustomTestStringConvertible {
    let activation: Activation
    let loss: Loss
    var testDescription: String { "\(activation) with \(loss)" }
    static let others: [Loss] = [
      .categoricalCrossentropy(labelSmoothing: 0.1), .binaryCrossentropy(labelSmoothing: 0.2),
      .huber(delta: 0.3), .own(cubed),
    ]
    static let losses: [Loss] = Loss.allCases + others
    static let all: [Pairing] = Activation.allCases.flatMap { activation in
      losses.map { loss in Pairing(activation: activation, loss: loss) }
    }
  }

  /// |p − t|³ summed over the outputs: a loss of one's own.
  static let cubed = OwnLoss("cubed") { p, t in
    var sum = 0.0
    for k in p.indices { let gap = abs(p[k] - t[k]); sum += gap * gap * gap }
    return sum
  } slope: { p, t in
    p.indices.map { k in
      let gap = p[k] - t[k]
      return 3 * gap * abs(gap)
    }
  }

  static let regularizers = ["l1(0.02)", "l2(0.03)", "l1_l2(l1: 0.01, l2: 0.02)"]

  /// The activation inside, with answers in 0…1 that every loss takes.
  @Test(arguments: Pairing.all) func inside(_ pairing: Pairing) throws {
    try check(
      "3 dense(4) \(pairing.activation) dense(3) \(pairing.activation) dense(3) sigmoid",
      pairing.loss)
  }

  /// The activation last.
  ///
  /// Biases around ½ (of softplus, −½) and small weights keep the answers of those that have no
  /// bounds within 0…1 too, where no loss clips. Poisson cannot take log-softmax's negative answers.
  @Test(
    arguments: Pairing.all.filter { !($0.activation == .logSoftmax && $0.loss == .poisson) })
  func last(_ pairing: Pairing) throws {
    try check(
      "3 dense(4) tanh dense(3) \(pairing.activation)", pairing.loss,
      lastBias: pairing.activation == .softplus ? -0.5 : 0.5)
  }

  @Test(arguments: Pairing.all) func throughDropout(_ pairing: Pairing) throws {
    try check(
      "3 dropout(0.4) dense(6) \(pairing.activation) dropout(0.3) dense(3) sigmoid", pairing.loss)
  }

  /// On kernel and bias of one layer, with every activation behind it and every loss.
  @Test(arguments: regularizers) func regularised(_ regularizer: String) throws {
    for pairing in Pairing.all {
      try check(
        "3 dense(4, kernel_regularizer: \(regularizer), bias_regularizer: \(regularizer)) "
          + "\(pairing.activation) dense(3, kernel_regularizer: \(regularizer)) sigmoid",
        pairing.loss)
    }
  }

  /// Rows that count for more, less, and nothing.
  @Test(arguments: Pairing.losses) func weighted(_ loss: Loss) throws {
    for last in ["softmax", "sigmoid"] {
      try check("3 dense(4) tanh dense(3) \(last)", loss, weights: [0.5, 2, 0, 1.25])
    }
  }

  /// Targets that are shared out among the classes and do not add up to 1.
  @Test(arguments: Pairing.losses.filter { $0 != .sparseCategoricalCrossentropy })
  func softTargets(_ loss: Loss) throws {
    let targets: [[Float]] = [[0.2, 0.3, 0.1], [0.9, 0.4, 0.3], [0, 0.5, 0.5], [0.7, 0.1, 0.2]]
    for last in ["softmax", "sigmoid"] {
      try check("3 dense(4) tanh dense(3) \(last)", loss, targets: targets)
    }
  }

  /// One row and one output; a network of a single layer.
  @Test func small() throws {
    for loss in Pairing.losses where loss != .sparseCategoricalCrossentropy {
      let session = try Session("2 dense(1) sigmoid", loss, seed: 3)
      let table = ExampleTable(inputs: [[0.4, -0.7]], targets: [[1]])
      // Of one class alone there is nothing to tell apart.
      #expect(GradientComparison(session, on: table).faults == [], "\(loss)")
    }
  }

  private func check(
    _ network: String, _ loss: Loss, lastBias: Float = 0.1, weights: [Float]? = nil,
    targets: [[Float]]? = nil
  ) throws {
    var session = try Session(network, loss, seed: 11)
    for (number, index) in session.parameters.indices.enumerated() {
      session.setParameter(
        at: index, to: 0.6 * session.parameters[index] + 0.01 * Float(1 + number % 5))
    }
    // All different, so that no two answers are the same where relu is silent: a hinge has a corner there.
    for (unit, index) in session.parameters.indices.suffix(3).enumerated() {
      session.setParameter(at: index, to: lastBias + 0.03 * Float(unit))
    }
    let drawn = ExampleTable.random(count: 4, inputs: 3, classes: 3, seed: 5)
    var table = ExampleTable(
      inputs: drawn.inputs, targets: targets ?? drawn.targets, weights: weights)
    if loss == .sparseCategoricalCrossentropy { table = table.withSparseTargets }
    #expect(GradientComparison(session, on: table).faults == [], "\(network) with \(loss)")
  }
}
