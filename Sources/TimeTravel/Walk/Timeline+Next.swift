/// What one press of “later” leads to.
public enum NextMove: Hashable, Sendable {
  /// The next epoch, or the next step.
  case epoch, step
  /// The next place of the step.
  case place(Place)
  /// The next neuron of the place, or the next term of its sum.
  case unit, term
  /// Nothing: it was the last step, neuron or term.
  case noStep, noUnit, noTerm

  /// Whether it leads anywhere.
  public var leadsOn: Bool {
    switch self {
    case .epoch, .step, .place, .unit, .term: true
    case .noStep, .noUnit, .noTerm: false
    }
  }
}

extension Timeline {
  /// What `later()` will do.
  public var nextMove: NextMove {
    switch grain {
    case .epoch: return .epoch
    case .step: return nextStep
    case .layer: return moment.nextPlace.map { .place($0) } ?? nextStep
    case .unit: return (cursor.unit ?? 0) + 1 >= moment.unitCount ? .noUnit : .unit
    case .term: return cursor.term == moment.termsBySize.last ? .noTerm : .term
    }
  }

  private var nextStep: NextMove { story.contains(step: cursor.step + 1) ? .step : .noStep }
}

extension Moment {
  /// What follows in this step at the grain of layers; nil at its end.
  fileprivate var nextPlace: Place? {
    guard let index = walk.firstIndex(of: cursor.place), index + 1 < walk.count else {
      return nil
    }
    return walk[index + 1]
  }
}
