/// What a key can ask for.
///
/// Which key asks for what is in `KeyTable`.
public enum Command: Hashable, Sendable {
  // Walking
  case later, earlier, into, outOf
  case laterStep, earlierStep
  case nextExample, previousExample
  case first, last
  case digit(Int)
  case goTo
  case back
  case otherView
  case origin, factor, consequence
  case less, more
  case digits
  // What if
  case change, whatIf, undo
  case run, faster, slower
  case link
  case askFirst
  // Stops
  case stops, nextStop, lastStop
  case toggle, add, edit, delete
  // Lessons
  case proceed, pageDown, pageUp, nextPane
  case choose(Int), answer, skip
  // Training
  case nextBatch, wholeEpoch, stepInto, save
  // Digits
  case otherSet
  // Choosing from a list
  case up, down, open
  case item(Int)
  // Anywhere
  case help, close, leave, interrupt, suspend, redraw
  case confirm
}
