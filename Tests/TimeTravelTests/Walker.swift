import NeuralCore
import TimeTravel

/// A timeline behind a reference, so that an expectation can make a move.
@dynamicMemberLookup
final class Walker {
  private(set) var timeline: Timeline

  init(_ timeline: Timeline) { self.timeline = timeline }

  subscript<Value>(dynamicMember path: KeyPath<Timeline, Value>) -> Value {
    timeline[keyPath: path]
  }

  /// The tutorial's network on four scribbles, one a step.
  static func tutorial() -> Walker {
    Walker(
      Timeline(
        session: .tutorial(), source: Scribbles(count: 4),
        plan: BatchPlan(exampleCount: 4, batchSize: 1, shuffled: false, seed: 0)))
  }

  @discardableResult func later() -> Bool { timeline.later() }
  @discardableResult func earlier() -> Bool { timeline.earlier() }
  @discardableResult func laterStep() -> Bool { timeline.laterStep() }
  @discardableResult func earlierStep() -> Bool { timeline.earlierStep() }
  @discardableResult func into() -> Bool { timeline.into() }
  @discardableResult func outOf() -> Bool { timeline.outOf() }
  @discardableResult func first() -> Bool { timeline.first() }
  @discardableResult func last() -> Bool { timeline.last() }
  @discardableResult func toOrigin() -> Bool { timeline.toOrigin() }
  @discardableResult func toOtherOrigin(_ number: Int) -> Bool { timeline.toOtherOrigin(number) }
  @discardableResult func toConsequence() -> Bool { timeline.toConsequence() }
  @discardableResult func back() -> Bool { timeline.back() }
  @discardableResult func focus(row: Int) -> Bool { timeline.focus(row: row) }
  @discardableResult func take(_ example: Int) -> Bool { timeline.take(example) }
  @discardableResult func otherExample(by offset: Int) -> Bool {
    timeline.otherExample(by: offset)
  }
  func go(to target: Target) throws(DescriptionError) { try timeline.go(to: target) }
}
