import CellCanvas
import Datasets
import Foundation
import LessonKit
import ModelFiles
import MomentViews
import NeuralCore
import Phrases
import Testing
import TimeTravel
import Workbench

/// A trace is walked like the live thing, and says what it does not hold.
struct ReplayTests {
  private let narration = Language.english.phrases.narration

  /// Three classes of points; deterministic and made up.
  struct Points: ExampleSource {
    let count = 6
    let inputWidth = 2
    let targetWidth = 3

    func copyExample(
      _ index: Int, input: UnsafeMutableBufferPointer<Float>,
      target: UnsafeMutableBufferPointer<Float>
    ) {
      input[0] = Float(index) / 4 - 0.5
      input[1] = Float(index % 3) - 0.75
      for k in target.indices { target[k] = k == index % 3 ? 1 : 0 }
    }
  }

  private static func points(
    _ network: String, _ loss: String, _ optimizer: String, batch: Int
  ) throws -> Timeline {
    let session = Session(
      network: try Sequential(network), loss: try Loss(loss), optimizer: try Optimizer(optimizer),
      seed: 5)
    return try StepOpening(session: session, batch: batch).timeline(on: Points())
  }

  static let walks: [@Sendable () throws -> Timeline] = [
    { try ViewsFixture.digits("784 dense(12) relu dropout(0.25) dense(10) softmax") },
    { try ViewsFixture.xor(optimizer: "adam(0.01)") },
    {
      try points(
        "2 dense(4, kernel_regularizer: l2(0.01)) tanh dense(3) softmax",
        "categorical_crossentropy", "sgd(0.1, momentum: 0.9)", batch: 2)
    },
    {
      try points(
        "2 dense(3) sigmoid dense(3) softmax", "sparse_categorical_crossentropy", "nadam(0.01)",
        batch: 3)
    },
  ]

  /// Writes two steps of a walk; `body` gets the file's place.
  private func withTrace<Result>(
    of timeline: Timeline, only: Set<TraceEventKind>? = nil, steps: Int = 2,
    _ body: (URL) throws -> Result
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("wadachi-replay-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let url = folder.appendingPathComponent("trace.jsonl")
    let output = try TraceOutput(url)
    var writer = TraceWriter(
      TraceHeader(
        timeline.moment.sessionBefore, batch: timeline.moment.plan.batchSize,
        data: timeline.moment.network.inputs == 784 ? "mnist" : "here", only: only), to: output)
    let isTaken = timeline.take(steps, observer: &writer)
    #expect(isTaken)
    try output.finish()
    return try body(url)
  }

  /// All that is drawn and said at a moment, but for the length of an epoch.
  private func screens(_ timeline: Timeline) -> [String] {
    let moment = timeline.moment
    return [
      ViewsFixture.view(moment, ViewsFixture.small), ViewsFixture.view(moment, ViewsFixture.tall),
      ViewsFixture.network(moment, Size(width: 28, height: 34)),
      narration.sentences(for: moment), narration.place(of: moment),
      Language.english.phrases.views.frame.path(moment).joined(separator: " › "),
    ]
  }

  @Test(arguments: walks.indices)
  func `every place of a trace shows what the live walk shows`(index: Int) throws {
    var live = try Self.walks[index]()
    try withTrace(of: live) { url in
      let walk = try TraceWalk(url)
      #expect(walk.fault == nil)
      var replay = Timeline(walk.training)
      for step in 1...2 {
        for place in live.moment.walk where place != .again {
          try live.go(to: Target(step: step, place: place))
          try replay.go(to: Target(step: step, place: place))
          #expect(screens(replay) == screens(live), "\(place) of step \(step)")
          // Into the loudest neuron and its largest term.
          for _ in 0..<2 {
            let isDeeper = live.into()
            let follows = replay.into()
            #expect(follows == isDeeper)
            #expect(screens(replay) == screens(live), "inside \(place) of step \(step)")
          }
        }
      }
    }
  }

  @Test func `a trace begins with its first place and ends with its last`() throws {
    let live = try Self.walks[1]()
    try withTrace(of: live) { url in
      var replay = Timeline(try TraceWalk(url).training)
      var places = 1
      while replay.later() { places += 1 }
      #expect(places == 2 * (live.moment.walk.count - 1))
      #expect(replay.nextMove == .noStep)
      let other = replay.otherExample(by: 1)
      #expect(!other)
      #expect(throws: DescriptionError.self) { try replay.go(to: Target(step: 3)) }
      #expect(throws: DescriptionError.self) { try replay.go(to: Target(place: .again)) }
      while replay.earlier() { places -= 1 }
      #expect(places == 1)
      #expect(replay.cursor == Cursor(step: 1, place: .input))
    }
  }

  @Test func `stops are found in a trace where the live walk finds them`() throws {
    var live = try Self.walks[1]()
    try withTrace(of: live, steps: 6) { url in
      var replay = Timeline(try TraceWalk(url).training)
      for text in ["every 4", "loss > 0.6", "misclassified", "change > 0.001"] {
        let stops = [try Stop(text, in: live.moment.sessionBefore)]
        for direction in [StopSearch.Direction.later, .later, .earlier] {
          var here = replay.search(for: stops, direction)
          var there = live.search(for: stops, direction)
          let found = replay.advance(&here, atMost: 100)
          let wanted = live.advance(&there, atMost: 20_000)
          guard case .found(let hits) = wanted, let hit = hits.first, hit.step <= 6 else { break }
          #expect(found == wanted, "\(text)")
          #expect(replay.cursor == live.cursor, "\(text)")
        }
        try live.go(to: Target(step: 1, place: .input))
        try replay.go(to: Target(step: 1, place: .input))
      }
      var search = replay.search(for: [try Stop("nan", in: live.moment.sessionBefore)], .later)
      #expect(replay.advance(&search, atMost: 100) == .nothing(1...6))
    }
  }

  @Test func `what was filtered out is not in the walk, and views say what they lack`() throws {
    try withTrace(of: Self.walks[2](), only: [.loss, .gradient]) { url in
      var replay = Timeline(try TraceWalk(url).training)
      #expect(replay.cursor.place == .loss)
      #expect(Set(replay.moment.walk.map(\.phase)) == [.loss, .backward])
      #expect(
        narration.gap(of: replay.moment) == "Not in the trace: the network's answer and the target."
      )
      let loss = ViewsFixture.view(replay.moment, ViewsFixture.small)
      #expect(loss.contains("loss of this row: "))
      #expect(Question(replay.moment) == nil)
      // Everywhere, at every depth, both sizes: no number that is not in the file.
      repeat {
        for _ in 0..<3 {
          #expect(!screens(replay).joined().lowercased().contains("nan"))
          _ = replay.into()
        }
        for _ in 0..<3 where replay.depth > .layer { _ = replay.outOf() }
      } while replay.later()
      #expect(replay.cursor.step == 2)
    }
  }

