/// Where the numbers of a training first were finite no more.
public struct Divergence: Hashable, Sendable {
  /// A number that a step makes, by the event that tells it.
  public enum Quantity: Hashable, Sendable {
    /// An input or a target of the batch.
    case data
    /// The output of a layer, by its index: weighted sums or activations.
    case output(layer: Int)
    /// The loss, or what the regularisers add to it.
    case loss
    /// ∂L/∂ the output of a layer, by its index.
    case outputGradient(layer: Int)
    /// ∂L/∂ a parameter, by its index in `Sequential.parameters`.
    case gradient(parameter: Int)
    /// A parameter after its update, or what the optimizer keeps for it.
    case update(parameter: Int)
  }

  /// The step that made it, counted from 1.
  public let step: Int
  /// What it is.
  public let quantity: Quantity
  /// The number: NaN, or infinite.
  public let value: Float
}

/// Hears a step and notes its first number that is not finite.
struct DivergenceFinder: TrainingObserver {
  private(set) var found: Divergence?
  private var step = 0

  mutating func stepBegan(step: Int, examples: Span<Int>) { self.step = step }

  mutating func input(_ values: Span<Float>, shape: (Int, Int)) { look(at: values, .data) }

  mutating func target(_ values: Span<Float>, shape: (Int, Int)) { look(at: values, .data) }

  mutating func preactivation(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    look(at: values, .output(layer: layer))
  }

  mutating func activation(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    look(at: values, .output(layer: layer))
  }

  mutating func softmax(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    look(at: values, .output(layer: layer))
  }

  mutating func loss(_ mean: Float, perExample: Span<Float>, penalty: Float) {
    look(at: mean + penalty, .loss)
  }

  mutating func activationGradient(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    look(at: values, .outputGradient(layer: layer))
  }

  mutating func preactivationGradient(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {
    look(at: values, .outputGradient(layer: layer))
  }

  mutating func gradient(parameter: Int, _ values: Span<Float>) {
    look(at: values, .gradient(parameter: parameter))
  }

  mutating func update(
    parameter: Int, before: Span<Float>, after: Span<Float>, slots: Span<Float>
  ) {
    look(at: after, .update(parameter: parameter))
    look(at: slots, .update(parameter: parameter))
  }

  private mutating func look(at values: Span<Float>, _ quantity: Divergence.Quantity) {
    if found != nil { return }
    for index in values.indices where !values[index].isFinite {
      found = Divergence(step: step, quantity: quantity, value: values[index])
      return
    }
  }

  private mutating func look(at value: Float, _ quantity: Divergence.Quantity) {
    if found != nil || value.isFinite { return }
    found = Divergence(step: step, quantity: quantity, value: value)
  }
}

extension Session {
  /// Whether all parameters and all that the optimizer keeps for them are finite numbers.
  public var isFinite: Bool {
    parameters.allSatisfy(\.isFinite) && slots.allSatisfy(\.isFinite) && momentumProduct.isFinite
  }

  /// Takes the numbers of another session of the same network, without new memory.
  mutating func copyNumbers(of other: Session) {
    stepCount = other.stepCount
    momentumProduct = other.momentumProduct
    parameters.withUnsafeMutableBufferPointer { copy in
      other.parameters.withUnsafeBufferPointer { _ = copy.update(fromContentsOf: $0) }
    }
    slots.withUnsafeMutableBufferPointer { copy in
      other.slots.withUnsafeBufferPointer { _ = copy.update(fromContentsOf: $0) }
    }
  }
}
