import LessonKit
import NeuralCore
import Testing
import TimeTravel

/// Networks, weights and examples that a lesson writes out.
@Suite struct SetupTests {
  private func lesson(_ lines: String...) -> String {
    let head = [
      "---", "id: \"13\"", "title: By hand", "minutes: 10", "goals: [go through it by hand]",
      "network: 2 dense(2) relu dense(2)", "inputs: [[1, 2]]", "targets: [[-1, 2]]",
      "weights:", "  dense/kernel: [[-2, 2], [1, 1]]", "  dense/bias: [1, -1]",
      "  dense_1/kernel: [[1, -1], [1, 1]]", "  dense_1/bias: [-3, 1]",
      "loss: half_squared_error", "optimizer: sgd(0.1)",
    ]
    let page = ["---", "", "## Forward", "", "```show", "at: input", "```", "", "Go on."]
    return (head + lines + page).joined(separator: "\n") + "\n"
  }

  private func walk(_ text: String) throws -> Timeline {
    try LessonSession(Lesson(text, file: "lesson.md"), sources: Shipped.sources()).timeline
  }

  /// The worked example of the course: every number of it is small and exact but for the last.
  @Test func theExampleOfBackpropagationByHand() throws {
    var walk = try walk(lesson())
    #expect(walk.moment.input == [1, 2])
    try walk.go(to: Target("loss", in: walk.moment.sessionBefore))
    #expect(walk.moment.lossValue == 2.5)
    try walk.go(to: Target("gradient dense/kernel", in: walk.moment.sessionBefore))
    #expect(walk.moment.gradient(parameter: 0) == [1, 3, 2, 6])
    try walk.go(to: Target("again", in: walk.moment.sessionBefore))
    let after = try #require(walk.moment.again?.loss)
    #expect(abs(after - 1.225) < 1e-6)
  }

  @Test func whatIsHeldStays() throws {
    var walk = try walk(lesson("held: [dense/bias, dense_1/bias]"))
    try walk.go(to: Target("again", in: walk.moment.sessionBefore))
    let after = try #require(walk.moment.again?.loss)
    #expect(abs(after - 0.625) < 1e-6)
  }

  @Test func aRangeOfDigitsAndPointsOfAPlane() throws {
    let some = lesson().split(separator: "\n", omittingEmptySubsequences: false)
      .filter {
        !$0.hasPrefix("inputs") && !$0.hasPrefix("targets") && !$0.hasPrefix("weights")
          && !$0.hasPrefix("  dense")
      }
      .joined(separator: "\n")
    let digits = some.replacing("2 dense(2) relu dense(2)", with: "784 dense(4) dense(10) softmax")
      .replacing("half_squared_error", with: "categorical_crossentropy")
    let range = digits.replacing("optimizer:", with: "data: mnist:0-500\noptimizer:")
    #expect(try walk(range).moment.exampleCount == 500)
    let plane = some.replacing("2 dense(2) relu dense(2)", with: "2 dense(2) tanh dense(1) sigmoid")
      .replacing("half_squared_error", with: "binary_crossentropy")
      .replacing("optimizer:", with: "data: moons:40,0.1\noptimizer:")
    #expect(try walk(plane).moment.exampleCount == 40)
  }

  @Test func anotherNetworkOnAPageHasWeightsOfItsOwn() throws {
    let text = lesson().replacing(
      "at: input\n```", with: "at: input\nnetwork: 2 dense(3) relu dense(2)\n```")
    #expect(try walk(text).moment.network.parameterCount == 17)
  }

  @Test func whatDoesNotFitIsSaidWithItsLine() throws {
    let wrong = lesson().replacing("[[-2, 2], [1, 1]]", with: "[[-2, 2]]")
    let error = #expect(throws: LessonError.self) { try Lesson(wrong, file: "lesson.md") }
    #expect(error?.line == 10)
    #expect(error?.message.hasPrefix("“dense/kernel” has 2 rows") == true)
    let both = lesson().replacing("inputs:", with: "data: xor\ninputs:")
    let double = #expect(throws: LessonError.self) { try Lesson(both, file: "lesson.md") }
    #expect(double?.message.contains("either “data”, or rows") == true)
  }
}
