/// Somebody who watches a training step: every number, in the order in which it comes into being.
///
/// The order is a contract: `stepBegan` · `input` · `target` · upward, layer by layer: dense →
/// `preactivation`, an activation → `activation` (the last softmax → `softmax`), dropout → `mask` ·
/// `loss` · downward, layer by layer: `activationGradient` (∂L/∂ that layer's output; none for a last
/// softmax that is taken together with categorical cross-entropy), of a dense layer also
/// `preactivationGradient` (δ; the same numbers, since its output is z) and `gradient` of kernel and
/// bias · `update` of each trainable parameter in layout order · `stepEnded`.
///
/// Values are borrowed: they are valid during the call and row-major. All methods have empty
/// defaults. Being observed changes no bit of the result.
public protocol TrainingObserver {
  /// Whether `update` is wanted: it costs a copy of the weights from before.
  var wantsUpdates: Bool { get }
  /// Whether gradients are wanted; who wants neither them nor updates hears nothing after the loss,
  /// and the step costs little more than an unobserved one.
  var wantsGradients: Bool { get }

  /// A step begins on a batch of these examples; steps are counted from 1.
  mutating func stepBegan(step: Int, examples: Span<Int>)
  /// What goes in: [rows, inputs].
  mutating func input(_ values: Span<Float>, shape: (Int, Int))
  /// What should come out: [rows, outputs].
  mutating func target(_ values: Span<Float>, shape: (Int, Int))
  /// The weighted sums z of a dense layer: [rows, units].
  mutating func preactivation(layer: Int, _ values: Span<Float>, shape: (Int, Int))
  /// The outputs a of an activation layer: [rows, width].
  mutating func activation(layer: Int, _ values: Span<Float>, shape: (Int, Int))
  /// The probabilities p of a last softmax: [rows, outputs].
  mutating func softmax(layer: Int, _ values: Span<Float>, shape: (Int, Int))
  /// The mask of a dropout layer as applied, 0 or 1/(1−rate): [rows, width].
  mutating func mask(layer: Int, _ values: Span<Float>, shape: (Int, Int))
  /// The mean loss of the batch, that of each example (times its sample weight), and what regularisers
  /// add; the mean is without the penalty.
  mutating func loss(_ mean: Float, perExample: Span<Float>, penalty: Float)
  /// ∂L/∂ a layer's output: [rows, width].
  mutating func activationGradient(layer: Int, _ values: Span<Float>, shape: (Int, Int))
  /// δ = ∂L/∂z of a dense layer: [rows, units].
  mutating func preactivationGradient(layer: Int, _ values: Span<Float>, shape: (Int, Int))
  /// ∂L/∂ a parameter, in its slice's shape; `parameter` is an index in `Sequential.parameters`.
  mutating func gradient(parameter: Int, _ values: Span<Float>)
  /// A parameter before and after its update, in its slice's shape, and what the optimizer now keeps
  /// for it: [slots, count], a row for each of `optimizer.rule.slotNames`.
  mutating func update(
    parameter: Int, before: Span<Float>, after: Span<Float>, slots: Span<Float>)
  /// The step is done.
  mutating func stepEnded(step: Int)
}

extension TrainingObserver {
  /// Updates are wanted unless an observer says otherwise.
  public var wantsUpdates: Bool { true }
  /// Gradients are wanted unless an observer says otherwise.
  public var wantsGradients: Bool { true }
  /// Does nothing.
  public mutating func stepBegan(step: Int, examples: Span<Int>) {}
  /// Does nothing.
  public mutating func input(_ values: Span<Float>, shape: (Int, Int)) {}
  /// Does nothing.
  public mutating func target(_ values: Span<Float>, shape: (Int, Int)) {}
  /// Does nothing.
  public mutating func preactivation(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {}
  /// Does nothing.
  public mutating func activation(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {}
  /// Does nothing.
  public mutating func softmax(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {}
  /// Does nothing.
  public mutating func mask(layer: Int, _ values: Span<Float>, shape: (Int, Int)) {}
  /// Does nothing.
  public mutating func loss(_ mean: Float, perExample: Span<Float>, penalty: Float) {}
  /// Does nothing.
  public mutating func activationGradient(
    layer: Int, _ values: Span<Float>, shape: (Int, Int)
  ) {}
  /// Does nothing.
  public mutating func preactivationGradient(
    layer: Int, _ values: Span<Float>, shape: (Int, Int)
  ) {}
  /// Does nothing.
  public mutating func gradient(parameter: Int, _ values: Span<Float>) {}
  /// Does nothing.
  public mutating func update(
    parameter: Int, before: Span<Float>, after: Span<Float>, slots: Span<Float>
  ) {}
  /// Does nothing.
  public mutating func stepEnded(step: Int) {}
}