  @Test func `without updates the weighted sum has no weights to show`() throws {
    let kinds = Set(TraceEventKind.allCases).subtracting([.update])
    try withTrace(of: Self.walks[1](), only: kinds) { url in
      var replay = Timeline(try TraceWalk(url).training)
      try replay.go(to: Target(place: .forward(layer: 0)))
      #expect(narration.gap(of: replay.moment) == nil)
      try replay.go(to: Target(place: .forward(layer: 0), unit: 1))
      #expect(narration.gap(of: replay.moment) == "Not in the trace: the weights of dense.")
      #expect(narration.sentences(for: replay.moment) == narration.gap(of: replay.moment))
      #expect(replay.moment.weights(into: 1, ofLayer: 0) == nil)
    }
  }

  @Test func `a trace that begins later does not know what the optimizer kept`() throws {
    var live = try Self.walks[1]()
    try live.go(to: Target(step: 3))
    try withTrace(of: live) { url in
      var replay = Timeline(try TraceWalk(url).training)
      try replay.go(to: Target(step: 3, place: .update(parameter: 0)))
      #expect(narration.gap(of: replay.moment) == "Not in the trace: what adam kept before step 3.")
      try replay.go(to: Target(step: 4, place: .update(parameter: 0)))
      try live.go(to: Target(step: 4, place: .update(parameter: 0)))
      #expect(screens(replay) == screens(live))
    }
  }

  @Test func `a cut file shows what is whole`() throws {
    try withTrace(of: Self.walks[1]()) { url in
      let text = try String(contentsOf: url, encoding: .utf8)
      let lines = text.split(separator: "\n")
      let second = try #require(lines.firstIndex { $0.contains("\"step\":2,\"event\":\"loss\"") })
      let cut = lines[...second].joined(separator: "\n").dropLast(9)
      try String(cut).write(to: url, atomically: true, encoding: .utf8)
      let walk = try TraceWalk(url)
      #expect(
        walk.fault
          == "The last line of \(url.path) is cut off. What is whole is shown, up to step 2.")
      var replay = Timeline(walk.training)
      try replay.go(to: Target(step: 2))
      #expect(replay.moment.walk.last == .forward(layer: 3))
      // The weights are those that the first step left.
      #expect(replay.moment.knowsWeights(0))
    }
  }

  @Test func `an edited file says which line and why`() throws {
    try withTrace(of: Self.walks[1]()) { url in
      var lines = try String(contentsOf: url, encoding: .utf8)
        .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let index = try #require(lines.lastIndex { $0.contains("\"event\":\"input\"") })
      lines[index] = lines[index].replacing("[1,2]", with: "[1,3]")
      try lines.joined(separator: "\n").write(to: url, atomically: true, encoding: .utf8)
      let walk = try TraceWalk(url)
      #expect(walk.fault?.contains("line \(index + 1)") == true)
      #expect(walk.fault?.hasSuffix("What is whole is shown, up to step 1.") == true)
      #expect(walk.training.lastStep == 1)
    }
  }

  @Test func `the stepper on a trace says what it cannot do, and gives the line`() throws {
    try withTrace(of: Self.walks[0]()) { url in
      var program = try Program(Size(width: 80, height: 24))
      _ = try program.state.open(
        .replay(ReplayOpening(file: "a trace.jsonl", trace: TraceWalk(url), place: "step 2 loss")))
      program.press("n")
      #expect(program.sentence.hasPrefix("A trace runs no network"))
      program.press("y")
      #expect(program.sentence == "wadachi step --replay \"a trace.jsonl\" --at \"step 2 loss\"")
      program.press("G", "G", "Right")
      #expect(program.sentence.hasPrefix("The trace ends here"))
    }
  }
}
