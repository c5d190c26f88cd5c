import NeuralCore
import TestSupport
import Testing

/// Dense layers without a bias: Keras's `use_bias=False`.
@Suite struct WithoutBiasTests {
  static let text = "6 dense(8, bias: false) relu dropout(0.5) dense(5) relu dense(3) softmax"

  @Test func `the text form reads back, and knows Keras's name for it`() throws {
    let network = try Sequential(Self.text)
    #expect("\(network)" == Self.text)
    let error = #expect(throws: DescriptionError.self) {
      try Sequential(Self.text.replacing("bias:", with: "use_bias:"))
    }
    #expect(error?.message.contains("did you mean “bias”?") == true)
    #expect(try Sequential("6 dense(8, bias: true) relu") == Sequential("6 dense(8) relu"))
    #expect(
      network.parameters.map(\.name)
        == ["dense/kernel", "dense_1/kernel", "dense_1/bias", "dense_2/kernel", "dense_2/bias"])
    #expect(network.parameterCount == 6 * 8 + 8 * 5 + 5 + 5 * 3 + 3)
    #expect(network.bias(ofLayer: 0) == nil)
  }

  @Test func `a bias that is not there has no initializer`() {
    let error = #expect(throws: DescriptionError.self) {
      try Sequential("6 dense(8, bias: false, bias_initializer: ones)")
    }
    #expect(
      error?.message.contains("dense has no bias here, so it takes no bias_initializer") == true)
  }

  @Test func `all biases can be left out at once`() throws {
    let network = try Sequential("2 dense(4, bias_initializer: ones) tanh dense(1) sigmoid")
    #expect(
      "\(network.withoutBiases())" == "2 dense(4, bias: false) tanh dense(1, bias: false) sigmoid")
  }

  @Test(
    arguments: [1, 5],
    ["sgd:0.3", "adam", "rmsprop", "sgd(0.3, clipnorm: 0.1)", "sgd(0.3, global_clipnorm: 0.1)"])
  func `it learns what one learns whose biases are held at 0`(rows: Int, _ optimizer: String) throws
  {
    let free = try Session(Self.text, .categoricalCrossentropy(), Optimizer(optimizer))
    let network = try Sequential(Self.text.replacing(", bias: false", with: ""))
    var parameters = free.parameters
    parameters.insert(contentsOf: Array(repeating: 0, count: 8), at: 6 * 8)
    var held = try Session(
      network: network, loss: free.loss, optimizer: free.optimizer, seed: free.seed, stepCount: 0,
      parameters: parameters)
    held.trainable[1] = false
    var without = free
    let batch = ExampleTable.random(count: rows, inputs: 6, classes: 3, seed: 9).batch
    let workspace = Workspace(for: network, rows: rows)
    let narrow = Workspace(for: free.network, rows: rows)
    for _ in 1...4 {
      let one = held.step(batch, in: workspace)
      let other = without.step(batch, in: narrow)
      #expect(one.loss == other.loss)
    }
    var kernels = held.parameters
    kernels.removeSubrange(6 * 8..<6 * 8 + 8)
    #expect(kernels == without.parameters)
  }

  @Test func `an observer hears of no bias, and moves the same bits`() throws {
    var watched = try Session(Self.text, .categoricalCrossentropy(), Optimizer("adam"))
    var alone = watched
    let batch = ExampleTable.random(count: 4, inputs: 6, classes: 3, seed: 9).batch
    let workspace = Workspace(for: alone.network, rows: 4)
    for _ in 1...3 {
      let log = watched.loggedStep(batch)
      alone.step(batch, in: workspace)
      #expect(log["gradient dense/kernel"].count == 48)
      #expect(log["gradient dense_1/bias"].count == 5)
    }
    #expect(watched == alone)
  }

  @Test func `its gradients are the loss's slopes`() throws {
    let session = try Session(
      "6 dense(8, bias: false) tanh dense(3, bias: false) softmax", .categoricalCrossentropy(),
      Optimizer("sgd:0.1"))
    let table = ExampleTable.random(count: 4, inputs: 6, classes: 3, seed: 5)
    let checks = session.gradientCheck(at: session.parameters.indices, on: table.batch)
    #expect(checks.allSatisfy { $0.agrees })
  }
}
