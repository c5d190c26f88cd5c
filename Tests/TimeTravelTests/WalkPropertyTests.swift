import Datasets
import NeuralCore
import Synchronization
import TestSupport
import Testing
import TimeTravel

/// Walks through the tutorial's network, on real digits, with dropout, five examples an epoch in
/// batches of two (so each epoch ends with a batch of one) and room for two checkpoints.
struct WalkPropertyTests {
  private static let steps = 13
  private static let plan = BatchPlan(exampleCount: 5, batchSize: 2, shuffled: true, seed: 7)
  private static let budget = 2 << 20

  private static func history(_ masks: MaskSource? = nil) throws -> History {
    var history = History(
      .tutorial(), source: try MNIST.shipped().train, plan: plan, budget: budget)
    history.masks = masks
    return history
  }

  private static func straightLine(_ masks: MaskSource? = nil) throws -> StraightLine {
    StraightLine(
      .tutorial(), steps: steps, source: try MNIST.shipped().train, plan: plan, masks: masks)
  }

  /// Walks at random and returns the first difference from the straight line.
  private static func difference(
    from line: StraightLine, walking seed: UInt64, _ masks: MaskSource? = nil
  ) throws -> String? {
    var timeline = Timeline(try history(masks), step: 1)
    var walk = RandomWalk(seed: seed, lastStep: steps)
    var evicted = false
    var epochs: Set<Int> = []
    for _ in 0..<150 {
      try walk.move(&timeline)
      if let difference = line.difference(from: timeline.moment) { return difference }
      epochs.insert(plan.epoch(ofStep: timeline.cursor.step))
      evicted = evicted || timeline.cursor.step > 3
      #expect(timeline.checkpointBytes <= budget)
    }
    #expect(epochs.count >= 3 && evicted, "the walk must cross epochs and evicted checkpoints")
    return nil
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `any walk finds the bits of the straight line`(_ seed: UInt64) throws {
    #expect(try Self.difference(from: Self.straightLine(), walking: seed) == nil)
  }

  @Test func `a walk there and back comes to equal moments`() throws {
    var timeline = Timeline(try Self.history(), step: 1)
    var kept: [(Target, Moment)] = []
    for _ in 0..<8 {
      for _ in 0..<37 { timeline.later() }
      kept.append((Target(timeline.cursor), timeline.moment))
    }
    var random = SplitMix(state: 11)
    for (target, moment) in kept.shuffled(using: &random) {
      try timeline.go(to: target)
      #expect(timeline.moment == moment)
    }
  }

  @Test func `earlier undoes later, all the way back to the first input`() throws {
    let timeline = Walker(Timeline(try Self.history(), step: 1))
    var passed: [Moment] = []
    for _ in 0..<100 {
      passed.append(timeline.moment)
      #expect(timeline.later())
    }
    while let moment = passed.popLast() {
      #expect(timeline.earlier())
      #expect(timeline.moment == moment)
    }
    #expect(!timeline.earlier() && timeline.cursor == Cursor(step: 1, place: .input))
  }

  // MARK: The check notices masks that are no function of the step

  /// Masks drawn from a key.
  private static func masks(
    _ key: @escaping @Sendable (_ step: Int, _ layer: Int, _ row: Int) -> UInt64
  ) -> MaskSource {
    { step, layer, row, mask in
      var random = SplitMix(state: key(step, layer, row))
      for unit in mask.indices { mask[unit] = random.next() % 5 == 0 ? 0 : 1.25 }
    }
  }

  private static func key(_ step: Int, _ layer: Int, _ row: Int) -> UInt64 {
    UInt64(step * 10_000 + layer * 100 + row)
  }

  @Test func `masks given from outside pass the check when they know their step`() throws {
    let masks = Self.masks(Self.key)
    let line = try Self.straightLine(masks)
    #expect(try Self.difference(from: line, walking: 1, masks) == nil)
  }

  @Test func `masks that ignore the step are noticed`() throws {
    let line = try Self.straightLine(Self.masks(Self.key))
    let stuck = Self.masks { _, layer, row in Self.key(1, layer, row) }
    let difference = try Self.difference(from: line, walking: 1, stuck)
    #expect(difference != nil)
  }

  @Test func `masks from a generator that runs on are noticed on the way back`() throws {
    // Forward they are the straight line's; a step that is taken again draws anew.
    let running: @Sendable () -> MaskSource = {
      let draws = Counter()
      return Self.masks { _, _, _ in draws.next() }
    }
    let line = try Self.straightLine(running())
    let difference = try Self.difference(from: line, walking: 1, running())
    #expect(difference != nil)
  }
}

/// A state that masks must not have.
private final class Counter: Sendable {
  private let count = Mutex<UInt64>(0)

  func next() -> UInt64 {
    count.withLock {
      $0 += 1
      return $0
    }
  }
}
