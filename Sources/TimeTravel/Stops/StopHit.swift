import NeuralCore
import Notation

/// Why and where a search stopped.
public struct StopHit: Hashable, Sendable {
  /// The stop that held.
  public let stop: Stop
  /// What it found, with the number.
  public let finding: Finding
  /// The step, counted from 1.
  public let step: Int
  /// The place within the step.
  public let place: Place
  /// The row of the batch it is about, or nil when it is about all of them.
  public let row: Int?
  /// The neuron, as in `Cursor.unit`.
  public let unit: Int?
  /// The term, as in `Cursor.term`.
  public let term: Int?

  package init(
    stop: Stop, finding: Finding, step: Int, place: Place, row: Int? = nil, unit: Int? = nil,
    term: Int? = nil
  ) {
    self.stop = stop
    self.finding = finding
    self.step = step
    self.place = place
    self.row = row
    self.unit = unit
    self.term = term
  }

  /// What a stop found.
  public enum Finding: Hashable, Sendable {
    /// The number that lies beyond a threshold.
    case value(Float)
    /// The class that was answered, its p, and the class it should have been.
    case wrongAnswer(Int, p: Float, label: Int)
    /// A neuron fell silent for good; so many others of its layer did in the same step.
    case silence(others: Int)
    /// A parameter before and after its update.
    case move(before: Float, after: Float)
    /// There is nothing to it but the place.
    case place
  }

  /// The target that leads to it.
  public var target: Target {
    Target(step: step, row: row, place: place, unit: unit, term: term)
  }
}

extension StopHit {
  /// One plain sentence that says why it stopped, with the number.
  public func sentence(in network: Sequential) -> String {
    switch (stop, finding) {
    case (.loss(let threshold), .value(let value)):
      "The loss is \(Numerals.value(value)), \(threshold.words)."
    case (.misclassified, .wrongAnswer(let answer, let p, let label)):
      network.outputs == 1
        ? "The answer is \(answer), p of 1 is \(Numerals.probability(p)); right is \(label)."
        : "The answer is \(answer) with p \(Numerals.probability(p)); right is \(label)."
    case (.died, .silence(let others)):
      "\(neuron(in: network)) died: it is silent for the \(Stop.examplesUntilDead)th time in a row"
        + (others == 0 ? "." : "; \(others) more with it.")
    case (.activation(_, _, let threshold), .value(let value)):
      "\(neuron(in: network)) gives \(Numerals.signed(value)), \(threshold.words)."
    case (.change(_, let bound), .move(let before, let after)):
      "\(weight(in: network)) moved by \(Numerals.pair(before, after, atLeast: 5).change), "
        + "more than \(Numerals.typed(bound))."
    case (.sign, .move(let before, let after)):
      "\(weight(in: network)) changed its sign: "
        + "\(Numerals.signed(before, decimals: 6)) → \(Numerals.signed(after, decimals: 6))."
    case (.notANumber, .value(let value)):
      "A number here is \(value.isNaN ? "NaN: it has no value" : "infinite: it left the range")."
    case (.every(let steps), _):
      "Step \(Numerals.count(step)) is a multiple of \(Numerals.count(steps))."
    default: "Step \(Numerals.count(step)) has come to \(place.text(in: network))."
    }
  }

  private func neuron(in network: Sequential) -> String {
    guard case .forward(let layer) = place, let unit else { return "A neuron" }
    return
      (Wording.unit(unit, ofLayer: layer, in: network) + " of "
      + Wording.layer(layer, in: network)).capitalizedFirst
  }

  private func weight(in network: Sequential) -> String {
    guard case .update(let parameter) = place, let unit else { return "A weight" }
    let slice = network.parameters[parameter]
    return term.map { "\(slice.name) \($0),\(unit)" } ?? "\(slice.name) \(unit)"
  }
}

extension Threshold {
  /// The side in words: `above 2.5`.
  fileprivate var words: String { (side == .above ? "above " : "below ") + Numerals.typed(bound) }
}
