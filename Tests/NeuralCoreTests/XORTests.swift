import NeuralCore
import TestSupport
import Testing

/// The four points of XOR: 2-3-1, tanh and sigmoid, binary cross-entropy, 20 steps.
@Suite struct XORTests {
  let figures: Figures
  let start: Session
  let batch: Batch

  init() throws {
    figures = try Fixture.read("xor.json", as: Figures.self)
    let given = figures.given
    start = try Session(
      network: Sequential("2 dense(3) tanh dense(1) sigmoid"), loss: .binaryCrossentropy(),
      optimizer: .sgd(learningRate: given.lr), seed: 1, stepCount: 0,
      parameters: given.w1.flatMap(\.self) + given.b1 + given.w2.flatMap(\.self) + given.b2)
    batch = ExampleTable(inputs: figures.x, targets: figures.y).batch
  }

  @Test func allStepsAgree() {
    var session = start
    #expect(figures.steps.count == 20)
    for wanted in figures.steps {
      let log = session.loggedStep(batch)
      let p = session.parameters
      let pairs: [(String, [Float], [Double])] = [
        ("z1", log["preactivation dense"], wanted.z1.flatMap(\.self)),
        ("a1", log["activation tanh"], wanted.a1.flatMap(\.self)),
        ("z2", log["preactivation dense_1"], wanted.z2.flatMap(\.self)),
        ("a2", log["activation sigmoid"], wanted.a2.flatMap(\.self)),
        ("loss", [log["loss"][0]], [wanted.loss]),
        ("∂L/∂a2", log["activation_gradient sigmoid"], wanted.dL_da2.flatMap(\.self)),
        ("∂L/∂z2", log["preactivation_gradient dense_1"], wanted.dL_dz2.flatMap(\.self)),
        ("∂L/∂a1", log["activation_gradient tanh"], wanted.dL_da1.flatMap(\.self)),
        ("∂L/∂z1", log["preactivation_gradient dense"], wanted.dL_dz1.flatMap(\.self)),
        ("W1", Array(p[0..<6]), wanted.W1_after.flatMap(\.self)),
        ("b1", Array(p[6..<9]), wanted.b1_after),
        ("W2", Array(p[9..<12]), wanted.W2_after.flatMap(\.self)),
        ("b2", Array(p[12..<13]), wanted.b2_after),
      ]
      for (name, values, wanted) in pairs {
        #expect(distance(values, wanted) < 2e-6, "\(name) of step \(session.stepCount)")
      }
      // Gradients of the weights are sums that nearly cancel: their error is that of their terms.
      let sums: [(String, [Float], [Double])] = [
        ("W1", log["gradient dense/kernel"], wanted.dL_dW1.flatMap(\.self)),
        ("b1", log["gradient dense/bias"], wanted.dL_db1),
        ("W2", log["gradient dense_1/kernel"], wanted.dL_dW2.flatMap(\.self)),
        ("b2", log["gradient dense_1/bias"], wanted.dL_db2),
      ]
      for (name, values, wanted) in sums {
        for (value, wanted) in zip(values, wanted) {
          #expect(
            abs(Double(value) - wanted) < 2e-6 * 0.1, "∂L/∂\(name) of step \(session.stepCount)")
        }
      }
    }
  }

  /// Seeds differ in how soon they see it; all of these do within 2,000 steps.
  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64]) func isLearnt(seed: UInt64) throws {
    var session = try Session(
      "2 dense(8) tanh dense(1) sigmoid", .binaryCrossentropy(), .sgd(learningRate: 0.5), seed: seed
    )
    let workspace = Workspace(for: session.network, rows: 4)
    let first = session.step(batch, in: workspace)
    for _ in 1..<2_000 { session.step(batch, in: workspace) }
    let last = session.step(batch, in: workspace)
    #expect(last.right == 4)
    #expect(last.loss < 0.1 * first.loss)
  }
}

extension XORTests {
  /// What is read of `xor.json`, under the names it has there.
  struct Figures: Decodable {
    let given: Given
    let x: [[Float]]
    let y: [[Float]]
    let steps: [Step]
  }

  struct Given: Decodable {
    let w1: [[Float]]
    let b1: [Float]
    let w2: [[Float]]
    let b2: [Float]
    let lr: Float
  }

  struct Step: Decodable {
    let z1: [[Double]]
    let a1: [[Double]]
    let z2: [[Double]]
    let a2: [[Double]]
    let loss: Double
    let dL_da2: [[Double]]
    let dL_dz2: [[Double]]
    let dL_da1: [[Double]]
    let dL_dz1: [[Double]]
    let dL_dW1: [[Double]]
    let dL_db1: [Double]
    let dL_dW2: [[Double]]
    let dL_db2: [Double]
    let W1_after: [[Double]]
    let b1_after: [Double]
    let W2_after: [[Double]]
    let b2_after: [Double]
  }
}
