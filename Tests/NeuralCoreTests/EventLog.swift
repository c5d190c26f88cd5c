import NeuralCore

/// An observer that writes down everything it is told.
struct EventLog: TrainingObserver {
  /// One call: what it was, and the numbers it brought.
  struct Entry: Equatable {
    /// The event and what it is about, such as `preactivation dense_1` or `gradient dense/kernel`.
    let name: String
    let shape: [Int]
    let values: [Float]
    /// Of an update, the values after it; `values` are those before.
    var after: [Float] = []
    /// Of an update, what the optimizer then keeps.
    var slots: [Float] = []
  }

  let network: Sequential
  /// Whether gradients and updates are wanted.
  var wantsAll = true
  var wantsUpdates: Bool { wantsAll }
  var wantsGradients: Bool { wantsAll }
  private(set) var entries: [Entry] = []
  private(set) var examples: [Int] = []
  private(set) var penalty: Float?

  init(_ network: Sequential) { self.network = network }

  /// The names of the events in their order.
  var order: [String] { entries.map(\.name) }

  /// The numbers of an event that happened once; empty when it did not.
  subscript(name: String) -> [Float] { entries.first { $0.name == name }?.values ?? [] }

  mutating func stepBegan(step: Int, examples: Span<Int>) {
    self.examples = examples.withUnsafeBufferPointer { Array($0) }
    note("step_began \(step)")
  }
  mutating func input(_ values: Span<Float>, shape: (Int, Int)) { note("input", values, shape) }
  mutating func target(_ values: Span<Float>, shape: (Int, Int)) { note("target", values, shape) }
  mutating func preactivation(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    note("preactivation", layer, values, shape)
  }
  mutating func activation(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    note("activation", layer, values, shape)
  }
  mutating func softmax(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    note("softmax", layer, values, shape)
  }
  mutating func mask(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    note("mask", layer, values, shape)
  }
  mutating func loss(_ mean: Float, perExample: Span<Float>, penalty: Float) {
    self.penalty = penalty
    let perExample = perExample.withUnsafeBufferPointer { Array($0) }
    entries.append(Entry(name: "loss", shape: [perExample.count], values: [mean] + perExample))
  }
  mutating func activationGradient(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    note("activation_gradient", layer, values, shape)
  }
  mutating func preactivationGradient(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    note("preactivation_gradient", layer, values, shape)
  }
  mutating func gradient(parameter: Int, _ values: Span<Float>) {
    let slice = network.parameters[parameter]
    let values = values.withUnsafeBufferPointer { Array($0) }
    entries.append(Entry(name: "gradient \(slice.name)", shape: slice.shape, values: values))
  }
  mutating func update(
    parameter: Int, before: Span<Float>, after: Span<Float>, slots: Span<Float>
  ) {
    let slice = network.parameters[parameter]
    entries.append(
      Entry(
        name: "update \(slice.name)", shape: slice.shape,
        values: before.withUnsafeBufferPointer { Array($0) },
        after: after.withUnsafeBufferPointer { Array($0) },
        slots: slots.withUnsafeBufferPointer { Array($0) }))
  }
  mutating func stepEnded(step: Int) { note("step_ended \(step)") }

  private mutating func note(_ name: String) {
    entries.append(Entry(name: name, shape: [], values: []))
  }

  private mutating func note(_ name: String, _ values: Span<Float>, _ shape: (Int, Int)) {
    let values = values.withUnsafeBufferPointer { Array($0) }
    entries.append(Entry(name: name, shape: [shape.0, shape.1], values: values))
  }

  private mutating func note(
    _ name: String, _ layer: Int, _ values: Span<Float>, _ shape: (Int, Int)
  ) {
    note("\(name) \(network.layerNames[layer])", values, shape)
  }
}

extension Session {
  /// Begins a training from text forms.
  init(
    _ network: String, _ loss: Loss, _ optimizer: Optimizer = .sgd(learningRate: 0.1),
    seed: UInt64 = 7
  ) throws {
    self.init(network: try Sequential(network), loss: loss, optimizer: optimizer, seed: seed)
  }

  /// Takes one step and returns everything that an observer was told.
  mutating func loggedStep(_ batch: Batch, masks: MaskSource? = nil) -> EventLog {
    let workspace = Workspace(for: network, rows: batch.rows)
    var log = EventLog(network)
    if let masks {
      step(batch, in: workspace, masks: masks, observer: &log)
    } else {
      step(batch, in: workspace, observer: &log)
    }
    return log
  }
}
