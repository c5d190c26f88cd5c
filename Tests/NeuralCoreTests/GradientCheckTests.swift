import NeuralCore
import TestSupport
import Testing

/// Every activation with every loss: the slopes that the core finds by the chain rule are those that
/// one finds in double precision by going a little way to both sides.
@Suite struct GradientCheckTests {
  struct Pairing: CustomTestStringConvertible {
    let activation: Activation
    let loss: Loss
    var testDescription: String { "\(activation) with \(loss)" }
    static let all = Activation.allCases.flatMap { activation in
      Loss.allCases.map { Pairing(activation: activation, loss: $0) }
    }
  }

  /// The activation inside, with answers in 0…1 that every loss takes.
  @Test(arguments: Pairing.all) func inside(_ pairing: Pairing) throws {
    try check(
      "3 dense(4) \(pairing.activation) dense(3) \(pairing.activation) dense(3) sigmoid", pairing)
  }

  /// The activation last.
  ///
  /// Biases around ½ (of softplus, −½) and small weights keep the answers of those that have no
  /// bounds within 0…1 too, where no loss clips. Poisson cannot take log-softmax's negative answers.
  @Test(
    arguments: Pairing.all.filter { !($0.activation == .logSoftmax && $0.loss == .poisson) })
  func last(_ pairing: Pairing) throws {
    try check(
      "3 dense(4) tanh dense(3) \(pairing.activation)", pairing,
      lastBias: pairing.activation == .softplus ? -0.5 : 0.5)
  }

  @Test(arguments: Pairing.all) func throughDropout(_ pairing: Pairing) throws {
    try check(
      "3 dropout(0.4) dense(6) \(pairing.activation) dropout(0.3) dense(3) sigmoid", pairing)
  }

  private func check(_ network: String, _ pairing: Pairing, lastBias: Float = 0.1) throws {
    var session = try Session(network, pairing.loss, seed: 11)
    for (number, index) in session.parameters.indices.enumerated() {
      session.setParameter(
        at: index, to: 0.6 * session.parameters[index] + 0.01 * Float(1 + number % 5))
    }
    for index in session.parameters.indices.suffix(3) {
      session.setParameter(at: index, to: lastBias)
    }
    var table = ExampleTable.random(count: 4, inputs: 3, classes: 3, seed: 5)
    if pairing.loss == .sparseCategoricalCrossentropy { table = table.withSparseTargets }
    var double = DoubleNetwork(session)
    let log = session.loggedStep(table.batch)
    double.masks = masks(log, rows: 4)

    let inputs = table.inputs.map { $0.map(Double.init) }
    let targets = table.targets.map { $0.map(Double.init) }
    let found = double.gradients(inputs, targets: targets)
    #expect(abs(double.meanLoss(inputs, targets: targets) - Double(log["loss"][0])) < 1e-6)
    for slice in session.network.parameters {
      let wanted = slice.range.map { double.centralDifference(at: $0, inputs, targets: targets) }
      let size = max(1e-3, wanted.map { $0 * $0 }.reduce(0, +).squareRoot())
      for (gradient, wanted) in zip(log["gradient \(slice.name)"], wanted) {
        #expect(abs(Double(gradient) - wanted) < 3e-6 * size, "\(slice.name)")
      }
      for (gradient, wanted) in zip(found.parameters[slice.range], wanted) {
        #expect(abs(gradient - wanted) < 1e-8, "\(slice.name) in double precision")
      }
    }
  }

  private func masks(_ log: EventLog, rows: Int) -> [Int: [[Double]]] {
    var masks: [Int: [[Double]]] = [:]
    for layer in log.network.layers.indices {
      let mask = log["mask \(log.network.layerNames[layer])"].map(Double.init)
      guard !mask.isEmpty else { continue }
      let width = mask.count / rows
      masks[layer] = (0..<rows).map { Array(mask[$0 * width..<($0 + 1) * width]) }
    }
    return masks
  }
}
