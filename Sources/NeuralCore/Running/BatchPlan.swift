/// Which examples each step takes: a function of the plan and the step alone.
///
/// An epoch takes every example once; its last batch may be shorter. Steps are counted from 1 and
/// run on through the epochs, which are counted from 0.
public struct BatchPlan: Hashable, Codable, Sendable {
  /// How many examples there are.
  public let exampleCount: Int
  /// How many rows a batch has, but for an epoch's last.
  public let batchSize: Int
  /// Whether each epoch has an order of its own, or all take the examples as they lie.
  public let shuffled: Bool
  /// What the orders are drawn from.
  public let seed: UInt64

  /// Plans batches; `exampleCount` and `batchSize` are at least 1.
  public init(exampleCount: Int, batchSize: Int, shuffled: Bool, seed: UInt64) {
    precondition(exampleCount > 0 && batchSize > 0, "a plan needs examples and a batch size")
    self.exampleCount = exampleCount
    self.batchSize = batchSize
    self.shuffled = shuffled
    self.seed = seed
  }

  /// How many steps an epoch has.
  public var stepsPerEpoch: Int { (exampleCount + batchSize - 1) / batchSize }

  /// The epoch, from 0, that a step belongs to.
  public func epoch(ofStep step: Int) -> Int { (step - 1) / stepsPerEpoch }

  /// The number of a step within its epoch, from 0.
  public func batch(ofStep step: Int) -> Int { (step - 1) % stepsPerEpoch }

  /// How many examples a step takes: an epoch's last batch may be shorter.
  public func rows(ofStep step: Int) -> Int {
    min(batchSize, exampleCount - batch(ofStep: step) * batchSize)
  }

  /// The examples of a step; `order` keeps the epoch's order for the next call.
  public func examples(ofStep step: Int, order: inout EpochOrder) -> ArraySlice<Int> {
    let start = batch(ofStep: step) * batchSize
    let places = start..<start + rows(ofStep: step)
    // As they lie, they need no list of all of them: a table can have millions of lines.
    guard shuffled else { return ArraySlice(places) }
    order.prepare(self, epoch: epoch(ofStep: step))
    return order.examples[places]
  }
}

/// The order of one epoch's examples, kept so that it need not be drawn for every step.
public struct EpochOrder: Sendable {
  fileprivate private(set) var examples: [Int] = []
  private var made: (plan: BatchPlan, epoch: Int)?

  /// Makes an order that is not drawn yet.
  public init() {}

  fileprivate mutating func prepare(_ plan: BatchPlan, epoch: Int) {
    if let made, made.plan == plan, made.epoch == epoch { return }
    examples = Array(0..<plan.exampleCount)
    made = (plan, epoch)
    // Fisher–Yates.
    let random = CounterRandom(.exampleOrder, seed: plan.seed, epoch)
    for last in stride(from: examples.count - 1, to: 0, by: -1) {
      examples.swapAt(last, random.below(last + 1, last))
    }
  }
}
