import NeuralCore
import TestSupport
import Testing

/// Which examples each step takes.
@Suite struct BatchPlanTests {
  private func epoch(_ number: Int, of plan: BatchPlan) -> [[Int]] {
    var order = EpochOrder()
    let first = number * plan.stepsPerEpoch + 1
    return (first..<first + plan.stepsPerEpoch).map { step in
      Array(plan.examples(ofStep: step, order: &order))
    }
  }

  @Test(arguments: [(10, 3), (10, 5), (10, 10), (10, 99), (7, 1), (1, 1), (60_000, 128)])
  func anEpochTakesEveryExampleOnce(count: Int, size: Int) {
    for shuffled in [false, true] {
      let plan = BatchPlan(exampleCount: count, batchSize: size, shuffled: shuffled, seed: 1)
      for number in 0..<3 {
        let batches = epoch(number, of: plan)
        #expect(batches.joined().sorted() == Array(0..<count))
        #expect(batches.dropLast().allSatisfy { $0.count == size })
        let rest = count % size
        #expect(batches.last?.count == (rest == 0 ? min(size, count) : rest))
      }
    }
  }

  @Test func unshuffledTakesThemAsTheyLie() {
    let plan = BatchPlan(exampleCount: 5, batchSize: 2, shuffled: false, seed: 1)
    #expect(epoch(0, of: plan) == [[0, 1], [2, 3], [4]])
    #expect(epoch(1, of: plan) == epoch(0, of: plan))
  }

  @Test func shuffledEpochsAndSeedsDiffer() {
    let plan = BatchPlan(exampleCount: 100, batchSize: 10, shuffled: true, seed: 1)
    let other = BatchPlan(exampleCount: 100, batchSize: 10, shuffled: true, seed: 2)
    let orders = [epoch(0, of: plan), epoch(1, of: plan), epoch(2, of: plan), epoch(0, of: other)]
      .map { $0.flatMap(\.self) }
    #expect(Set(orders).count == 4)
    #expect(!orders.contains(Array(0..<100)))
  }

  /// Every place of the order is as likely for an example as any other.
  @Test func shufflingIsFair() {
    var places = [Int](repeating: 0, count: 10)
    for seed in 0..<5_000 as Range<UInt64> {
      let plan = BatchPlan(exampleCount: 10, batchSize: 10, shuffled: true, seed: seed)
      places[epoch(0, of: plan)[0].firstIndex(of: 0) ?? 0] += 1
    }
    for count in places { #expect(abs(count - 500) < 110) }
  }

  /// Asked in any order, with any memory of the last epoch, a step has the same examples.
  @Test func aStepIsAFunctionOfThePlanAndTheStep() {
    let plan = BatchPlan(exampleCount: 23, batchSize: 4, shuffled: true, seed: 8)
    let forwards = (0..<4).flatMap { epoch($0, of: plan) }
    var order = EpochOrder()
    var numbers = SplitMix(state: 1)
    for step in (1...forwards.count).shuffled(using: &numbers) {
      #expect(Array(plan.examples(ofStep: step, order: &order)) == forwards[step - 1])
    }
    // A memory of another plan does not deceive it.
    let other = BatchPlan(exampleCount: 23, batchSize: 4, shuffled: true, seed: 9)
    _ = other.examples(ofStep: 1, order: &order)
    #expect(Array(plan.examples(ofStep: 1, order: &order)) == forwards[0])
  }

  @Test func stepsAreCountedFromOneAndEpochsFromZero() {
    let plan = BatchPlan(exampleCount: 5, batchSize: 2, shuffled: true, seed: 1)
    #expect(plan.stepsPerEpoch == 3)
    #expect((1...7).map(plan.epoch(ofStep:)) == [0, 0, 0, 1, 1, 1, 2])
    #expect((1...7).map(plan.batch(ofStep:)) == [0, 1, 2, 0, 1, 2, 0])
  }
}
