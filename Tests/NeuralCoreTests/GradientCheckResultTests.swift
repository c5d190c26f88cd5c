import Datasets
import NeuralCore
import TestSupport
import Testing

/// The library's own gradient check: what it tells, and that it can tell what is wrong.
@Suite struct GradientCheckResultTests {
  /// 2 → 1 with half squared error: L = ½ (w₁x₁ + w₂x₂ + b − t)², whose slopes one can work out.
  @Test func aSlopeThatOneCanWorkOut() throws {
    let session = try Session(
      network: Sequential("2 dense(1)"), loss: .halfSquaredError, optimizer: .sgd(), seed: 1,
      stepCount: 0, parameters: [0.5, -0.25, 0.125])
    let batch = ExampleTable(inputs: [[2, 4]], targets: [[1]]).batch
    // z = 1 − 1 + 0.125, so the gap is −0.875.
    let checks = session.gradientCheck(at: 0..<3, on: batch, nudge: 0.001)
    #expect(checks.map(\.parameter) == [0, 1, 2])
    #expect(checks.map(\.analyticSlope) == [-1.75, -3.5, -0.875])
    #expect(checks.map(\.largestSlope) == [3.5, 3.5, 0.875])
    for (check, wanted) in zip(checks, [-1.75, -3.5, -0.875]) {
      #expect(abs(check.numericSlope - wanted) < 1e-10)
      #expect(check.gap < 1e-10 && check.agrees)
    }
    #expect(abs(checks[0].lossAbove - 0.873 * 0.873 / 2) < 1e-15)
    #expect(abs(checks[0].lossBelow - 0.877 * 0.877 / 2) < 1e-15)
    #expect(session.gradientCheck(at: 1, on: batch, nudge: 0.001) == checks[1])
  }

  /// The session is as it was, and its coming step has the masks that were checked.
  @Test func checkingChangesNothing() throws {
    let session = try Session(
      "6 dense(8) relu dropout(0.5) dense(3, kernel_regularizer: l2(0.1)) softmax",
      .categoricalCrossentropy(), .adam())
    let table = ExampleTable.random(count: 5, inputs: 6, classes: 3, seed: 9)
    var checked = session
    let checks = checked.gradientCheck(at: session.parameters.indices, on: table.batch)
    #expect(checked == session)
    let log = checked.loggedStep(table.batch)
    let told = session.network.parameters.flatMap { log["gradient \($0.name)"].map(Double.init) }
    #expect(checks.map(\.analyticSlope) == told)
    #expect(checks.count { $0.agrees } == session.parameters.count)
  }

  /// The tutorial's network, its first step on a digit: a weight of every layer.
  @Test func tutorial() throws {
    let session = Session.tutorial()
    let digits = try MNIST.shipped().train
    for rows in [1, 8] {
      let batch = Batch(Array(0..<rows), from: digits)
      let drawn = session.network.parameters.map { $0.range.lowerBound + $0.count / 2 }
      for check in session.gradientCheck(at: drawn, on: batch) {
        #expect(check.agrees, "\(check)")
      }
    }
  }

  /// A loss of one's own whose slope is not that of its value.
  @Test func aWrongSlopeIsFound() throws {
    let wrong = OwnLoss("wrong") { p, t in
      zip(p, t).map { ($0 - $1) * ($0 - $1) }.reduce(0, +)
    } slope: { p, t in
      zip(p, t).map { $0 - $1 }
    }
    let session = try Session("2 dense(2) tanh dense(1)", .own(wrong))
    let batch = ExampleTable(inputs: [[1, -1]], targets: [[0.5]]).batch
    for check in session.gradientCheck(at: session.parameters.indices, on: batch) {
      #expect(!check.agrees)
      #expect(abs(check.numericSlope - 2 * check.analyticSlope) < 1e-5)
    }
  }

  /// At a corner both sides have a slope of their own, and trying gives their mean.
  @Test func cornersAreNotHidden() throws {
    let session = try Session(
      network: Sequential("1 dense(1) relu"), loss: .meanAbsoluteError, optimizer: .sgd(),
      seed: 1, stepCount: 0, parameters: [0, 0])
    let batch = ExampleTable(inputs: [[1]], targets: [[-1]]).batch
    let check = session.gradientCheck(at: 0, on: batch)
    #expect(check.analyticSlope == 0)
    #expect(abs(check.numericSlope - 0.5) < 1e-9)
    #expect(!check.agrees)
  }
}
