import NeuralCore

/// Where the gradient of one weight or bias comes from: δ × what came in, summed over the rows.
public struct GradientDerivation: Hashable, Sendable {
  /// What one row of the batch adds.
  public struct Part: Hashable, Sendable {
    /// The row.
    public let row: Int
    /// δ of the neuron that the weight leads to, in this row.
    public let blame: Float
    /// What came in along the weight, in this row; 1 for a bias.
    public let input: Float
    /// blame × input, unrounded.
    public var product: Double { Double(blame) * Double(input) }
  }

  /// The rows in order.
  public let parts: [Part]
  /// Their sum, in double.
  public let total: Double
  /// What was recorded in float32, where it is known already.
  public let recorded: Float?

  /// Derives ∂L/∂ the weight from `input` to `unit`, or, with no input, the bias of `unit`.
  ///
  /// Nil while δ is not known, and for a weight that is not there.
  public init?(_ moment: Moment, parameter: Int, unit: Int, input: Int? = nil) {
    let slice = moment.network.parameters[parameter]
    let inputs = slice.isKernel ? slice.shape[0] : 1
    let units = slice.shape[slice.shape.count - 1]
    guard slice.isKernel == (input != nil), (0..<inputs).contains(input ?? 0),
      (0..<units).contains(unit), moment.knows(.blame(layer: slice.layer)),
      let blame = moment.record.blames[slice.layer]
    else { return nil }
    let entering = slice.layer == 0 ? nil : moment.record.outputs[slice.layer - 1]?.values
    let x = entering ?? moment.record.batch.inputs
    parts = (0..<moment.rows).map { row in
      Part(
        row: row, blame: blame.values[row * units + unit],
        input: input.map { x[row * inputs + $0] } ?? 1)
    }
    total = parts.reduce(0) { $0 + $1.product }
    recorded = moment.gradient(parameter: parameter)?[(input ?? 0) * units + unit]
  }

  /// Whether the sum meets the recorded gradient within n·ε·Σ|δ·x|.
  public var closes: Bool {
    let magnitude = parts.reduce(0) { $0 + $1.product.magnitude }
    let tolerance = Tolerance.sum(terms: parts.count, magnitude: magnitude)
    return recorded.map { Tolerance.agree(total, $0, within: tolerance) } ?? true
  }
}
