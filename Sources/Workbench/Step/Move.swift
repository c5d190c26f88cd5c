/// A move of a walk: somewhere else in time, in the network, or to another view of the same place.
enum Move: Hashable, Sendable {
  case later, earlier, into, outOf
  case laterStep, earlierStep
  case first, last
  case nextExample, previousExample
  /// Back to where one was before the last jump.
  case back
  case otherView
  /// To where the number under the cursor comes from, its other factor, and what becomes of it.
  case origin, factor, consequence
}
