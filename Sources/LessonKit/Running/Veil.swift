import TimeTravel

/// What an open question hides: the result of one place, and everything later in the step.
public struct Veil: Sendable, Equatable {
  /// The first place that must not be shown.
  ///
  /// Where the page itself stands at it, its view may be
  /// seen, but not its result (for `dense 17`: the terms, not z).
  public let place: Place
  /// The neuron that is asked about, when it is one.
  public let unit: Int?

  /// Whether nothing of a place may be shown: it is at the veil or later in `walk`.
  public func hides(_ place: Place, in walk: [Place]) -> Bool {
    guard let first = walk.firstIndex(of: self.place), let index = walk.firstIndex(of: place) else {
      return false
    }
    return index >= first
  }
}
