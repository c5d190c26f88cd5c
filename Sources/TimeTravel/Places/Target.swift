import NeuralCore

/// Where to go: the parts that are named; what is not named stays as it is.
///
/// The text form serves the command line, the `:` prompt, lessons and the line that reopens a screen:
/// `dense 17`, `step 120 dense 17 term 3`, `gradient dense_1/kernel 3,17`.
public struct Target: Hashable, Sendable {
  /// The step, from 1; nil stays in the step.
  public var step: Int?
  /// The row of the batch, from 0; nil stays with the row.
  public var row: Int?
  /// The place; nil with a step is the step's beginning.
  public var place: Place?
  /// The neuron, from 0; of the second look the example that is looked at instead of the step's own.
  public var unit: Int?
  /// The term, as in `Cursor.term`.
  public var term: Int?

  /// Names the parts of a target.
  public init(
    step: Int? = nil, row: Int? = nil, place: Place? = nil, unit: Int? = nil, term: Int? = nil
  ) {
    self.step = step
    self.row = row
    self.place = place
    self.unit = unit
    self.term = term
  }

  /// The target that leads back to a cursor; the row is named when it is not the first.
  public init(_ cursor: Cursor) {
    self.init(
      step: cursor.step, row: cursor.row == 0 ? nil : cursor.row, place: cursor.place,
      unit: cursor.unit, term: cursor.term)
  }
}

extension Place {
  /// The text form, with the network's own names: `dense_1`, `blame dense_2`, `update dense/bias`.
  public func text(in network: Sequential) -> String {
    switch self {
    case .input: "input"
    case .forward(let layer): network.layerNames[layer]
    case .loss: "loss"
    case .blame(let layer): "blame \(network.layerNames[layer])"
    case .gradient(let parameter): "gradient \(network.parameters[parameter].name)"
    case .update(let parameter): "update \(network.parameters[parameter].name)"
    case .again: "again"
    }
  }
}

extension Target {
  /// The example that is looked at again; nil of other places, and where it is the step's own.
  public var example: Int? { place == .again ? unit : nil }
}
