import NeuralCore

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
