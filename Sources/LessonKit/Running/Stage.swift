import NeuralCore
import Synchronization
import TimeTravel

/// The live network of a page, standing where the page shows it.
///
/// The screen copies `timeline` for the learner to walk in; this one stays, so that the page's own
/// numbers stay true while the learner plays.
public struct Stage {
  /// What is shown.
  public let show: Show
  /// The walk, standing at the page's place.
  public let timeline: Timeline
  /// The examples it is fed.
  public let source: any ExampleSource
  /// Examples like them that it does not learn from; nil where there are none.
  let unseen: (any ExampleSource)?
  /// The page's second network, in step with the first; nil where there is none.
  public var other: Stage? { others.first }
  /// True when the page wants weights of a training that has not been done.
  public let lacksTraining: Bool
  /// The second network, a list because it is of the same kind.
  private let others: [Stage]
  private let session: Session
  private let file: String
  /// What was walked to before: a page asks for the same few places over and over.
  private let walked = Walked()

  /// Builds the network of a page and takes its steps.
  ///
  /// `trained` are the weights an earlier page's training led to. Without them a page that wants
  /// trained weights stands on the first ones and `lacksTraining`. Throws when the page's place is
  /// not in the network's walk.
  public init(
    _ show: Show, sources: LessonSources, trained: Session? = nil, file: String
  ) throws(LessonError) {
    let setup = show.setup
    let source = try sources.source(setup)
    let fits = show.state == .trained && trained?.network == setup.network
    let session =
      (fits ? trained : nil)
      ?? setup.newSession()
    var timeline =
      show.trace.map { Timeline($0.walk.training) }
      ?? Timeline(session: session, source: source, plan: setup.plan(of: source))
    self.show = show
    self.source = source
    self.unseen = sources.unseen(setup)
    self.session = session
    self.file = file
    self.lacksTraining = show.state == .trained && !fits
    others =
      try show.besides.map { other throws(LessonError) in
        [try Stage(other, sources: sources, file: file)]
      } ?? []
    let step = session.stepCount + show.step
    if step > timeline.cursor.step {
      try Self.go(Target(step: step, place: .input), &timeline, at: show.line, in: file)
    }
    if let example = show.example, timeline.moment.example != example {
      guard timeline.take(example) else {
        throw LessonError(
          file: file, line: show.line,
          message:
            "the page cannot take example \(example); only a batch of one can, of those there are")
      }
    }
    let target = try Self.target(
      of: show.at, timeline: timeline, session: session, source: source, file: file)
    try Self.go(target, &timeline, at: show.at.line, in: file)
    // A page shows a neuron among its like, a term among those of its sum.
    timeline.goOverLike()
    self.timeline = timeline
  }

  /// What is true at the page's place.
  public var moment: Moment { timeline.moment }

  /// Where a spot of the page lies in this network, its units by number.
  public func target(of spot: Spot) throws(LessonError) -> Target {
    if let known = walked.targets.withLock({ $0[spot.text] }) { return known }
    let target = try Self.target(
      of: spot, timeline: timeline, session: session, source: source, file: file)
    walked.targets.withLock { $0[spot.text] = target }
    return target
  }

  /// The number of a step that a page counts from 1.
  func step(_ number: Int) -> Int { session.stepCount + number }

  /// All that a step brings; nil where the walk has no such step.
  func wholeStep(_ step: Int) -> Moment? {
    let name = "step \(step)"
    if let known = walked.moments.withLock({ $0[name] }) { return known }
    var walk = timeline
    guard step > session.stepCount, (try? walk.go(to: Target(step: step, place: .input))) != nil
    else { return nil }
    let moment = walk.moment.ofWholeStep
    walked.moments.withLock { $0[name] = moment }
    return moment
  }

  /// What is true in this network where somebody stands in another one: in the same step, at the same
  /// place where it has that, else with all known.
  func moment(besides other: Moment) -> Moment {
    moment(inStepWith: other) ?? wholeStep(other.cursor.step) ?? moment
  }

