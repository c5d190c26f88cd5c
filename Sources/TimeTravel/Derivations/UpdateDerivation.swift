import NeuralCore

/// How one parameter moves: SGD's after = before − learning rate × gradient.
public struct UpdateDerivation: Hashable, Sendable {
  /// The parameter before.
  public let before: Float
  /// Its gradient.
  public let gradient: Float
  /// The learning rate.
  public let learningRate: Float
  /// before − learning rate × gradient, in double.
  public let total: Double
  /// What was recorded in float32, where it is known already.
  public let recorded: Float?

  /// Derives the update of the weight from `input` to `unit`, or, with no input, the bias of `unit`.
  ///
  /// Nil while its gradient is not known, and for a weight that is not there.
  public init?(_ moment: Moment, parameter: Int, unit: Int, input: Int? = nil) {
    let slice = moment.network.parameters[parameter]
    let units = slice.shape[slice.shape.count - 1]
    guard slice.isKernel == (input != nil), (0..<units).contains(unit),
      (0..<slice.count).contains((input ?? 0) * units + unit),
      let gradients = moment.gradient(parameter: parameter)
    else { return nil }
    let index = (input ?? 0) * units + unit
    let old = moment.before(parameter: parameter)
    before = old[old.startIndex + index]
    gradient = gradients[index]
    learningRate = moment.optimizer.learningRate(ofStep: moment.cursor.step)
    total = Double(before) - Double(learningRate) * Double(gradient)
    let new = moment.after(parameter: parameter)
    recorded = new.map { $0[$0.startIndex + index] }
  }

  /// Whether the derived number meets the recorded one within float32's rounding.
  public var closes: Bool {
    let moved = Double(learningRate) * Double(gradient)
    let magnitude = Double(before).magnitude + moved.magnitude
    return recorded.map {
      Tolerance.agree(total, $0, within: Tolerance.sum(terms: 1, magnitude: magnitude))
    } ?? true
  }
}
