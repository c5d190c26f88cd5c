import Phrases
import TimeTravel

extension Walk {
  /// The sentence for a move that found nothing further.
  func endOfTheWalk(_ move: Move) -> String? {
    if timeline.grain >= .unit, move == .later || move == .earlier {
      return phrases.walk.endInside(isLast: move == .later, isPlain: isPlain)
    }
    if moment.isTraced, let end = endOfTrace(move) { return phrases.walk.endOfTrace(end) }
    return end(move).map(phrases.walk.end)
  }

  /// Where a move through a trace ends; nil where it ends as in any walk.
  private func endOfTrace(_ move: Move) -> TraceEnd? {
    switch move {
    case .later, .laterStep: .last
    case .earlier, .earlierStep: .first
    case .nextExample, .previousExample: .examples
    case .origin where moment.origin != nil, .consequence where moment.consequence != nil,
      .factor where !moment.otherOrigins.isEmpty:
      .gap
    case .into, .outOf, .first, .last, .back, .otherView, .origin, .factor, .consequence: nil
    }
  }

  private func end(_ move: Move) -> WalkEnd? {
    switch move {
    case .later, .laterStep: .last
    case .earlier, .earlierStep: .first
    case .into: .finest
    case .outOf: .coarsest
    case .origin: .given
    case .factor: .noFactor
    case .consequence: .noConsequence
    case .otherView: .oneView
    case .back: .noJump
    case .nextExample, .previousExample: isPlain ? .oneExample : nil
    case .first, .last: nil
    }
  }
}
