import NeuralCore

/// An observer that keeps everything it is told.
///
/// One that is used for step after step, with `restart` between them, takes its memory once: fresh
/// memory would cost more than the copying.
public struct Recorder: TrainingObserver {
  /// What was told so far.
  public private(set) var events: [Event] = []
  /// Whether updates are kept: they hold every parameter twice.
  public let wantsUpdates: Bool

  /// Begins with nothing.
  ///
  /// Who has the sessions from before and after needs no updates.
  public init(keepingUpdates: Bool = true) {
    wantsUpdates = keepingUpdates
  }

  /// Memory of events that were forgotten, by how many numbers it holds.
  private var spare: [Int: [[Float]]] = [:]
  /// What parameters were after their last update: the next step begins with the same.
  private var latest: [Int: [Float]] = [:]

  /// Forgets what was told; its memory is used again for what comes.
  ///
  /// Events that somebody else holds stay as they are.
  public mutating func restart() {
    let forgotten = events
    events.removeAll(keepingCapacity: true)
    for event in forgotten {
      for values in event.numbers { spare[values.count, default: []].append(values) }
    }
  }

  /// Keeps the beginning of a step.
  public mutating func stepBegan(step: Int, examples: Span<Int>) {
    events.append(.stepBegan(step: step, examples: examples.indices.map { examples[$0] }))
  }

  /// Keeps what goes in.
  public mutating func input(_ values: Span<Float>, shape: (Int, Int)) {
    events.append(.input(keep(values, shape)))
  }

  /// Keeps what should come out.
  public mutating func target(_ values: Span<Float>, shape: (Int, Int)) {
    events.append(.target(keep(values, shape)))
  }

  /// Keeps the weighted sums of a dense layer.
  public mutating func preactivation(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    events.append(.preactivation(layer: layer, keep(values, shape)))
  }

  /// Keeps the outputs of an activation layer.
  public mutating func activation(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    events.append(.activation(layer: layer, keep(values, shape)))
  }

  /// Keeps the probabilities of a last softmax.
  public mutating func softmax(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    events.append(.softmax(layer: layer, keep(values, shape)))
  }

  /// Keeps the mask of a dropout layer.
  public mutating func mask(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    events.append(.mask(layer: layer, keep(values, shape)))
  }

  /// Keeps the loss.
  public mutating func loss(_ mean: Float, perExample: Span<Float>, penalty: Float) {
    events.append(.loss(mean: mean, perExample: keep(perExample), penalty: penalty))
  }

  /// Keeps the gradient of a layer's output.
  public mutating func activationGradient(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    events.append(.activationGradient(layer: layer, keep(values, shape)))
  }

  /// Keeps δ of a dense layer.
  public mutating func preactivationGradient(
    layer: Int, _ values: Span<Float>, shape: (Int, Int)
  ) {
    events.append(.preactivationGradient(layer: layer, keep(values, shape)))
  }

  /// Keeps the gradient of a parameter.
  public mutating func gradient(parameter: Int, _ values: Span<Float>) {
    events.append(.gradient(parameter: parameter, keep(values)))
  }

  /// Keeps a parameter from before and after its update.
  public mutating func update(
    parameter: Int, before: Span<Float>, after: Span<Float>, slots: Span<Float>
  ) {
    let old = latest.removeValue(forKey: parameter)
    let known = old.flatMap { $0.hasBits(of: before) ? $0 : nil }
    let new = keep(after)
    events.append(
      .update(
        parameter: parameter, before: known ?? keep(before), after: new, slots: keep(slots)))
    latest[parameter] = new
  }

  /// Keeps the end of a step.
  public mutating func stepEnded(step: Int) {
    events.append(.stepEnded(step: step))
  }
}

// MARK: - Memory

extension Recorder {
  /// Copies what was lent, into memory that is there already where there is some.
  private mutating func keep(_ values: Span<Float>) -> [Float] {
    values.withUnsafeBufferPointer { source in
      guard var memory = spare[source.count]?.popLast() else { return Array(source) }
      memory.withUnsafeMutableBufferPointer { target in
        if let start = source.baseAddress {
          target.baseAddress?.update(from: start, count: source.count)
        }
      }
      return memory
    }
  }

  private mutating func keep(_ values: Span<Float>, _ shape: (Int, Int)) -> Tensor {
    Tensor(shape: [shape.0, shape.1], values: keep(values))
  }
}

extension Event {
  /// The numbers that are its own; not those after an update, which the next one begins with.
  fileprivate var numbers: [[Float]] {
    switch self {
    case .input(let tensor), .target(let tensor), .preactivation(_, let tensor),
      .activation(_, let tensor), .softmax(_, let tensor), .mask(_, let tensor),
      .activationGradient(_, let tensor), .preactivationGradient(_, let tensor):
      [tensor.values]
    case .loss(_, let perExample, _): [perExample]
    case .gradient(_, let values): [values]
    case .update(_, let before, _, let slots): [before, slots]
    case .stepBegan, .stepEnded: []
    }
  }
}

extension [Float] {
  /// Whether these are the same numbers to the bit.
  ///
  /// Differences are gathered over many numbers before they are looked at, so that many are compared at
  /// once.
  fileprivate func hasBits(of other: Span<Float>) -> Bool {
    guard count == other.count else { return false }
    return withUnsafeBufferPointer { own in
      other.withUnsafeBufferPointer { other in
        for start in stride(from: 0, to: own.count, by: 1_024) {
          var difference: UInt32 = 0
          for index in start..<Swift.min(start + 1_024, own.count) {
            difference |= own[index].bitPattern ^ other[index].bitPattern
          }
          if difference != 0 { return false }
        }
        return true
      }
    }
  }
}
