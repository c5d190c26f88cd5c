import NeuralCore
import Testing
import TimeTravel

/// The second look: whose numbers it shows, and how long another example is looked at.
@Suite struct LookAgainTests {
  private static let plan = BatchPlan(exampleCount: 6, batchSize: 1, shuffled: false, seed: 5)

  private static func walk(
    _ network: String = "4 dense(3) relu dropout(0.5) dense(2) softmax", batch: Int = 1
  ) throws -> Walker {
    let plan = BatchPlan(exampleCount: 6, batchSize: batch, shuffled: false, seed: 5)
    return Walker(
      Timeline(
        session: try .small(network, .categoricalCrossentropy()),
        source: Scribbles(count: 6, inputWidth: 4, targetWidth: 2), plan: plan))
  }

  @Test func `it holds the pass of the new weights, without dropout`() throws {
    let walk = try Self.walk()
    try walk.go(to: Target(place: .again))
    for _ in 0..<3 {
      let again = try #require(walk.moment.again)
      var after = walk.moment.sessionBefore
      let workspace = Workspace(for: after.network, rows: 1)
      let source = Scribbles(count: 6, inputWidth: 4, targetWidth: 2)
      after.step(Batch([walk.moment.example], from: source), in: workspace)
      let batch = Batch([again.example], from: source)
      #expect(again.outputs == after.outputs(batch, in: workspace))
      #expect(again.probabilities == after.predict(batch, in: workspace))
      #expect(again.outputs[2] == again.outputs[1], "no mask is drawn")
      #expect(walk.moment.shownInput == batch.inputs)
      #expect(walk.moment.shownExample == again.example)
      #expect(walk.moment.shownLabel == again.example % 2)
      #expect(walk.moment.shownOutput(ofLayer: 0) == again.outputs[0])
      walk.otherExample(by: 1)
    }
  }

  @Test func `the loss with this step's masks is that of the step, of its own example only`() throws
  {
    let walk = try Self.walk()
    try walk.go(to: Target(place: .loss))
    let loss = try #require(walk.moment.lossValue)
    try walk.go(to: Target(place: .again))
    #expect(walk.moment.again?.lossWithMasks == loss)
    walk.otherExample(by: 1)
    #expect(walk.moment.again?.lossWithMasks == nil)
    let plain = try Self.walk("4 dense(3) relu dropout(0) dense(2) softmax")
    try plain.go(to: Target(place: .again))
    #expect(plain.moment.again?.lossWithMasks == nil && !plain.moment.hasDropout)
  }

  @Test func `another example is kept by the ways back to it`() throws {
    let walk = try Self.walk()
    try walk.go(to: Target(place: .again))
    walk.otherExample(by: 3)
    let other = walk.moment
    walk.earlier()
    #expect(walk.moment.shownExample == 0, "elsewhere in the step it is the step's own")
    walk.later()
    #expect(walk.moment == other)
    walk.later()
    walk.earlier()
    #expect(walk.moment == other, "from the next step")
    try walk.go(to: Target(place: .loss))
    walk.back()
    #expect(walk.moment == other, "after a jump")
    try walk.go(to: Target(place: .again))
    #expect(walk.moment.again?.isOther == false, "its own name leads to the step's own example")
    walk.back()
    #expect(walk.moment == other)
    walk.take(2)
    #expect(walk.moment.again?.example == 2, "another example to learn from is looked at itself")
  }

  @Test func `its text form reopens it`() throws {
    let walk = try Self.walk()
    try walk.go(to: Target(step: 2, place: .again))
    walk.otherExample(by: 3)
    let text = Target(walk.moment).text(in: walk.moment.network)
    #expect(text == "step 2 again 4")
    let fresh = try Self.walk()
    try fresh.go(to: Target("“\(text)”", in: fresh.moment.sessionBefore))
    #expect(fresh.moment == walk.moment)
    #expect(throws: DescriptionError.self) { try walk.go(to: Target(place: .again, unit: 6)) }
    #expect(fresh.moment == walk.moment)
  }

  @Test func `in a batch a row's own example is shown, or one that is named`() throws {
    let walk = try Self.walk(batch: 3)
    try walk.go(to: Target(row: 2, place: .again))
    #expect(walk.moment.shownExample == 2 && walk.moment.again?.isOther == false)
    try walk.go(to: Target(place: .again, unit: 5))
    #expect(walk.moment.shownExample == 5 && walk.moment.again?.lossWithMasks == nil)
    walk.otherExample(by: -1)
    #expect(walk.moment.shownExample == 1 && walk.moment.cursor.row == 1)
  }

  @Test func `there is no other example where there is one`() throws {
    let walk = Walker(
      Timeline(
        session: try .small("2 dense(2) softmax", .categoricalCrossentropy()),
        source: Written(rows: [([1, 0], [0, 1])]),
        plan: BatchPlan(exampleCount: 1, batchSize: 1, shuffled: false, seed: 1)))
    try walk.go(to: Target(place: .again))
    #expect(!walk.otherExample(by: 1))
  }
}