  /// What is true in this network in the same step with the same example, at the same place, neuron and term
  /// as in another one; nil where it has no such place.
  public func moment(inStepWith other: Moment) -> Moment? {
    let here = other.cursor
    let target = Target(
      step: here.step, row: here.row, place: here.place, unit: here.unit, term: here.term)
    let name = "besides \(target) \(other.example)"
    if let known = walked.moments.withLock({ $0[name] }) { return known }
    var walk = timeline
    guard (try? walk.go(to: Target(step: here.step, place: here.place))) != nil else { return nil }
    if walk.moment.example != other.example { _ = walk.take(other.example) }
    // It may have fewer neurons there.
    _ = try? walk.go(to: target)
    let moment = walk.moment
    walked.moments.withLock { $0[name] = moment }
    return moment
  }

  /// What another example brings in the same step, all of it; nil where the step cannot take it.
  func wholeStep(of example: Int) -> Moment? {
    if let known = walked.examples.withLock({ $0[example] }) { return known }
    var walk = timeline
    guard walk.moment.example == example || walk.take(example) else { return nil }
    let moment = walk.moment.ofWholeStep
    walked.examples.withLock { $0[example] = moment }
    return moment
  }

  /// What is true at a spot of the page's step.
  public func moment(at spot: Spot, example: Int? = nil) throws(LessonError) -> Moment {
    let name = "\(example.map(String.init) ?? "") \(spot.text)"
    if let known = walked.moments.withLock({ $0[name] }) { return known }
    var walk = timeline
    if let example, walk.moment.example != example { _ = walk.take(example) }
    try Self.go(try target(of: spot), &walk, at: spot.line, in: file)
    let moment = walk.moment
    walked.moments.withLock { $0[name] = moment }
    return moment
  }

  private static func go(
    _ target: Target, _ timeline: inout Timeline, at line: Int, in file: String
  ) throws(LessonError) {
    do {
      try timeline.go(to: target)
    } catch {
      throw LessonError(file: file, line: line, message: error.message)
    }
  }

  /// Puts numbers in place of `loudest`, `label` and `said`, then reads the target.
  private static func target(
    of spot: Spot, timeline: Timeline, session: Session, source: any ExampleSource, file: String
  ) throws(LessonError) -> Target {
    var ahead = timeline
    // Only a unit that is named by what it is needs the step to be known.
    if spot.namesUnits { try go(Target(place: .again), &ahead, at: spot.line, in: file) }
    let facts = Facts(moment: ahead.moment, source: source, veil: nil)
    do {
      return try Target(try facts.numbered(spot.text), in: session)
    } catch let error as FactError {
      throw LessonError(file: file, line: spot.line, message: error.message)
    } catch let error as DescriptionError {
      throw LessonError(file: file, line: spot.line, message: error.description)
    } catch {
      throw LessonError(file: file, line: spot.line, message: "\(error)")
    }
  }
}

/// Places that were walked to, and what is true there.
private final class Walked: Sendable {
  let targets = Mutex<[String: Target]>([:])
  let moments = Mutex<[String: Moment]>([:])
  let examples = Mutex<[Int: Moment]>([:])
}

extension Setup {
  /// Which examples its steps take: in their order, as many as there are.
  fileprivate func plan(of source: any ExampleSource) -> BatchPlan {
    BatchPlan(
      exampleCount: source.count, batchSize: min(batch, source.count), shuffled: false, seed: seed)
  }
}

extension Show {
  /// The same for the second network; nil where there is none.
  fileprivate var besides: Show? {
    other.map {
      Show(
        setup: $0, choices: [], other: nil, otherTrace: nil, trace: otherTrace, state: .fresh,
        step: step, example: example, at: at, view: nil, hasBeside: false, task: nil, keys: [],
        locks: [], claims: [], line: line)
    }
  }
}

extension Spot {
  /// Whether a unit of it is named by what it is, not by its number.
  fileprivate var namesUnits: Bool {
    text.split { " ,:".contains($0) }.contains { ["loudest", "label", "said"].contains($0) }
  }
}
