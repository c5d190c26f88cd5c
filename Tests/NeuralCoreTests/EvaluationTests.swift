import NeuralCore
import TestSupport
import Testing

/// Loss and accuracy: of a batch, of an epoch so far, of all examples.
@Suite struct EvaluationTests {
  @Test func rightMeansTheLargestAnswerOrTheSameSideOfOneHalf() throws {
    func right(_ layers: String, inputs: [[Float]], targets: [[Float]]) throws -> Int {
      let session = try Session("\(inputs[0].count) \(layers)", .meanSquaredError)
      return session.evaluate(ExampleTable(inputs: inputs, targets: targets)).right
    }
    #expect(
      try right(
        "linear", inputs: [[0.1, 0.9], [0.6, 0.4], [2, 3]], targets: [[0, 1], [0, 1], [0, 1]]) == 2)
    #expect(
      try right("linear", inputs: [[0.4], [0.6], [0.4], [0.6]], targets: [[0], [1], [1], [0]]) == 2)
    // Of equal answers the first counts, as in Keras.
    #expect(try right("linear", inputs: [[1, 1]], targets: [[1, 0]]) == 1)
    #expect(try right("linear", inputs: [[1, 1]], targets: [[0, 1]]) == 0)
  }

  /// More examples than an evaluation takes at a time, and a number that does not divide.
  @Test func evaluationCountsEveryExampleOnce() throws {
    let table = ExampleTable.random(count: 1_203, inputs: 4, classes: 3, seed: 6)
    let session = try Session(
      "4 dense(5) relu dropout(0.5) dense(3) softmax", .categoricalCrossentropy())
    let evaluation = session.evaluate(table)
    #expect(evaluation.count == 1_203)
    let double = DoubleNetwork(session)
    let inputs = table.inputs.map { $0.map(Double.init) }
    let targets = table.targets.map { $0.map(Double.init) }
    #expect(abs(evaluation.loss - double.meanLoss(inputs, targets: targets)) < 1e-6)
    let outputs = double.forward(inputs).last ?? []
    let right = zip(outputs, targets).count { p, t in
      p.firstIndex(of: p.max() ?? 0) == t.firstIndex(of: 1)
    }
    #expect(evaluation.right == right)
    #expect(evaluation.accuracy == Double(right) / 1_203)
  }

  /// Keras's progress bar: each row of the epoch so far counts once, and an epoch begins anew.
  @Test func reportsAreRunningMeansOverTheEpoch() throws {
    let table = ExampleTable.random(count: 10, inputs: 3, classes: 2, seed: 4)
    var training = Training(
      try Session("3 dense(2) softmax", .categoricalCrossentropy()), on: table,
      plan: BatchPlan(exampleCount: 10, batchSize: 4, shuffled: true, seed: 1))
    for epoch in 0..<2 {
      var sum = 0.0
      var right = 0.0
      for (batch, rows) in [4, 4, 2].enumerated() {
        let report = training.nextBatch()
        sum += Double(report.loss) * Double(rows)
        right += Double(report.accuracy) * Double(rows)
        let rowsSoFar = Double(min(10, 4 * (batch + 1)))
        #expect(report.step == 3 * epoch + batch + 1)
        #expect(report.epoch == epoch)
        #expect(report.batch == batch)
        #expect(report.endsEpoch == (batch == 2))
        #expect(abs(report.runningLoss - sum / rowsSoFar) < 1e-9)
        #expect(abs(report.runningAccuracy - right / rowsSoFar) < 1e-6)
      }
    }
    #expect(training.nextEpoch().endsEpoch)
    #expect(training.session.stepCount == 9)
  }

  @Test func batchesAreLoadedIntoTheSameMemory() {
    let table = ExampleTable.random(count: 10, inputs: 3, classes: 2, seed: 4)
    var batch = Batch(capacity: 4, inputWidth: 3, targetWidth: 2)
    #expect(batch.rows == 0)
    for examples in [[0, 1, 2, 3], [9], [7, 7, 8]] {
      batch.load(examples, from: table)
      #expect(batch == Batch(examples, from: table))
      #expect(batch.inputs == examples.flatMap { table.inputs[$0] })
      #expect(batch.targets == examples.flatMap { table.targets[$0] })
    }
  }
}
