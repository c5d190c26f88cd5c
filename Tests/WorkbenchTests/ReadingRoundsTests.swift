import Datasets
import NeuralCore
import Synchronization
import TestSupport
import Testing
import Workbench

/// Probes keep within their share of the time, whatever each of them costs.
@Suite struct ReadingRoundsTests {
  /// Twenty seconds of batches of a millisecond, and what became of them.
  private func run(_ kinds: [any TrainingProbe.Type]) throws -> (spent: Duration, all: Duration) {
    let time = FakeTime()
    return try FakeTime.$current.withValue(time) {
      let small = try SmallTraining()
      var setup = small.setup
      setup.epochs = 1_000_000
      let source = SlowExamples(examples: small.source)
      var engine = TrainingEngine(
        setup, on: DataParts(training: source, test: small.source), probes: kinds)
      engine.follow(.run(.full))
      time.reset()
      var rounds = ReadingRounds { time.now }
      while time.now < .seconds(20) { _ = rounds.advance(&engine) }
      return (time.spentByProbes, time.now)
    }
  }

  @Test func `cheap and dear probes together take no more than their share`() throws {
    let (spent, all) = try run([CheapProbe.self, DearProbe.self, ListeningProbe.self])
    #expect(spent > .milliseconds(200))
    // What reads for the first time is not waited for.
    #expect(spent <= all * ReadingRounds.share + .milliseconds(100))
  }

  @Test func `a cheap probe reads as often as it wants, a dear one seldom`() throws {
    let cheap = try run([CheapProbe.self]).spent / CheapProbe.cost
    let dear = try run([DearProbe.self]).spent / DearProbe.cost
    #expect(cheap > 180 && cheap <= 201)
    #expect(dear > 4 && dear < 10)
  }
}

/// A clock that batches and probes move on.
private final class FakeTime: Sendable {
  @TaskLocal static var current = FakeTime()

  private let state = Mutex((now: Duration.zero, spent: Duration.zero))

  var now: Duration { state.withLock { $0.now } }
  var spentByProbes: Duration { state.withLock { $0.spent } }

  func reset() { state.withLock { $0 = (.zero, .zero) } }

  func pass(_ duration: Duration, inProbe: Bool) {
    state.withLock { state in
      state.now += duration
      if inProbe { state.spent += duration }
    }
  }
}

/// Examples of which a batch takes a millisecond.
private struct SlowExamples: ExampleSource {
  let examples: ExampleTable
  private let time = FakeTime.current

  init(examples: ExampleTable) { self.examples = examples }

  var count: Int { examples.count }
  var inputWidth: Int { examples.inputWidth }
  var targetWidth: Int { examples.targetWidth }

  func copyExample(
    _ index: Int, input: UnsafeMutableBufferPointer<Float>,
    target: UnsafeMutableBufferPointer<Float>
  ) {
    time.pass(.microseconds(250), inProbe: false)
    examples.copyExample(index, input: input, target: target)
  }
}

private struct CheapProbe: TrainingProbe {
  static let cost = Duration.microseconds(100)
  let reading: Int? = 0

  init(_ material: ProbeMaterial) {}
  mutating func read(_ session: Session, choice: Int) {
    FakeTime.current.pass(Self.cost, inProbe: true)
  }
}

private struct DearProbe: TrainingProbe {
  static let cost = Duration.milliseconds(80)
  let reading: Int? = 0

  init(_ material: ProbeMaterial) {}
  mutating func read(_ session: Session, choice: Int) {
    FakeTime.current.pass(Self.cost, inProbe: true)
  }
}

/// One that makes a batch take eleven times as long.
private struct ListeningProbe: TrainingProbe {
  static let listens = true
  let reading: Int? = 0

  init(_ material: ProbeMaterial) {}
  mutating func stepEnded(step: Int) {
    FakeTime.current.pass(.milliseconds(10), inProbe: true)
  }
}
