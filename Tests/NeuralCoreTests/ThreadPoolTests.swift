import NeuralCore
import Synchronization
import Testing

/// The pool: every task once, nobody busy in vain, nobody in another's way.
@Suite struct ThreadPoolTests {
  /// Counts how often each task is done.
  private struct Counting {
    let counts: [Counter]
    let work: ParallelWork
    init(_ tasks: Int) {
      let counts = (0..<tasks).map { _ in Counter() }
      self.counts = counts
      work = ParallelWork { counts[$0].add() }
    }
    func isDone(_ times: Int) -> Bool { counts.allSatisfy { $0.value == times } }
  }

  @Test(arguments: [1, 2, 8], [1, 2, 3, 100, 70_000])
  func everyTaskIsDoneOnce(threads: Int, tasks: Int) {
    let pool = ThreadPool(threads: threads)
    let counting = Counting(tasks)
    for run in 1...10 {
      pool.run(counting.work, tasks: tasks)
      #expect(counting.isDone(run))
    }
  }

  /// Nobody keeps a processor busy who has nothing to do.
  @Test func idleThreadsPark() async {
    let pool = ThreadPool(threads: 4)
    for _ in 0..<3 {
      let counting = Counting(50)
      pool.run(counting.work, tasks: 50)
      while pool.parkedThreads < 3 { await Task.yield() }
      #expect(counting.isDone(1))
    }
  }

  @Test func severalCallersAreServed() async {
    let pool = ThreadPool(threads: 3)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          for _ in 0..<200 {
            let counting = Counting(5)
            pool.run(counting.work, tasks: 5)
            #expect(counting.isDone(1))
          }
        }
      }
    }
  }

  @Test func callersThatAreAsNiceShareAPool() {
    #expect(ThreadPool.shared() === ThreadPool.shared())
    #expect(ThreadPool.shared().threads == ThreadPool.processors)
  }
}

/// A counter on the heap, which several threads may count with.
private final class Counter: Sendable {
  private let count = Atomic(0)
  func add() { count.add(1, ordering: .relaxed) }
  var value: Int { count.load(ordering: .relaxed) }
}
