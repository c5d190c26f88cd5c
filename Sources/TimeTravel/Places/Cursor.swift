/// How fine a walk is: what one press of “later” moves by.
public enum Depth: Int, CaseIterable, Comparable, Hashable, Sendable {
  /// From epoch to epoch.
  case epoch
  /// From step to step.
  case step
  /// From place to place within a step: the start.
  case layer
  /// From neuron to neuron.
  case unit
  /// From term to term of a neuron's sum.
  case term

  /// Coarser depths come first.
  public static func < (left: Depth, right: Depth) -> Bool { left.rawValue < right.rawValue }

  /// One finer, or nil at a term.
  public var finer: Depth? { Depth(rawValue: rawValue + 1) }

  /// One coarser, or nil at an epoch.
  public var coarser: Depth? { Depth(rawValue: rawValue - 1) }
}

/// Where somebody stands: a step, a place in it, and how far they have gone in.
public struct Cursor: Hashable, Sendable {
  /// The step, counted from 1 through all epochs.
  public var step: Int
  /// The place within the step.
  public var place: Place
  /// The row of the batch in focus, from 0.
  public var row: Int
  /// The neuron that was entered, from 0; of the input its pixel, of a kernel the neuron it feeds.
  public var unit: Int?
  /// The term that was entered.
  ///
  /// It is the index of what the term multiplies in the layer below (of a blame, in
  /// the layer above), from 0. The number after the last is the bias, where there is one.
  public var term: Int?

  /// Stands at a place, as far in as `unit` and `term` say.
  public init(step: Int, place: Place, row: Int = 0, unit: Int? = nil, term: Int? = nil) {
    self.step = step
    self.place = place
    self.row = row
    self.unit = unit
    self.term = term
  }

  /// How far in it stands: layer, unit or term.
  public var depth: Depth { term != nil ? .term : unit != nil ? .unit : .layer }
}
