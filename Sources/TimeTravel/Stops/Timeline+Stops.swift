import NeuralCore

extension Timeline {
  /// Begins a search for the next of these stops after the cursor, or the last before it.
  ///
  /// Later it looks at most an epoch far, or `shortestSearch` steps where an epoch is shorter.
  public func search(for stops: [Stop], _ direction: StopSearch.Direction) -> StopSearch {
    let watch = StopWatch(stops, in: record.before)
    let origin = (step: cursor.step, place: watch.order[cursor.place] ?? 0)
    let (first, session) =
      direction == .later
      ? (cursor.step, before(cursor.step, hearing: watch))
      : part(endingWith: cursor.step, hearing: watch)
    return StopSearch(
      direction: direction, origin: origin,
      limit: min(
        cursor.step + max(Self.shortestSearch, story.plan.stepsPerEpoch), story.lastStep ?? .max),
      watch: watch, session: session, first: first, last: cursor.step)
  }

  /// How many steps a search looks on at least.
  public static let shortestSearch = 10_000

  /// Carries a search on by `limit` steps at most; nil when it is not at its end.
  ///
  /// When it has found something, the walk stands there, and `back()` leads back.
  public mutating func advance(
    _ search: inout StopSearch, atMost limit: Int
  ) -> StopSearch.Outcome? {
    for _ in 0..<limit {
      let outcome =
        search.direction == .later ? lookLater(&search) : lookEarlier(&search)
      guard let outcome else { continue }
      if case .found(let hits) = outcome, let hit = hits.first { stand(at: hit) }
      return outcome
    }
    return nil
  }

  private mutating func lookLater(_ search: inout StopSearch) -> StopSearch.Outcome? {
    guard search.step <= search.limit else { return .nothing(search.looked) }
    let step = search.step
    story.take(&search.session, observer: &search.watch)
    story.leaveBehind(search.session)
    guard step >= search.first else { return nil }
    let hits = search.watch.hits.filter(search.isBeyondOrigin)
    return hits.first.map { first in .found(hits.filter { $0.place == first.place }) }
  }

  private mutating func lookEarlier(_ search: inout StopSearch) -> StopSearch.Outcome? {
    guard search.step > search.last else {
      let step = search.step
      story.take(&search.session, observer: &search.watch)
      guard step >= search.first else { return nil }
      let hits = search.watch.hits.filter(search.isBeyondOrigin)
      if let last = hits.last { search.latest = hits.filter { $0.place == last.place } }
      return nil
    }
    if !search.latest.isEmpty { return .found(search.latest) }
    guard search.first > story.firstStep else { return .nothing(search.looked) }
    search.last = search.first - 1
    search.watch = StopWatch(search.watch.stops, in: record.before)
    (search.first, search.session) = part(endingWith: search.last, hearing: search.watch)
    return nil
  }

  /// The part of the past that is replayed at once: its first step, and the session from which it is
  /// heard.
  ///
  /// A watch that must listen first is given longer parts, so that it does not mostly listen.
  private func part(
    endingWith last: Int, hearing watch: StopWatch
  ) -> (first: Int, session: Session) {
    let listening = last - firstHeard(before: last, by: watch)
    let first = story.kept(before: max(firstStep, last - 4 * listening)).stepCount + 1
    return (first, before(first, hearing: watch))
  }

  /// A kept session from which a watch knows all it must when it comes to a step.
  private func before(_ step: Int, hearing watch: StopWatch) -> Session {
    let first = firstHeard(before: step, by: watch)
    return first == cursor.step ? record.before : story.kept(before: first)
  }

  /// The step from which a watch must listen so that it can judge another.
  private func firstHeard(before step: Int, by watch: StopWatch) -> Int {
    var first = step
    var examples = 0
    while examples < watch.examplesBefore, first > firstStep {
      first -= 1
      examples += story.plan.rows(ofStep: first)
    }
    return first
  }

  private mutating func stand(at hit: StopHit) {
    remember()
    cursor.row = hit.row ?? cursor.row
    depth = .layer
    _ = stand(inStep: hit.step, at: hit.place)
    cursor.unit = hit.unit
    cursor.term = hit.term
    (depth, isAmongLike) = (cursor.depth, false)
    look()
  }
}

// MARK: - Long ways

extension Timeline {
  /// How many steps must be taken again before a step can be shown.
  public func replay(toStep step: Int) -> Int {
    step == cursor.step ? 0 : story.replay(before: step)
  }

  /// Comes nearer to a step by `limit` steps at most, without moving; whether it can be shown now.
  public mutating func approach(_ step: Int, atMost limit: Int) -> Bool {
    story.approach(step, atMost: limit)
  }

  /// The latest step that was reached.
  public var latestStep: Int { furthestStep }

  /// The steps whose sessions before them are kept, by number.
  public var checkpointSteps: [Int] { story.checkpointSteps }
}
