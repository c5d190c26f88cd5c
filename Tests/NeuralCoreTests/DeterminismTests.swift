import Datasets
import Foundation
import NeuralCore
import TestSupport
import Testing

/// Equal sessions have equal futures, to the bit.
@Suite struct DeterminismTests {
  private func session(seed: UInt64 = 7) -> Session {
    Session(
      network: .tutorial, loss: .categoricalCrossentropy(), optimizer: .sgd(learningRate: 0.1),
      seed: seed)
  }

  private func bits(_ session: Session) -> [UInt32] { session.parameters.map(\.bitPattern) }

  /// Two trainings from the same seed; the second with a larger workspace, on another thread.
  @Test(arguments: [1, 32, 128]) func sameBitsFromRunToRun(rows: Int) async throws {
    let digits = try MNIST.shipped().train
    let batches = (0..<5).map { Batch(Array($0 * rows..<($0 + 1) * rows), from: digits) }
    var here = session()
    let workspace = Workspace(for: here.network, rows: rows)
    for batch in batches { here.step(batch, in: workspace) }
    let start = session()
    let there = await Task.detached {
      var session = start
      let workspace = Workspace(for: session.network, rows: rows + 3)
      for batch in batches { session.step(batch, in: workspace) }
      return session
    }.value
    #expect(bits(here) == bits(there))
    #expect(here == there)
    #expect(bits(here) != bits(start))
  }

  @Test func aTrainingThatIsTakenUpGoesOnAsIfItHadNotStopped() throws {
    let table = ExampleTable.random(count: 50, inputs: 6, classes: 3, seed: 2)
    let plan = BatchPlan(exampleCount: 50, batchSize: 8, shuffled: true, seed: 4)
    let start = try Session(
      "6 dense(9) relu dropout(0.3) dense(3) softmax", .categoricalCrossentropy())
    var through = Training(start, on: table, plan: plan)
    var halfway = Training(start, on: table, plan: plan)
    for _ in 0..<10 { halfway.nextBatch() }
    // Through a file, as it were: everything that the future depends on is in the session.
    let coded = try JSONEncoder().encode(halfway.session)
    var again = Training(
      try JSONDecoder().decode(Session.self, from: coded), on: table, plan: plan)
    for _ in 0..<20 { through.nextBatch() }
    for _ in 0..<10 { again.nextBatch() }
    #expect(bits(again.session) == bits(through.session))
    #expect(again.session == through.session)
  }

  @Test func sessionsKeepWhatIsHeld() throws {
    var session = try Session("2 dense(2) relu dense(1)", .meanSquaredError)
    session.trainable[1] = false
    let coded = try JSONEncoder().encode(session)
    let decoded = try JSONDecoder().decode(Session.self, from: coded)
    #expect(decoded == session)
    #expect(decoded.trainable == [true, false, true, true])
  }

  @Test func parametersMustFitTheNetwork() throws {
    let network = try Sequential("2 dense(2)")
    let error = #expect(throws: SessionError.self) {
      _ = try Session(
        network: network, loss: .meanSquaredError, optimizer: .sgd(learningRate: 0.1), seed: 1,
        stepCount: 0, parameters: [1, 2])
    }
    #expect(error?.description == "the network has 6 parameters; 2 were given")
    let negative = #expect(throws: SessionError.self) {
      _ = try Session(
        network: network, loss: .meanSquaredError, optimizer: .sgd(learningRate: 0.1), seed: 1,
        stepCount: -1, parameters: [1, 2, 3, 4, 5, 6])
    }
    #expect(negative?.description == "a session counts its steps from 0; -1 was given")
  }

  /// A row's answer does not depend on its neighbours, but for the last bits.
  @Test func predictionOfARowAloneAndInItsBatch() throws {
    let digits = try MNIST.shipped().test
    let session = session()
    let workspace = Workspace(for: session.network, rows: 32)
    let together = session.predict(Batch(Array(0..<32), from: digits), in: workspace)
    for row in 0..<32 {
      let alone = session.predict(Batch([row], from: digits), in: workspace)
      let wanted = together[row * 10..<(row + 1) * 10].map(Double.init)
      #expect(distance(alone, wanted) < 1e-6)
    }
  }
}
