import NeuralCore
import TestSupport
import Testing

/// Matt Mazur's worked example of backpropagation: 2-2-2, sigmoids, half squared error.
@Suite struct WorkedExampleTests {
  let figures: Figures
  let start: Session
  let batch: Batch

  init() throws {
    figures = try Fixture.read("mazur.json", as: Figures.self)
    let given = figures.given
    var session = try Session(
      network: Sequential("2 dense(2) sigmoid dense(2) sigmoid"), loss: .halfSquaredError,
      optimizer: .sgd(learningRate: given.lr), seed: 1, stepCount: 0,
      parameters: given.w1.flatMap(\.self) + given.b1 + given.w2.flatMap(\.self) + given.b2)
    // The worked example moves the weights and holds the biases.
    session.trainable = session.network.parameters.map(\.isKernel)
    start = session
    batch = ExampleTable(inputs: [given.x], targets: [given.t]).batch
  }

  private func expect(
    _ values: [Float], _ wanted: [Double], within tolerance: Double = 2e-7,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(distance(values, wanted) < tolerance, sourceLocation: sourceLocation)
  }

  @Test func firstPass() {
    var session = start
    let log = session.loggedStep(batch)
    let wanted = figures.first_pass
    expect(log["preactivation dense"], wanted.net_h)
    expect(log["activation sigmoid"], wanted.out_h)
    expect(log["preactivation dense_1"], wanted.net_o)
    expect(log["activation sigmoid_1"], wanted.out_o)
    expect(log["loss"], [wanted.E_total, wanted.E_total])
    expect(log["activation_gradient sigmoid_1"], wanted.dE_dout_o)
    expect(log["preactivation_gradient dense_1"], wanted.dE_dnet_o)
    expect(log["gradient dense_1/kernel"], wanted.dE_dW2.flatMap(\.self))
    expect(log["gradient dense_1/bias"], wanted.dE_db2)
    expect(log["activation_gradient sigmoid"], wanted.dE_douth, within: 5e-7)
    expect(log["preactivation_gradient dense"], wanted.dE_dnet_h, within: 5e-7)
    expect(log["gradient dense/kernel"], wanted.dE_dW1.flatMap(\.self), within: 5e-7)
    expect(log["gradient dense/bias"], wanted.dE_db1, within: 5e-7)
  }

  @Test func updateMovesTheWeightsAndHoldsTheBiases() {
    var session = start
    let log = session.loggedStep(batch)
    let wanted = figures.after_one_update
    expect(Array(session.parameters[0..<4]), wanted.w1.flatMap(\.self))
    #expect(session.parameters[4..<6] == start.parameters[4..<6])
    expect(Array(session.parameters[6..<10]), wanted.w2.flatMap(\.self))
    #expect(session.parameters[10..<12] == start.parameters[10..<12])
    let updates = log.order.filter { $0.hasPrefix("update") }
    #expect(updates == ["update dense/kernel", "update dense_1/kernel"])
  }

  /// 0.291027774: the hidden gradients go through the weights from before the update.
  @Test func secondPass() {
    var session = start
    _ = session.loggedStep(batch)
    let log = session.loggedStep(batch)
    let wanted = figures.after_one_update.second_pass
    #expect(abs(wanted.E_total - 0.291027774) < 1e-9)
    expect(log["loss"], [wanted.E_total, wanted.E_total])
    expect(log["activation sigmoid_1"], wanted.out_o)
    expect(log["gradient dense/kernel"], wanted.dE_dW1.flatMap(\.self), within: 5e-7)
    // With the other order of updates it would be 0.291027924, and that is told apart.
    #expect(abs(Double(log["loss"][0]) - 0.291027924) > 1e-7)
  }

  /// As a network learns, biases and all: the error after one update is 0.280471447.
  @Test func withBiasesLearned() throws {
    var session = start
    session.trainable = session.trainable.map { _ in true }
    var double = DoubleNetwork(session)
    double.parameters = figures.given.decimals
    let (x, t) = (
      [figures.given.x.map(OptimizerFormulas.decimal)],
      [figures.given.t.map(OptimizerFormulas.decimal)]
    )
    var formulas = OptimizerFormulas(session.optimizer, [double.parameters])
    let workspace = Workspace(for: session.network, rows: 1)
    for updates in 1...100 {
      session.step(batch, in: workspace)
      formulas.update([double.gradients(x, targets: t).parameters])
      double.parameters = formulas.parameters[0]
      let error = double.meanLoss(x, targets: t)
      if updates == 1 { #expect(abs(error - 0.280471447) < 5e-10) }
      #expect(distance(session.parameters, double.parameters) < 1e-6, "after \(updates) updates")
      #expect(abs(Double(session.losses(batch, in: workspace)[0]) - error) < 1e-6)
    }
  }

  @Test func tenThousandUpdates() {
    var session = start
    let workspace = Workspace(for: session.network, rows: 1)
    for (updates, wanted) in figures.trace.sorted(by: { Int($0.key) ?? 0 < Int($1.key) ?? 0 }) {
      while session.stepCount < Int(updates) ?? 0 { session.step(batch, in: workspace) }
      let error = Double(session.losses(batch, in: workspace)[0])
      #expect(abs(error - wanted) < 2e-4 * wanted, "after \(updates) updates")
    }
    #expect(session.stepCount == figures.after_all.updates)
    expect(session.predict(batch, in: workspace), figures.after_all.out_o, within: 1e-5)
    expect(Array(session.parameters[6..<10]), figures.after_all.w2.flatMap(\.self), within: 1e-4)
  }
}

extension WorkedExampleTests {
  /// What is read of `mazur.json`, under the names it has there.
  struct Figures: Decodable {
    let given: Given
    let first_pass: Pass
    let after_one_update: OneUpdate
    let trace: [String: Double]
    let after_all: AfterAll
  }

  struct Given: Decodable {
    let x: [Float]
    let t: [Float]
    let w1: [[Float]]
    let b1: [Float]
    let w2: [[Float]]
    let b2: [Float]
    let lr: Float

    /// All parameters in layout order, as decimals.
    var decimals: [Double] {
      (w1.flatMap(\.self) + b1 + w2.flatMap(\.self) + b2).map(OptimizerFormulas.decimal)
    }
  }

  struct Pass: Decodable {
    let net_h: [Double]
    let out_h: [Double]
    let net_o: [Double]
    let out_o: [Double]
    let E_total: Double
    let dE_dout_o: [Double]
    let dE_dnet_o: [Double]
    let dE_dW2: [[Double]]
    let dE_db2: [Double]
    let dE_douth: [Double]
    let dE_dnet_h: [Double]
    let dE_dW1: [[Double]]
    let dE_db1: [Double]
  }

  struct OneUpdate: Decodable {
    let w1: [[Double]]
    let w2: [[Double]]
    let second_pass: Pass
  }

  struct AfterAll: Decodable {
    let updates: Int
    let w2: [[Double]]
    let out_o: [Double]
  }
}
