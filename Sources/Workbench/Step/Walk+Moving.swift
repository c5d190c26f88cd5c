import LessonKit
import ModelFiles
import MomentViews
import NeuralCore
import Phrases
import TimeTravel

// The moves that keys ask for.
extension Walk {
  /// Makes a move, as often as it is repeated; returns false when there is no further.
  mutating func move(_ move: Move) -> Bool {
    let times = repeatCount.map { max(1, $0) } ?? 1
    let destination = destination(of: move)
    repeatCount = nil
    if let destination {
      if lens.shown(for: moment).isOverSteps { holdFocus() }
      return travel { $0.stand(inStep: destination) }
    }
    // A number before it says which factor is meant.
    if move == .factor { return travel { $0.toOtherOrigin(times) } }
    var moved = false
    defer { isWithinPress = false }
    for _ in 0..<times where asking.question == nil {
      defer { isWithinPress = true }
      guard moveOnce(move) else { break }
      moved = true
    }
    return moved
  }

  /// The step that a move across steps leads to, as often as it is repeated; nil for other moves and
  /// where there is no such step.
  func destination(of move: Move) -> Int? {
    guard let stride = move.stride else { return nil }
    let here = timeline.cursor.step
    let length = timeline.step(after: stride) - here
    guard length != 0 else { return nil }
    let possible = length < 0 ? (here - timeline.firstStep) / -length : .max
    let times = min(max(1, repeatCount ?? 1), possible)
    return times == 0 ? nil : here + times * length
  }

  private mutating func moveOnce(_ move: Move) -> Bool {
    guard locked(move) == nil else { return false }
    return switch move {
    case .later: travel { $0.later() }
    case .earlier: travel { $0.earlier() }
    case .into: goIn()
    case .outOf: goOut()
    case .laterStep: travel { $0.laterStep() }
    case .earlierStep: travel { $0.earlierStep() }
    case .first: travel { $0.first() }
    case .last: travel { $0.last() }
    case .back: travel { $0.back() }
    case .nextExample: travel { $0.otherExample(by: 1) }
    case .previousExample: travel { $0.otherExample(by: -1) }
    case .otherView: turnLens()
    case .origin: travel { $0.toOrigin() }
    case .factor: travel { $0.toOtherOrigin(1) }
    case .consequence: travel { $0.toConsequence() }
    }
  }

  private mutating func goIn() -> Bool {
    let hasGone = travel { $0.into() }
    deadEnd = hasGone ? nil : moment.cursor
    return hasGone
  }

  /// After a ↓ that found nothing finer, ↑ takes that back: it leads no further out.
  private mutating func goOut() -> Bool {
    defer { deadEnd = nil }
    return deadEnd == moment.cursor || travel { $0.outOf() }
  }

  /// Takes the next view of the place; false where it has one only.
  private mutating func turnLens() -> Bool {
    var next = lens.next(for: moment)
    // A drawing of edges says nothing where it is read out.
    if isPlain, next == .diagram { next = Lens.diagram.next(for: moment) }
    guard let next, next != lens.shown(for: moment) else { return false }
    show(next)
    return true
  }

  /// Adds a typed digit to the repeat count.
  mutating func type(digit: Int) {
    repeatCount = min((repeatCount ?? 0) * 10 + digit, Self.largestRepeat)
  }

  private static let largestRepeat = 9_999

  /// Goes to a place; returns a sentence where that is not allowed here.
  mutating func go(to typed: TypedTarget) throws(DescriptionError) -> String? {
    if typed.target.example != nil, let kept = locked(.nextExample) { return kept }
    try travel { (timeline) throws(DescriptionError) in try timeline.go(to: typed) }
    return nil
  }
}

extension Move {
  /// How it leads across steps; nil for a move that does not.
  fileprivate var stride: Timeline.Stride? {
    switch self {
    case .later: .later
    case .earlier: .earlier
    case .laterStep: .laterStep
    case .earlierStep: .earlierStep
    case .into, .outOf, .first, .last, .nextExample, .previousExample, .back, .otherView, .origin,
      .factor, .consequence:
      nil
    }
  }
}
