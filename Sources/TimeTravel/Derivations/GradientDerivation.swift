import NeuralCore

/// Where the gradient of one weight or bias comes from: δ × what came in, summed over the rows, and
/// what the regulariser of its parameter adds.
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

  /// What a regulariser adds: l1 sign(w) + 2 l2 w.
  public struct Penalty: Hashable, Sendable {
    /// The regulariser.
    public let regularizer: Regularizer
    /// The weight w, as it is before the update.
    public let weight: Float
    /// l1 × the sign of w, unrounded.
    public var ofSize: Double { Double(regularizer.l1) * (weight > 0 ? 1 : weight < 0 ? -1 : 0) }
    /// 2 l2 w, unrounded.
    public var ofSquare: Double { 2 * Double(regularizer.l2) * Double(weight) }
    /// Both together.
    public var total: Double { ofSize + ofSquare }
  }

  /// The rows in order.
  public let parts: [Part]
  /// What the regulariser of the parameter adds, where it has one.
  public let penalty: Penalty?
  /// Σ δ × what came in, in double.
  public let sum: Double
  /// The sum and what the regulariser adds, in double.
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
    let x =
      slice.layer == 0
      ? moment.record.batch.inputs : moment.record.outputs[slice.layer - 1]?.values ?? []
    let regularizer = moment.network.regularizer(ofParameter: parameter)
    guard input == nil || x.count == moment.rows * inputs,
      regularizer == nil || moment.knowsWeights(parameter)
    else { return nil }
    parts = (0..<moment.rows).map { row in
      Part(
        row: row, blame: blame.values[row * units + unit],
        input: input.map { x[row * inputs + $0] } ?? 1)
    }
    let index = (input ?? 0) * units + unit
    let weights = moment.before(parameter: parameter)
    penalty = regularizer.map {
      Penalty(regularizer: $0, weight: weights[weights.startIndex + index])
    }
    sum = parts.reduce(0) { $0 + $1.product }
    total = sum + (penalty?.total ?? 0)
    recorded = moment.gradient(parameter: parameter)?[index]
  }

  /// Whether the total meets the recorded gradient within n·ε·Σ|term|.
  public var closes: Bool {
    let penalties = (penalty?.ofSize.magnitude ?? 0) + (penalty?.ofSquare.magnitude ?? 0)
    let magnitude = parts.reduce(penalties) { $0 + $1.product.magnitude }
    let tolerance = Tolerance.sum(
      terms: parts.count + (penalty == nil ? 0 : 3), magnitude: magnitude)
    return recorded.map { Tolerance.agree(total, $0, within: tolerance) } ?? true
  }
}
