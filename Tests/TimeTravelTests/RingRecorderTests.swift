import NeuralCore
import TestSupport
import TimeTravel
import Testing

/// A ring keeps the newest events as they were, and only those that it has room for.
@Suite struct RingRecorderTests {
  private let table = ExampleTable.random(count: 5, inputs: 6, classes: 3, seed: 9)

  /// Records `steps` steps with both recorders, and returns all that was told.
  private func record(_ steps: Int, optimizer: String = "adam", _ ring: RingRecorder) throws
    -> [Event]
  {
    var session = Session(
      network: try Sequential("6 dense(9) relu dropout(0.3) dense(3) softmax"),
      loss: .categoricalCrossentropy(), optimizer: try Optimizer(optimizer), seed: 3)
    var other = session
    let workspace = Workspace(for: session.network, rows: 5)
    var all = Recorder()
    var observer = ring
    for _ in 0..<steps {
      session.step(table.batch, in: workspace, observer: &observer)
      other.step(table.batch, in: workspace, observer: &all)
    }
    #expect(session == other)
    return all.events
  }

  @Test func everythingIsKeptWhereThereIsRoom() throws {
    let ring = RingRecorder(capacity: 1 << 20)
    let all = try record(3, ring)
    #expect(ring.events == all)
    #expect(ring.toldCount == all.count)
    ring.removeAll()
    #expect(ring.events == [])
  }

  /// Of any size, some smaller than a step and some smaller than an event.
  @Test(arguments: [1, 64, 100, 500, 1_000, 2_000, 3_000, 5_000, 7_777, 20_000])
  func theNewestEventsAreKept(capacity: Int) throws {
    let ring = RingRecorder(capacity: capacity)
    let all = try record(20, optimizer: "sgd(0.1)", ring)
    #expect(ring.toldCount == all.count)
    #expect(ring.keptCount == ring.events.count)
    // Those that are larger than the ring were never kept.
    let fitting = all.filter { ring.events.contains($0) }
    #expect(!ring.events.isEmpty && ring.events == Array(fitting.suffix(ring.keptCount)))
    #expect(ring.events.last == .stepEnded(step: 20))
    #expect(capacity < 20_000 || ring.events.contains(.stepEnded(step: 19)))
  }

  /// Large parts are copied by several threads.
  @Test func largeEventsArriveWhole() throws {
    var session = Session(
      network: try Sequential("300 dense(400) relu dense(3) softmax"),
      loss: .categoricalCrossentropy(), optimizer: .sgd(learningRate: 0.1), seed: 3)
    var other = session
    let table = ExampleTable.random(count: 200, inputs: 300, classes: 3, seed: 9)
    let workspace = Workspace(for: session.network, rows: 200)
    var ring = RingRecorder(capacity: 8 << 20)
    var all = Recorder()
    session.step(table.batch, in: workspace, observer: &ring)
    other.step(table.batch, in: workspace, observer: &all)
    let isWhole = ring.events == all.events
    #expect(isWhole)
  }
}
