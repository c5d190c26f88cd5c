import CAllocationCounter
import Datasets
import NeuralCore
import Testing

/// A step allocates nothing: all its memory is the workspace's.
@Suite(.enabled(if: allocation_counter_works(), "this C library's malloc cannot be counted"))
struct AllocationTests {
  /// How many times `work` asks for memory on this thread.
  private func allocations(_ work: () -> Void) -> Int {
    let before = allocation_counter_count()
    work()
    return Int(allocation_counter_count() - before)
  }

  @Test func theCounterCounts() {
    var array: [Int] = []
    #expect(allocations { array = Array(repeating: 1, count: 1_000) } == 1)
    #expect(allocations { array[0] = 2 } == 0)
    let copy = array
    #expect(allocations { array[0] = 3 } == 1)
    #expect(copy[0] == 2)
    #expect(
      allocations { UnsafeMutableRawPointer.allocate(byteCount: 8, alignment: 64).deallocate() }
        == 1)
  }

  /// Of 192 units: in products of up to 24 rows with 200 of them, OpenBLAS allocates for itself.
  private static let network =
    "784 dense(192) relu dropout(0.2) dense(192) relu dropout(0.2) dense(10) softmax"

  @Test(
    arguments: [1, 32, 128, 512],
    [
      "sgd(0.1)", "sgd(0.1, momentum: 0.9)", "rmsprop(0.001, centered: true)", "adam", "nadam",
      "adam(0.001, amsgrad: true, clipnorm: 1)", "adamw(cosine_decay(0.1, decay_steps: 100))",
      "sgd(warmup(step_decay(0.1, decay_steps: 7, decay_rate: 0.9), steps: 150))",
    ])
  func stepsAllocateNothing(rows: Int, optimizer: String) throws {
    let digits = try MNIST.shipped().train
    var session = try Session(
      Self.network, .categoricalCrossentropy(), try Optimizer(optimizer))
    let workspace = Workspace(for: session.network, rows: rows)
    let batch = Batch(Array(0..<rows), from: digits)
    for _ in 1...10 { session.step(batch, in: workspace) }
    let count = allocations {
      for _ in 11...20 { session.step(batch, in: workspace) }
    }
    #expect(count == 0)
    #expect(session.stepCount == 20)
  }

  /// Nor does loading the next batch, within an epoch.
  @Test func trainingAllocatesNothingWithinAnEpoch() throws {
    let digits = try MNIST.shipped().train
    try digits.load(first: 10_000)
    let session = try Session(Self.network, .categoricalCrossentropy())
    var training = Training(
      session, on: digits,
      plan: BatchPlan(exampleCount: 10_000, batchSize: 32, shuffled: true, seed: 7))
    for _ in 1..<100 { training.nextBatch() }
    let count = allocations { for _ in 100...200 { training.nextBatch() } }
    #expect(count == 0)
  }

  /// Other layers and losses too.
  @Test(
    arguments: [
      ("4 dense(5) tanh dense(3) sigmoid", .binaryCrossentropy()),
      ("4 dropout(0.5) dense(5) softmax dense(3)", .meanSquaredError),
      ("4 dense(3) softmax", .halfSquaredError),
      ("4 dense(3) sigmoid", .categoricalCrossentropy()),
    ] as [(String, Loss)])
  func otherNetworksAllocateNothing(network: String, loss: Loss) throws {
    var session = try Session(network, loss)
    session.trainable[0] = false
    let workspace = Workspace(for: session.network, rows: 7)
    var batch = Batch(capacity: 7, inputWidth: 4, targetWidth: 3)
    batch.load(0..<7, from: Ones())
    for _ in 1..<100 { session.step(batch, in: workspace) }
    #expect(allocations { for _ in 100...200 { session.step(batch, in: workspace) } } == 0)
  }

  private struct Ones: ExampleSource {
    let count = 7
    let inputWidth = 4
    let targetWidth = 3
    func copyExample(
      _ index: Int, input: UnsafeMutableBufferPointer<Float>,
      target: UnsafeMutableBufferPointer<Float>
    ) {
      input.update(repeating: 1)
      target.update(repeating: 1)
    }
  }
}
