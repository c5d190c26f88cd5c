import TimeTravel

/// What of a walk is not shown, and what stands beside it.
struct Curtain {
  /// Whether an open question hides what the place brings.
  var isConcealed = false
  /// Whether the place is not shown yet because a later page of a lesson asks about it.
  var isForLater = false
  /// The place from which on something is hidden; nil where only the place itself is.
  var from: Place?
  /// Whether sentences may say which way a weight should go.
  var tellsDirection = true
  /// Whether the place's other views stand beside the one that is open.
  var hasBeside = true

  /// Whether nothing that the place brings is shown.
  var isClosed: Bool { isConcealed || isForLater }
}
