import NeuralCore
import TimeTravel

// Where the view of a page stands, and what it does not show yet.
extension LessonSession {
  /// Where somebody stands who reads the page: the example, and the place that was led to.
  public struct Stand {
    /// The example that the step takes.
    public let example: Int
    /// The place; nil for the page's own.
    public let target: Target?
  }

  /// Where the page's view stands now: where the last answer is seen, or with the example that the open
  /// question is about.
  public var stand: Stand {
    let own = stage.moment.example
    let closed = closedAbove
    if let open = openIndex {
      let example = page.predictions[open].example ?? own
      let target = revealed(whenClosed: closed, of: example)
      return Stand(example: example, target: target)
    }
    let last = page.predictions.indices.contains(closed - 1) ? page.predictions[closed - 1] : nil
    let example = last?.example ?? own
    return Stand(example: example, target: revealed(whenClosed: closed, of: example))
  }

  /// Where the last of so many closed questions about an example has led; nil where it led nowhere.
  private func revealed(whenClosed closed: Int, of example: Int) -> Target? {
    guard page.predictions.indices.contains(closed - 1), !stage.lacksTraining else { return nil }
    let last = page.predictions[closed - 1]
    guard (last.example ?? stage.moment.example) == example, let spot = last.reveal,
      isRevealed(closed - 1, whenClosed: closed)
    else { return nil }
    return try? stage.target(of: spot)
  }

  // MARK: What later pages ask about

  /// Whether a place is not shown on this page, because a later page asks about it or about what comes
  /// before it.
  ///
  /// What the page itself stands at, sends one to or has revealed is shown.
  public func keepsBack(_ place: Place) -> Bool {
    let walk = stage.moment.walk
    guard let keptBack, Veil(place: keptBack, unit: nil).hides(place, in: walk) else {
      return false
    }
    return !shownPlaces.contains(place)
  }

  /// The first place from which on something is hidden: by the open question, or for a later page.
  public var hiddenFrom: Place? {
    let walk = stage.moment.walk
    return [veil?.place, keptBack].compactMap(\.self)
      .min { (walk.firstIndex(of: $0) ?? 0) < (walk.firstIndex(of: $1) ?? 0) }
  }

  /// The places that the page itself shows.
  private var shownPlaces: [Place] {
    let closed = page.predictions.prefix(closedAbove)
    let revealed = closed.filter { $0.example == nil }.compactMap(\.reveal)
      .compactMap { try? stage.target(of: $0).place }
    return [stage.moment.cursor.place] + revealed + placesOnTheWay
  }

  /// The places on the way that the page sends one, its end too.
  private var placesOnTheWay: [Place] {
    guard case .walk(let spot)? = page.show.task, let end = try? stage.target(of: spot).place,
      let last = stage.moment.walk.firstIndex(of: end)
    else { return [] }
    return Array(stage.moment.walk[...last])
  }

  /// The first place that an unanswered question of a later page asks about in the same step of the same
  /// network, after the place where this page stands.
  var placeKeptBack: Place? {
    let walk = stage.moment.walk
    let here = walk.firstIndex(of: stage.moment.cursor.place) ?? 0
    return lesson.pages.indices.dropFirst(pageIndex + 1).filter(walksAlike).flatMap { later in
      lesson.pages[later].predictions.dropFirst(answered(onPage: later)).compactMap { asked in
        asked.example == nil
          ? (asked.hides ?? asked.reveal).flatMap { try? stage.target(of: $0).place } : nil
      }
    }.compactMap { walk.firstIndex(of: $0) }.filter { $0 > here }.min().map { walk[$0] }
  }

  /// How many questions of a page were answered, today or on an earlier day.
  private func answered(onPage page: Int) -> Int {
    let hasBegun = replies[page].isEmpty && !typed(onPage: page).isEmpty
    return hasBegun ? lesson.pages[page].predictions.count : replies[page].count
  }

  /// Whether another page walks in the same step of the same network, so that each shows what the other
  /// asks about.
  public func walksAlike(_ other: Int) -> Bool {
    let (here, there) = (page.show, lesson.pages[other].show)
    return here.setup == there.setup && here.state == there.state && here.step == there.step
      && here.trace == there.trace && exampleOfStep(here) == exampleOfStep(there)
  }

  /// The example of a page's step, as far as the page says.
  private func exampleOfStep(_ show: Show) -> Int { show.example ?? show.step - 1 }
}
