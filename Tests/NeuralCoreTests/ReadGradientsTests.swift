import NeuralCore
import TestSupport
import Testing

/// A step that is asked for a few gradients: they are the observer's, and the step is the same.
@Suite struct ReadGradientsTests {
  @Test(
    arguments: [1, 5],
    ["sgd:0.3", "adam", "sgd(0.3, clipnorm: 0.1)", "sgd(0.3, clipvalue: 0.01)"])
  func `a few gradients are those that an observer is told`(rows: Int, _ optimizer: String) throws {
    var watched = try Session(
      "6 dense(8, kernel_regularizer: l2(0.01)) relu dropout(0.5) dense(5) relu dense(3) softmax",
      .categoricalCrossentropy(), Optimizer(optimizer))
    var asked = watched
    let batch = ExampleTable.random(count: rows, inputs: 6, classes: 3, seed: 9).batch
    let workspace = Workspace(for: asked.network, rows: rows)
    let wanted = Array(0..<asked.network.parameterCount)
    var gradients = wanted.map { _ in Float(0) }
    for step in 1...3 {
      let log = watched.loggedStep(batch)
      asked.step(batch, in: workspace, readingGradientsAt: wanted, into: &gradients)
      let told = watched.network.parameters.flatMap { log["gradient \($0.name)"] }
      #expect(gradients == told, "step \(step)")
      #expect(asked == watched)
    }
  }
}
