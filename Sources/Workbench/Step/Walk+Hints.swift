import MomentViews
import TimeTravel

extension Walk {
  /// What leads in and out here; nil where nothing does.
  var hintOfDepth: String? {
    chosenRow == nil
      ? phrases.walk.hintOfDepth(canGoIn: canGoIn, canGoOut: canGoOut) : phrases.walk.hintOfRows
  }

  /// What the view has to be turned or chosen; nil where nothing is.
  var hintOfTurning: String? {
    let lens = lens.shown(for: moment)
    guard dials.value(in: lens) != nil, lens != .life || chosenRow != nil else { return nil }
    return phrases.walk.hintOfTurning(isList: lens == .life)
  }

  /// Which view comes next; nil where there is no other.
  var hintOfView: String? {
    lens.next(for: moment)
      .map { phrases.walk.hintOfView(EventView.title(moment, $0, in: language)) }
  }

  /// Where the number under the cursor comes from; nil where it is given.
  var hintOfOrigin: String? {
    moment.origin.map { phrases.walk.hintOfOrigin(name(ofOrigin: $0)) }
  }

  /// Where its other factors come from; nil where it has none.
  var hintOfFactors: String? {
    let factors = moment.otherOrigins
    return factors.isEmpty ? nil : phrases.walk.hintOfFactors(factors.map(name(ofOrigin:)))
  }

  private func name(ofOrigin origin: Target) -> String {
    phrases.views.titles.origin(origin, from: moment)
  }

  /// What the key that runs it does now; nil where there is nothing further to run to.
  var hintOfRunning: String? {
    isRunning || canGoOn ? phrases.walk.hintOfRunning(isRunning: isRunning) : nil
  }

  /// Whether → finds anything.
  var canGoOn: Bool { timeline.nextMove.leadsOn }

  /// Whether ← finds anything.
  var canGoBack: Bool {
    switch timeline.grain {
    case .term: timeline.cursor.term != moment.termsBySize.first
    case .unit: timeline.cursor.unit != 0
    case .layer:
      timeline.cursor.place != moment.walk.first || timeline.cursor.step > timeline.firstStep
    case .step, .epoch: destination(of: .earlier) != nil
    }
  }

  /// Whether ↓ finds anything finer.
  var canGoIn: Bool {
    switch timeline.depth {
    case .term: false
    case .unit: moment.termsBySize.first != nil
    case .layer: moment.unitInFocus != nil
    case .step, .epoch: true
    }
  }

  private var canGoOut: Bool {
    timeline.depth > .step || timeline.depth == .step && !moment.isTraced
  }

  /// Whether another example, or another row, can be taken.
  var takesOthers: Bool {
    guard locked(.nextExample) == nil else { return false }
    return moment.rows > 1 || moment.exampleCount > 1 && !moment.isTraced
  }
}
