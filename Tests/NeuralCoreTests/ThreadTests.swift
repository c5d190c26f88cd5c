import NeuralCore
import TestSupport
import Testing

/// The same bits on any number of threads, observed or not.
@Suite struct ThreadTests {
  private static let pools = [1, 2, 8].map { ThreadPool(threads: $0) }

  /// A network that is wide enough for the threads to be asked, with its loss and optimizer.
  struct Case: CustomTestStringConvertible {
    var network =
      "40 dense(200, kernel_initializer: he_normal) relu dropout(0.2) dense(200) relu dropout(0.3) dense(5) softmax"
    var loss = "categorical_crossentropy"
    var optimizer = "sgd(0.1)"
    var isWeighted = false
    var isSparse = false
    var holdsOne = false
    var testDescription: String { "\(network) \(loss) \(optimizer)" }
  }

  static let cases: [Case] =
    [
      "sgd(0.1)", "sgd(0.1, momentum: 0.9, nesterov: true)", "adagrad",
      "rmsprop(0.001, centered: true)",
      "adam", "adam(0.001, amsgrad: true)", "adamw", "adamax", "nadam", "adadelta",
      "sgd(0.1, clipvalue: 0.001)", "sgd(0.1, clipnorm: 0.01)", "adam(0.01, global_clipnorm: 0.01)",
      "sgd(cosine_decay(0.1, decay_steps: 100), weight_decay: 0.01)",
    ].map { Case(optimizer: $0) } + [
      Case(
        network:
          "40 dense(200, kernel_regularizer: l2(0.01)) relu dense(200, bias_regularizer: l1(0.01)) dense(5) softmax"
      ),
      Case(
        network: "40 dropout(0.2) dense(200) softmax dropout(0.2) dense(200) tanh dense(5) sigmoid",
        loss: "binary_crossentropy"),
      Case(
        network: "40 dense(300) relu dropout(0.5) dense(150) log_softmax dense(5)",
        loss: "mean_squared_error"),
      Case(isWeighted: true), Case(isSparse: true), Case(holdsOne: true),
      Case(isSparse: true, holdsOne: true),
    ]

  @Test(arguments: cases, [1, 7, 32, 128, 500, 512])
  func bitsDoNotDependOnThreads(_ case: Case, rows: Int) throws {
    let source = Weighted(
      table: .random(count: rows, inputs: 40, classes: 5, seed: 3), isWeighted: `case`.isWeighted,
      isSparse: `case`.isSparse)
    let batch = Batch(Array(0..<rows), from: source)
    var start = Session(
      network: try Sequential(`case`.network), loss: try Loss(`case`.loss),
      optimizer: try Optimizer(`case`.optimizer), seed: 7)
    if `case`.holdsOne { start.trainable[2] = false }
    var wanted: (session: Session, log: EventLog)?
    for pool in Self.pools {
      let workspace = Workspace(for: start.network, rows: rows, threads: pool)
      var alone = start
      var observed = start
      var log = EventLog(start.network)
      for _ in 0..<3 {
        let result = alone.step(batch, in: workspace)
        let seen = observed.step(batch, in: workspace, observer: &log)
        #expect(result == seen)
      }
      #expect(agree(alone.parameters, observed.parameters))
      if let wanted {
        #expect(agree(alone.parameters, wanted.session.parameters))
        #expect(agree(alone.slots, wanted.session.slots))
        let tellsTheSame = log.entries == wanted.log.entries
        #expect(tellsTheSame)
      }
      wanted = wanted ?? (alone, log)
    }
    #expect(!agree(wanted?.session.parameters ?? [], start.parameters))
  }

  /// Sessions that step at the same time on the same threads do not get into each other's way.
  @Test func severalSessionsStepAtTheSameTime() async throws {
    let table = ExampleTable.random(count: 128, inputs: 40, classes: 5, seed: 3)
    let start = try Session(Case().network, .categoricalCrossentropy())
    var wanted = start
    let workspace = Workspace(for: start.network, rows: 128, threads: Self.pools[0])
    for _ in 0..<20 { wanted.step(table.batch, in: workspace) }
    let found = await withTaskGroup(of: Session.self, returning: [Session].self) { group in
      for _ in 0..<4 {
        group.addTask {
          var session = start
          let workspace = Workspace(for: session.network, rows: 128, threads: Self.pools[2])
          for _ in 0..<20 { session.step(table.batch, in: workspace) }
          return session
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    for session in found { #expect(agree(session.parameters, wanted.parameters)) }
  }

  @Test func evaluationDoesNotDependOnThreads() throws {
    let table = ExampleTable.random(count: 1_203, inputs: 40, classes: 5, seed: 3)
    let session = try Session(Case().network, .categoricalCrossentropy())
    let answers = Self.pools.map { pool in
      session.predict(
        table.batch, in: Workspace(for: session.network, rows: 1_203, threads: pool))
    }
    #expect(agree(answers[0], answers[1]))
    #expect(agree(answers[0], answers[2]))
  }

  /// To the bit; a function, so that no failure prints all numbers.
  private func agree(_ a: [Float], _ b: [Float]) -> Bool {
    a.map(\.bitPattern) == b.map(\.bitPattern)
  }

  private struct Weighted: ExampleSource {
    let table: ExampleTable
    let isWeighted: Bool
    let isSparse: Bool
    var count: Int { table.count }
    var inputWidth: Int { table.inputWidth }
    var targetWidth: Int { table.targetWidth }
    func copyExample(
      _ index: Int, input: UnsafeMutableBufferPointer<Float>,
      target: UnsafeMutableBufferPointer<Float>
    ) {
      table.copyExample(index, input: input, target: target)
      if isSparse { for place in input.indices where place % 5 > 0 { input[place] = 0 } }
    }
    func sampleWeight(ofExample index: Int) -> Float { isWeighted ? Float(index % 3 + 1) / 2 : 1 }
  }
}
