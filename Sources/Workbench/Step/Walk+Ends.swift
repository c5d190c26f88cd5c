import TimeTravel

extension Walk {
  /// The sentence for a move that found nothing further.
  func endOfTheWalk(_ move: Move) -> String? {
    if timeline.depth >= .unit, move == .later || move == .earlier {
      let end = move == .later ? "last" : "first"
      return "This is the \(end) one in here; \(isPlain ? "“out”" : "↑") leads out."
    }
    guard moment.isTraced else { return move.endOfTheWalk }
    return switch move {
    case .later, .laterStep: "The trace ends here: a trace runs no network."
    case .earlier, .earlierStep: "The trace begins here."
    case .nextExample, .previousExample:
      "A trace runs no network: it has no other examples than its own."
    case .origin where moment.origin != nil, .consequence where moment.consequence != nil,
      .factor where !moment.otherOrigins.isEmpty:
      "The trace leaves out the place that this key leads to."
    case .into, .outOf, .first, .last, .back, .otherView, .origin, .factor, .consequence:
      move.endOfTheWalk
    }
  }
}

extension Move {
  /// The sentence for a move that found nothing further.
  var endOfTheWalk: String? {
    switch self {
    case .later, .laterStep: "This is the last place of the walk."
    case .earlier, .earlierStep: "This is the first place of the walk; before it is state 0."
    case .into: "There is nothing finer inside this."
    case .outOf: "This is the coarsest grain."
    case .origin: "This number is given: it comes from nothing that is computed here."
    case .factor: "There is no other factor here whose origin could be shown."
    case .consequence: "Nothing further becomes of this number in this step."
    case .otherView: "This place has one view only."
    case .back: "There was no jump to go back from."
    case .first, .last, .nextExample, .previousExample: nil
    }
  }
}
