import NeuralCore
import TestSupport
import Testing

/// The order of events is a contract; here it stands word for word.
@Suite struct EventOrderTests {
  /// One step on two rows of a network described in text.
  private func order(_ network: String, _ loss: Loss, held: Set<String> = []) throws -> [String] {
    var session = try Session(network, loss)
    session.trainable = session.network.parameters.map { !held.contains($0.name) }
    let table = ExampleTable.random(
      count: 2, inputs: session.network.inputs, classes: session.network.outputs, seed: 3)
    return session.loggedStep(table.batch).order
  }

  @Test func tutorial() throws {
    let order = try order(Sequential.tutorial.description, .categoricalCrossentropy())
    #expect(
      order == [
        "step_began 1", "input", "target",
        "preactivation dense", "activation relu", "mask dropout",
        "preactivation dense_1", "activation relu_1", "mask dropout_1",
        "preactivation dense_2", "softmax softmax",
        "loss",
        "activation_gradient dense_2", "preactivation_gradient dense_2",
        "gradient dense_2/kernel", "gradient dense_2/bias",
        "activation_gradient dropout_1", "activation_gradient relu_1",
        "activation_gradient dense_1", "preactivation_gradient dense_1",
        "gradient dense_1/kernel", "gradient dense_1/bias",
        "activation_gradient dropout", "activation_gradient relu",
        "activation_gradient dense", "preactivation_gradient dense",
        "gradient dense/kernel", "gradient dense/bias",
        "update dense/kernel", "update dense/bias",
        "update dense_1/kernel", "update dense_1/bias",
        "update dense_2/kernel", "update dense_2/bias",
        "step_ended 1",
      ])
  }

  @Test func softmaxInside() throws {
    let order = try order("3 dense(4) softmax dense(2) sigmoid", .binaryCrossentropy())
    #expect(
      order == [
        "step_began 1", "input", "target",
        "preactivation dense", "activation softmax", "preactivation dense_1", "activation sigmoid",
        "loss",
        "activation_gradient sigmoid",
        "activation_gradient dense_1", "preactivation_gradient dense_1",
        "gradient dense_1/kernel", "gradient dense_1/bias",
        "activation_gradient softmax",
        "activation_gradient dense", "preactivation_gradient dense",
        "gradient dense/kernel", "gradient dense/bias",
        "update dense/kernel", "update dense/bias",
        "update dense_1/kernel", "update dense_1/bias",
        "step_ended 1",
      ])
  }

  /// With another loss than categorical cross-entropy, the last softmax has a gradient of its own.
  @Test func softmaxLastWithAnotherLoss() throws {
    let order = try order("3 dense(4) softmax", .meanSquaredError)
    #expect(
      order == [
        "step_began 1", "input", "target", "preactivation dense", "softmax softmax", "loss",
        "activation_gradient softmax",
        "activation_gradient dense", "preactivation_gradient dense",
        "gradient dense/kernel", "gradient dense/bias",
        "update dense/kernel", "update dense/bias", "step_ended 1",
      ])
  }

  @Test func sigmoidWithBinaryCrossentropy() throws {
    let order = try order("2 dense(1) sigmoid", .binaryCrossentropy())
    #expect(
      order == [
        "step_began 1", "input", "target", "preactivation dense", "activation sigmoid", "loss",
        "activation_gradient sigmoid",
        "activation_gradient dense", "preactivation_gradient dense",
        "gradient dense/kernel", "gradient dense/bias",
        "update dense/kernel", "update dense/bias", "step_ended 1",
      ])
  }

  @Test func xor() throws {
    let order = try order("2 dense(3) tanh dense(1) sigmoid", .binaryCrossentropy())
    #expect(
      order == [
        "step_began 1", "input", "target",
        "preactivation dense", "activation tanh", "preactivation dense_1", "activation sigmoid",
        "loss",
        "activation_gradient sigmoid",
        "activation_gradient dense_1", "preactivation_gradient dense_1",
        "gradient dense_1/kernel", "gradient dense_1/bias",
        "activation_gradient tanh",
        "activation_gradient dense", "preactivation_gradient dense",
        "gradient dense/kernel", "gradient dense/bias",
        "update dense/kernel", "update dense/bias",
        "update dense_1/kernel", "update dense_1/bias",
        "step_ended 1",
      ])
  }

  @Test func singleLayerWithoutActivation() throws {
    let order = try order("3 dense(2)", .meanSquaredError)
    #expect(
      order == [
        "step_began 1", "input", "target", "preactivation dense", "loss",
        "activation_gradient dense", "preactivation_gradient dense",
        "gradient dense/kernel", "gradient dense/bias",
        "update dense/kernel", "update dense/bias", "step_ended 1",
      ])
  }

  @Test func dropoutFirstAndLast() throws {
    let order = try order("4 dropout(0.5) dense(2) linear dropout(0.25)", .halfSquaredError)
    #expect(
      order == [
        "step_began 1", "input", "target",
        "mask dropout", "preactivation dense", "activation linear", "mask dropout_1",
        "loss",
        "activation_gradient dropout_1", "activation_gradient linear",
        "activation_gradient dense", "preactivation_gradient dense",
        "gradient dense/kernel", "gradient dense/bias",
        "activation_gradient dropout",
        "update dense/kernel", "update dense/bias", "step_ended 1",
      ])
  }

  @Test func softmaxAlone() throws {
    let order = try order("3 softmax", .categoricalCrossentropy())
    #expect(
      order == ["step_began 1", "input", "target", "softmax softmax", "loss", "step_ended 1"])
  }

  @Test func heldParametersHaveGradientsAndNoUpdate() throws {
    let order = try order(
      "3 dense(2) relu dense(2)", .meanSquaredError, held: ["dense/bias", "dense_1/kernel"])
    #expect(order.filter { $0.hasPrefix("gradient") }.count == 4)
    #expect(
      order.filter { $0.hasPrefix("update") } == ["update dense/kernel", "update dense_1/bias"])
  }

  @Test func shapesAndExamplesAreTold() throws {
    var session = try Session(
      "3 dense(4) relu dropout(0.5) dense(2) softmax", .categoricalCrossentropy())
    let table = ExampleTable.random(count: 9, inputs: 3, classes: 2, seed: 1)
    let log = session.loggedStep(Batch([7, 0, 7], from: table))
    #expect(log.examples == [7, 0, 7])
    #expect(log.penalty == 0)
    let shapes = log.entries.filter { !$0.shape.isEmpty }.map { "\($0.name) \($0.shape)" }
    #expect(
      shapes == [
        "input [3, 3]", "target [3, 2]", "preactivation dense [3, 4]", "activation relu [3, 4]",
        "mask dropout [3, 4]", "preactivation dense_1 [3, 2]", "softmax softmax [3, 2]", "loss [3]",
        "activation_gradient dense_1 [3, 2]", "preactivation_gradient dense_1 [3, 2]",
        "gradient dense_1/kernel [4, 2]", "gradient dense_1/bias [2]",
        "activation_gradient dropout [3, 4]", "activation_gradient relu [3, 4]",
        "activation_gradient dense [3, 4]", "preactivation_gradient dense [3, 4]",
        "gradient dense/kernel [3, 4]", "gradient dense/bias [4]",
        "update dense/kernel [3, 4]", "update dense/bias [4]",
        "update dense_1/kernel [4, 2]", "update dense_1/bias [2]",
      ])
    for entry in log.entries where entry.name != "loss" {
      #expect(entry.values.count == (entry.shape.isEmpty ? 0 : entry.shape.reduce(1, *)))
    }
  }
}
