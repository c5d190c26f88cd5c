import NeuralCore

/// An observer that keeps everything it is told.
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

  /// Keeps the beginning of a step.
  public mutating func stepBegan(step: Int, examples: Span<Int>) {
    events.append(.stepBegan(step: step, examples: examples.indices.map { examples[$0] }))
  }

  /// Keeps what goes in.
  public mutating func input(_ values: Span<Float>, shape: (Int, Int)) {
    events.append(.input(Tensor(values, shape)))
  }

  /// Keeps what should come out.
  public mutating func target(_ values: Span<Float>, shape: (Int, Int)) {
    events.append(.target(Tensor(values, shape)))
  }

  /// Keeps the weighted sums of a dense layer.
  public mutating func preactivation(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    events.append(.preactivation(layer: layer, Tensor(values, shape)))
  }

  /// Keeps the outputs of an activation layer.
  public mutating func activation(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    events.append(.activation(layer: layer, Tensor(values, shape)))
  }

  /// Keeps the probabilities of a last softmax.
  public mutating func softmax(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    events.append(.softmax(layer: layer, Tensor(values, shape)))
  }

  /// Keeps the mask of a dropout layer.
  public mutating func mask(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    events.append(.mask(layer: layer, Tensor(values, shape)))
  }

  /// Keeps the loss.
  public mutating func loss(_ mean: Float, perExample: Span<Float>, penalty: Float) {
    events.append(.loss(mean: mean, perExample: Array(copying: perExample), penalty: penalty))
  }

  /// Keeps the gradient of a layer's output.
  public mutating func activationGradient(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    events.append(.activationGradient(layer: layer, Tensor(values, shape)))
  }

  /// Keeps δ of a dense layer.
  public mutating func preactivationGradient(
    layer: Int, _ values: Span<Float>, shape: (Int, Int)
  ) {
    events.append(.preactivationGradient(layer: layer, Tensor(values, shape)))
  }

  /// Keeps the gradient of a parameter.
  public mutating func gradient(parameter: Int, _ values: Span<Float>) {
    events.append(.gradient(parameter: parameter, Array(copying: values)))
  }

  /// Keeps a parameter from before and after its update.
  public mutating func update(
    parameter: Int, before: Span<Float>, after: Span<Float>, slots: Span<Float>
  ) {
    events.append(
      .update(
        parameter: parameter, before: Array(copying: before), after: Array(copying: after),
        slots: Array(copying: slots)))
  }

  /// Keeps the end of a step.
  public mutating func stepEnded(step: Int) {
    events.append(.stepEnded(step: step))
  }
}

extension Array where Element == Float {
  /// Copies what was lent.
  fileprivate init(copying values: Span<Float>) {
    self = values.withUnsafeBufferPointer { Array($0) }
  }
}

extension Tensor {
  fileprivate init(_ values: Span<Float>, _ shape: (Int, Int)) {
    self.init(shape: [shape.0, shape.1], values: Array(copying: values))
  }
}
