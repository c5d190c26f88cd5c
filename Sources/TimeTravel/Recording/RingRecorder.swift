import NeuralCore

/// An observer that keeps the newest events, in memory that was taken beforehand.
///
/// Recording allocates nothing; where there is no room the oldest events are forgotten. So a training
/// can be watched for any time, and what led to its present state is at hand.
public final class RingRecorder: TrainingObserver {
  /// How many events were told so far, whether they are still kept or not.
  public private(set) var toldCount = 0
  private var ring: EventRing

  /// Takes memory for `capacity` bytes of events: each takes 64 bytes and its numbers.
  public init(capacity: Int) { ring = EventRing(capacity: capacity) }

  /// How many bytes of events there is room for.
  public var capacity: Int { ring.capacity }

  /// How many events are kept.
  public var keptCount: Int { ring.count }

  /// Forgets all events.
  public func removeAll() { ring.removeAll() }

  /// The events that are kept, the oldest first.
  public var events: [Event] {
    var events: [Event] = []
    events.reserveCapacity(ring.count)
    ring.forEach { header, parts in events.append(Event(header, parts)) }
    return events
  }

  // MARK: What is told

  /// Keeps the beginning of a step.
  public func stepBegan(step: Int, examples: Span<Int>) {
    toldCount += 1
    examples.withUnsafeBytes { ring.append(EventRing.Header(kind: .stepBegan, index: step), $0) }
  }

  /// Keeps what goes in.
  public func input(_ values: Span<Float>, shape: (Int, Int)) { keep(.input, 0, values, shape) }

  /// Keeps what should come out.
  public func target(_ values: Span<Float>, shape: (Int, Int)) { keep(.target, 0, values, shape) }

  /// Keeps the weighted sums of a dense layer.
  public func preactivation(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    keep(.preactivation, layer, values, shape)
  }

  /// Keeps the outputs of an activation layer.
  public func activation(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    keep(.activation, layer, values, shape)
  }

  /// Keeps the probabilities of a last softmax.
  public func softmax(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    keep(.softmax, layer, values, shape)
  }

  /// Keeps the mask of a dropout layer.
  public func mask(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    keep(.mask, layer, values, shape)
  }

  /// Keeps the loss.
  public func loss(_ mean: Float, perExample: Span<Float>, penalty: Float) {
    toldCount += 1
    perExample.withUnsafeBytes {
      ring.append(EventRing.Header(kind: .loss, mean: mean, penalty: penalty), $0)
    }
  }

  /// Keeps the gradient of a layer's output.
  public func activationGradient(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    keep(.activationGradient, layer, values, shape)
  }

  /// Keeps δ of a dense layer.
  public func preactivationGradient(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    keep(.preactivationGradient, layer, values, shape)
  }

  /// Keeps the gradient of a parameter.
  public func gradient(parameter: Int, _ values: Span<Float>) {
    keep(.gradient, parameter, values, (0, 0))
  }

  /// Keeps a parameter from before and after its update, and what the optimizer keeps for it.
  public func update(
    parameter: Int, before: Span<Float>, after: Span<Float>, slots: Span<Float>
  ) {
    toldCount += 1
    let header = EventRing.Header(kind: .update, index: parameter)
    before.withUnsafeBytes { before in
      after.withUnsafeBytes { after in
        slots.withUnsafeBytes { slots in ring.append(header, before, after, slots) }
      }
    }
  }

  /// Keeps the end of a step.
  public func stepEnded(step: Int) {
    toldCount += 1
    ring.append(
      EventRing.Header(kind: .stepEnded, index: step), UnsafeRawBufferPointer(start: nil, count: 0))
  }

  private func keep(
    _ kind: EventRing.Kind, _ index: Int, _ values: Span<Float>, _ shape: (Int, Int)
  ) {
    toldCount += 1
    let header = EventRing.Header(
      kind: kind, index: index, shape: (Int32(shape.0), Int32(shape.1)))
    values.withUnsafeBytes { ring.append(header, $0) }
  }
}

extension Event {
  /// Reads a record of a ring.
  fileprivate init(_ record: EventRing.Header, _ parts: (Int) -> UnsafeRawBufferPointer) {
    func values(_ part: Int = 0) -> [Float] { Array(parts(part).bindMemory(to: Float.self)) }
    var tensor: Tensor {
      Tensor(shape: [Int(record.shape.rows), Int(record.shape.columns)], values: values())
    }
    let index = record.index
    switch record.kind {
    case .stepBegan:
      self = .stepBegan(step: index, examples: Array(parts(0).bindMemory(to: Int.self)))
    case .input: self = .input(tensor)
    case .target: self = .target(tensor)
    case .preactivation: self = .preactivation(layer: index, tensor)
    case .activation: self = .activation(layer: index, tensor)
    case .softmax: self = .softmax(layer: index, tensor)
    case .mask: self = .mask(layer: index, tensor)
    case .loss:
      self = .loss(mean: record.mean, perExample: values(), penalty: record.penalty)
    case .activationGradient: self = .activationGradient(layer: index, tensor)
    case .preactivationGradient: self = .preactivationGradient(layer: index, tensor)
    case .gradient: self = .gradient(parameter: index, values())
    case .update:
      self = .update(parameter: index, before: values(0), after: values(1), slots: values(2))
    case .stepEnded: self = .stepEnded(step: index)
    }
  }
}
