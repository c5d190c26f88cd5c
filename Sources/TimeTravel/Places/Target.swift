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

/// Why a text names no place: one sentence that says what is allowed.
public struct TargetError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The text that was read.
  public let text: String
  /// What was wrong, the rule and what was received.
  public let message: String

  /// Describes what is wrong with a text.
  public init(text: String, message: String) {
    self.text = text
    self.message = message
  }

  /// The message and the text it is about.
  public var description: String { "\(message) (in “\(text)”)" }
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

  /// The text form, which reads back to an equal target.
  public func text(in network: Sequential) -> String {
    var words: [String] = []
    if let step { words.append("step \(step)") }
    if let row { words.append("row \(row)") }
    guard let place else { return words.joined(separator: " ") }
    words.append(place.text(in: network))
    if let unit {
      if let term, Extent.isKernel(place, in: network) {
        words.append("\(term),\(unit)")
      } else {
        words.append("\(unit)")
        if let term { words.append("term \(termText(term, place, network))") }
      }
    }
    return words.joined(separator: " ")
  }

  private func termText(_ term: Int, _ place: Place, _ network: Sequential) -> String {
    if case .forward(let layer) = place, term == network.inputWidth(ofLayer: layer) {
      return "bias"
    }
    return "\(term)"
  }
}
