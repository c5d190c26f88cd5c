import NeuralCore
import TestSupport
import Testing

/// What an observer is told fits together, and telling it changes nothing.
@Suite struct ObservedStepTests {
  static let architectures: [(String, Loss)] = [
    (
      "6 dense(8) relu dropout(0.2) dense(8) relu dropout(0.2) dense(3) softmax",
      .categoricalCrossentropy()
    ),
    ("3 dense(4) softmax dense(2) sigmoid", .binaryCrossentropy()),
    ("3 dense(4) softmax", .meanSquaredError),
    ("4 dropout(0.5) dense(3) linear dropout(0.25)", .halfSquaredError),
    ("2 dense(3) tanh dense(2) sigmoid", .categoricalCrossentropy()),
    ("3 dense(2)", .meanSquaredError),
    ("3 relu dense(3)", .meanSquaredError),
    ("3 softmax", .categoricalCrossentropy()),
  ]

  @Test(arguments: architectures, ["sgd:0.3", "adam", "sgd(0.3, clipnorm: 0.1)"])
  func whoWantsNoGradientsHearsTheWayUpAndTheBitsStay(
    _ architecture: (String, Loss), _ optimizer: String
  ) throws {
    let (network, loss) = architecture
    var whole = try Session(network, loss, Optimizer(optimizer))
    var half = whole
    let batch = table(for: whole).batch
    let workspace = Workspace(for: whole.network, rows: 5)
    for _ in 0..<3 {
      let log = whole.loggedStep(batch)
      var short = EventLog(half.network)
      short.wantsAll = false
      half.step(batch, in: workspace, observer: &short)
      let end = try #require(log.order.firstIndex(of: "loss"))
      #expect(short.entries == Array(log.entries[...end]) + [try #require(log.entries.last)])
      #expect(half == whole)
    }
  }

  @Test func aTrainingTellsItsObserverWhatItsStepsTell() throws {
    let session = try Session(
      "2 dense(3) relu dropout(0.2) dense(2) softmax", .categoricalCrossentropy(),
      .sgd(learningRate: 0.1))
    let table = table(for: session)
    let plan = BatchPlan(exampleCount: 5, batchSize: 5, shuffled: false, seed: 1)
    var alone = Training(session, on: table, plan: plan)
    var watched = alone
    var stepped = session
    for _ in 0..<3 {
      var log = EventLog(session.network)
      let report = watched.nextBatch(observer: &log)
      #expect(log.entries == stepped.loggedStep(table.batch).entries)
      #expect(report == alone.nextBatch())
      #expect(watched.session == alone.session)
    }
  }

  private func table(for session: Session) -> ExampleTable {
    .random(count: 5, inputs: session.network.inputs, classes: session.network.outputs, seed: 9)
  }

  @Test(arguments: architectures) func numbersFitTogether(network: String, loss: Loss) throws {
    let before = try Session(network, loss, .sgd(learningRate: 0.3))
    var session = before
    let table = table(for: session)
    let batch = table.batch
    let log = session.loggedStep(batch)
    #expect(log["input"] == batch.inputs)
    #expect(log["target"] == batch.targets)
    let perExample = log["loss"].dropFirst().map(Double.init)
    #expect(log["loss"].first == Float(perExample.reduce(0, +) / 5))

    for layer in session.network.layers.indices {
      let name = session.network.layerNames[layer]
      if case .dropout(let rate) = session.network.layers[layer] {
        let mask = log["mask \(name)"]
        #expect(mask.allSatisfy { $0 == 0 || $0 == 1 / (1 - rate) })
        #expect(mask.contains(0) && mask.contains { $0 > 1 })
      }
      #expect(
        log["preactivation_gradient \(name)"].isEmpty
          || log["preactivation_gradient \(name)"] == log["activation_gradient \(name)"])
    }
    for name in ["softmax softmax", "activation softmax"] where !log[name].isEmpty {
      let width = log[name].count / 5
      for row in 0..<5 {
        let sum = log[name][row * width..<(row + 1) * width].map(Double.init).reduce(0, +)
        #expect(abs(sum - 1) < 1e-6)
      }
    }
    for slice in session.network.parameters {
      let update = try #require(log.entries.first { $0.name == "update \(slice.name)" })
      #expect(update.values == Array(before.parameters[slice.range]))
      #expect(update.after == Array(session.parameters[slice.range]))
      let moved = zip(update.values, log["gradient \(slice.name)"]).map { w, g in w - 0.3 * g }
      #expect(update.after == moved, "\(slice.name): before − lr × gradient, bit for bit")
    }
  }

  /// Each event agrees with the same formula in double precision.
  @Test(arguments: architectures) func numbersAreRight(network: String, loss: Loss) throws {
    var session = try Session(network, loss)
    let table = table(for: session)
    var double = DoubleNetwork(session)
    let log = session.loggedStep(table.batch)
    for layer in session.network.layers.indices {
      let mask = log["mask \(session.network.layerNames[layer])"].map(Double.init)
      let width = mask.count / 5
      guard width > 0 else { continue }
      double.masks[layer] = (0..<5).map { Array(mask[$0 * width..<($0 + 1) * width]) }
    }
    let inputs = table.inputs.map { $0.map(Double.init) }
    let targets = table.targets.map { $0.map(Double.init) }
    let outputs = double.forward(inputs)
    let gradients = double.gradients(inputs, targets: targets)
    for (layer, name) in session.network.layerNames.enumerated() {
      for event in ["preactivation", "activation", "softmax"] {
        let values = log["\(event) \(name)"]
        guard !values.isEmpty else { continue }
        #expect(distance(values, outputs[layer].flatMap(\.self)) < 1e-6, "\(event) \(name)")
      }
      let gradient = log["activation_gradient \(name)"]
      guard !gradient.isEmpty else { continue }
      #expect(distance(gradient, gradients.outputs[layer].flatMap(\.self)) < 2e-6, "∂L/∂\(name)")
    }
    let losses = double.losses(inputs, targets: targets)
    #expect(distance(Array(log["loss"].dropFirst()), losses) < 1e-6)
  }

  @Test(arguments: architectures) func beingObservedChangesNothing(
    network: String, loss: Loss
  ) throws {
    var observed = try Session(network, loss)
    var alone = observed
    let batch = table(for: observed).batch
    let workspace = Workspace(for: alone.network, rows: 8)
    for _ in 0..<20 {
      let log = observed.loggedStep(batch)
      let result = alone.step(batch, in: workspace)
      #expect(log["loss"].first == result.loss)
    }
    #expect(observed == alone)
    #expect(observed.parameters.map(\.bitPattern) == alone.parameters.map(\.bitPattern))
  }

  /// An observer without a use for updates is not told of them, and nothing else changes.
  @Test func updatesAreToldToThoseWhoWantThem() throws {
    struct NoUpdates: TrainingObserver {
      var wantsUpdates: Bool { false }
      var updates = 0
      var gradients = 0
      mutating func gradient(parameter: Int, _ values: Span<Float>) { gradients += 1 }
      mutating func update(
        parameter: Int, before: Span<Float>, after: Span<Float>, slots: Span<Float>
      ) {
        updates += 1
      }
    }
    var session = try Session("3 dense(2)", .meanSquaredError)
    var other = session
    let batch = table(for: session).batch
    var observer = NoUpdates()
    session.step(batch, in: Workspace(for: session.network, rows: 5), observer: &observer)
    other.step(batch, in: Workspace(for: other.network, rows: 5))
    #expect(observer.updates == 0)
    #expect(observer.gradients == 2)
    #expect(session == other)
  }
}
