import NeuralCore
import TimeTravel

/// A walk through the steps of a network, with what the keys have to remember.
struct Walk {
  var timeline: Timeline
  /// The digits typed so far, for the next move.
  var repeatCount: Int?
  /// Which view of its place is wanted.
  private(set) var lens = Lens.event
  /// Whether it walks by itself.
  var isRunning = false
  var pace = WalkPace.normal

  /// Whose training is walked through.
  let origin: Origin

  /// Where a walk's network comes from.
  enum Origin: Equatable {
    /// A seed: any program can make it again.
    case newNetwork
    /// A model file.
    case model(String)
    /// The training screen.
    case training
    /// A page of a lesson.
    case lesson
  }

  init(_ timeline: Timeline, of origin: Origin) {
    self.timeline = timeline
    self.origin = origin
  }

  var moment: Moment { timeline.moment }

  /// The sentence about what is shown.
  var sentences: String {
    lens.shown(for: moment).sentence(for: moment) ?? Narration.sentences(for: moment)
  }

  /// Whether it walks through the tutorial's training, one example a step: a seed says all of it.
  var isTutorial: Bool {
    let (session, usual) = (moment.sessionBefore, Session.tutorial())
    return session.network == usual.network && session.loss == usual.loss
      && session.optimizer == usual.optimizer && moment.plan.batchSize == 1
  }

  /// How often a tick is wanted while it runs.
  var tickMilliseconds: Int? { isRunning ? pace.rawValue : nil }

  /// Walks faster by itself.
  mutating func quicken() { pace = pace.faster }

  /// Walks slower by itself.
  mutating func slacken() { pace = pace.slower }

  /// How fast it walks by itself, in milliseconds for a move.
  enum WalkPace: Int, CaseIterable {
    case slow = 2000
    case normal = 1000
    case quick = 400
    case fast = 150

    var faster: WalkPace { Self.allCases.first { $0.rawValue < rawValue } ?? self }
    var slower: WalkPace { Self.allCases.last { $0.rawValue > rawValue } ?? self }
  }
}

extension Walk {
  /// Moves as a command asks; returns false when the command is no move or there is no further.
  mutating func move(_ command: Command) -> Bool {
    let times = repeatCount.map { max(1, $0) } ?? 1
    repeatCount = nil
    var moved = false
    for _ in 0..<times {
      guard moveOnce(command) else { break }
      moved = true
    }
    return moved
  }

  private mutating func moveOnce(_ command: Command) -> Bool {
    switch command {
    case .later: return timeline.later()
    case .earlier: return timeline.earlier()
    case .into: return timeline.into()
    case .outOf: return timeline.outOf()
    case .laterStep: return timeline.laterStep()
    case .earlierStep: return timeline.earlierStep()
    case .first: return timeline.first()
    case .last: return timeline.last()
    case .back: return timeline.back()
    case .nextExample: return timeline.otherExample(by: 1)
    case .previousExample: return timeline.otherExample(by: -1)
    case .otherView: return turnLens()
    default: return false
    }
  }

  /// Takes the next view of the place; false where it has one only.
  private mutating func turnLens() -> Bool {
    guard let next = lens.next(for: moment) else { return false }
    lens = next
    return true
  }

  /// Adds a typed digit to the repeat count.
  mutating func type(digit: Int) {
    repeatCount = min((repeatCount ?? 0) * 10 + digit, Self.largestRepeat)
  }

  private static let largestRepeat = 9_999
}
