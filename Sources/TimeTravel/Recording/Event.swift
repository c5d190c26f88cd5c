/// What an observer was told, owned: one case for each call, in the order of the contract.
public enum Event: Equatable, Sendable {
  /// A step begins on these examples.
  case stepBegan(step: Int, examples: [Int])
  /// What goes in, [rows, inputs].
  case input(Tensor)
  /// What should come out, [rows, outputs].
  case target(Tensor)
  /// z of a dense layer, [rows, units].
  case preactivation(layer: Int, Tensor)
  /// a of an activation layer, [rows, width].
  case activation(layer: Int, Tensor)
  /// p of a last softmax, [rows, outputs].
  case softmax(layer: Int, Tensor)
  /// The mask of a dropout layer, 0 or 1/(1−rate), [rows, width].
  case mask(layer: Int, Tensor)
  /// The mean loss, that of each row, and what regularisers add.
  case loss(mean: Float, perExample: [Float], penalty: Float)
  /// ∂L/∂ a layer's output, [rows, width].
  case activationGradient(layer: Int, Tensor)
  /// δ of a dense layer, [rows, units].
  case preactivationGradient(layer: Int, Tensor)
  /// ∂L/∂ a parameter, in its slice's layout.
  case gradient(parameter: Int, [Float])
  /// A parameter before and after its update, in its slice's layout, and what the optimizer then
  /// keeps for it, [slots, count].
  case update(parameter: Int, before: [Float], after: [Float], slots: [Float])
  /// The step is done.
  case stepEnded(step: Int)
}

extension Event {
  /// How many rows of the batch it tells of; nil where it tells of parameters or of none.
  package var rows: Int? {
    switch self {
    case .stepBegan(_, let examples): examples.count
    case .loss(_, let perExample, _): perExample.count
    case .input(let tensor), .target(let tensor), .preactivation(_, let tensor),
      .activation(_, let tensor), .softmax(_, let tensor), .mask(_, let tensor),
      .activationGradient(_, let tensor), .preactivationGradient(_, let tensor):
      tensor.shape.first
    case .gradient, .update, .stepEnded: nil
    }
  }
}
