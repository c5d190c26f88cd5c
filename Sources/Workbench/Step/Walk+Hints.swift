import TimeTravel

extension Walk {
  /// The hint of a command as things stand.
  func hint(_ hint: String, of command: Command) -> String? {
    switch command {
    case .later: return canGoOn ? hint : nil
    case .earlier: return canGoBack ? hint : nil
    case .into: return canGoIn ? canGoOut ? hint : "↓ in" : canGoOut ? "↑ out" : nil
    case .origin: return moment.origin == nil ? nil : hint
    case .otherView: return lens.next(for: moment) == nil ? nil : hint
    case .nextExample: return takesOthers ? hint : nil
    case .run: return isRunning ? "space pause" : canGoOn ? hint : nil
    case .faster: return isRunning || canGoOn ? hint : nil
    default: return hint
    }
  }

  private var canGoOn: Bool { !timeline.whatLaterDoes.hasPrefix("no more") }

  private var canGoBack: Bool {
    switch timeline.depth {
    case .term: timeline.cursor.term != moment.termsBySize.first
    case .unit: timeline.cursor.unit != 0
    case .layer:
      timeline.cursor.place != moment.walk.first || timeline.cursor.step > timeline.firstStep
    case .step, .epoch: destination(of: .earlier) != nil
    }
  }

  private var canGoIn: Bool {
    switch timeline.depth {
    case .term: false
    case .unit: moment.termsBySize.first != nil
    case .layer: moment.loudestUnit != nil
    case .step, .epoch: true
    }
  }

  private var canGoOut: Bool {
    timeline.depth > .step || timeline.depth == .step && !moment.isTraced
  }

  /// Whether another example, or another row, can be taken.
  private var takesOthers: Bool {
    guard locked(.nextExample) == nil else { return false }
    return moment.rows > 1 || moment.exampleCount > 1 && !moment.isTraced
  }
}
