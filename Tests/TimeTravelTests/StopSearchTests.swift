import NeuralCore
import Testing
import TimeTravel

/// Searches through a training, against a walk that looks at every moment of it.
struct StopSearchTests {
  private static let steps = 260
  private static let network = "6 dense(8) relu dropout(0.25) dense(5) relu dense(3) softmax"
  private static let source = Scribbles(count: 11, inputWidth: 6, targetWidth: 3)

  private static func session() throws -> Session {
    try .small(network, .categoricalCrossentropy(), rate: 0.5, seed: 11)
  }

  private static func plan(batch: Int) -> BatchPlan {
    BatchPlan(exampleCount: 11, batchSize: batch, shuffled: true, seed: 5)
  }

  /// Room for a handful of sessions only, so that a way back is replayed from far.
  private static func timeline(batch: Int) throws -> Timeline {
    let session = try session()
    return Timeline(
      session: session, source: source, plan: plan(batch: batch),
      budget: 5 * 4 * session.parameters.count)
  }

  private static let texts = [
    "loss > 1.3", "loss < 0.6", "misclassified", "p of the right class < 0.3", "died",
    "died relu_1", "relu 1 > 0.3",
    "dropout 1 > 0.3", "dense_2 1 < -1", "change > 0.2", "change dense_1/bias > 0.05",
    "sign dense_1/kernel 1,3",
    "sign dense_2/bias 1", "dense_1/kernel 1,3 passes 0", "dense_1/kernel 1,3 > 0",
    "dense_2/bias 1 < 0.05", "change dense_1/kernel 1,3 > 0.01", "gradient dense/kernel 2,4 = 0",
    "gradient dense_2/bias 1 > 0.3", "relu_1 2 = 0", "nan", "every 7", "at relu_1",
    "at gradient dense/bias", "at again", "relu 1 changes", "dense_1 3 changes sign",
    "dropout 1 passes 0.2", "loss passes 1", "input 2 changes > 0.4", "blame relu 1 changes sign",
    "gradient dense_1/kernel 1,3 becomes = 0", "softmax 0 becomes > 0.5",
  ]

  /// Where a stop holds, found from the moments of a walk place by place; a batch's rows in order.
  private static func bruteForce(_ stop: Stop, batch: Int) throws -> [Found] {
    var timeline = try timeline(batch: batch)
    var silence: [Int: [Int?]] = [:]
    var last: Float?
    var found: [Found] = []
    while timeline.cursor.step <= steps {
      let moment = timeline.moment
      if case .seen(let number, _, let event) = stop, moment.cursor.place == number.place,
        let value = moment.value(of: number)
      {
        if let last, happens(event, last, value) {
          found.append(Found(moment.cursor.step, number.place))
        }
        last = value
      } else if holds(stop, moment, &silence) {
        found.append(Found(moment.cursor.step, moment.cursor.place))
      }
      timeline.later()
    }
    return found
  }

  private static func holds(_ stop: Stop, _ moment: Moment, _ silence: inout [Int: [Int?]]) -> Bool
  {
    let place = moment.cursor.place
    switch (stop, place) {
    case (.loss(let threshold), .loss): return threshold.holds(for: moment.batchLoss ?? .nan)
    case (.misclassified, .forward(moment.network.layers.count - 1)):
      return isWrong(moment)
    case (.rightClass(let threshold), .forward(moment.network.layers.count - 1)):
      return hasRightClass(moment, threshold)
    case (.died(let wanted), .forward(let layer)):
      guard moment.network.layers[layer] == .activation(.relu), (wanted ?? layer) == layer,
        let output = moment.batchOutput(ofLayer: layer)
      else { return false }
      var run = silence[layer] ?? Array(repeating: nil, count: output.shape[1])
      var died = false
      for row in 0..<moment.rows {
        for (unit, value) in output.row(row).enumerated() {
          run[unit] = value == 0 ? run[unit].map { $0 + 1 } : 0
          died = died || (value == 0 && run[unit] == Stop.examplesUntilDead)
        }
      }
      silence[layer] = run
      return died
    case (.activation(let wanted, let unit, let threshold), .forward(let layer)):
      guard wanted == layer, let output = moment.batchOutput(ofLayer: layer) else { return false }
      return (0..<moment.rows).contains { threshold.holds(for: Array(output.row($0))[unit]) }
    case (.change(let wanted, let bound), .update(let parameter)):
      guard (wanted ?? parameter) == parameter, let after = moment.after(parameter: parameter)
      else { return false }
      return zip(moment.before(parameter: parameter), after).contains { abs($1 - $0) > bound }
    case (.number(let wanted, let index, let event), .update(let parameter)):
      guard wanted == parameter, let after = moment.after(parameter: parameter) else {
        return false
      }
      let (old, new) = (Array(moment.before(parameter: parameter))[index], Array(after)[index])
      return happens(event, old, new)
    case (.number(let wanted, let index, .gradient(let threshold)), .gradient(let parameter)):
      return wanted == parameter
        && moment.gradient(parameter: parameter).map { threshold.holds(for: $0[index]) } == true
    case (.every(let count), .input): return moment.cursor.step % count == 0
    case (.place(let wanted), _): return wanted == place
    default: return false
    }
  }

  private static func happens(_ event: NumberEvent, _ old: Float, _ new: Float) -> Bool {
    switch event {
    case .passes(let bound):
      old != bound && new != old && (old...max(old, new)).contains(bound) && bound <= new
        || old != bound && (min(old, new)...old).contains(bound) && bound >= new && new != old
    case .enters(let threshold): threshold.holds(for: new) && !threshold.holds(for: old)
    case .moves(let bound): abs(new - old) > bound
    case .changesSign: old < 0 && new > 0 || old > 0 && new < 0
    case .gradient: false
    }
  }

  /// Whether a row's largest output stands elsewhere than its target's.
  private static func isWrong(_ moment: Moment) -> Bool {
    guard let output = moment.batchOutput(ofLayer: moment.network.layers.count - 1) else {
      return false
    }
    func largest(_ row: ArraySlice<Float>) -> Int? {
      row.indices.max { row[$0] < row[$1] }.map { $0 - row.startIndex }
    }
    return (0..<moment.rows).contains {
      largest(output.row($0)) != largest(moment.batchTarget.row($0))
    }
  }

  private static func hasRightClass(_ moment: Moment, _ threshold: Threshold) -> Bool {
    guard let output = moment.batchOutput(ofLayer: moment.network.layers.count - 1) else {
      return false
    }
    return (0..<moment.rows).contains { row in
      zip(output.row(row), moment.batchTarget.row(row)).contains {
        $1 == 1 && threshold.holds(for: $0)
      }
    }
  }

  private struct Found: Hashable, CustomStringConvertible {
    let step: Int
    let place: Place
    init(_ step: Int, _ place: Place) {
      self.step = step
      self.place = place
    }
    var description: String { "\(step) \(place)" }
  }

  /// Goes from stop to stop until there is none within the steps that are looked at.
  private static func hits(
    _ timeline: inout Timeline, _ stops: [Stop], _ direction: StopSearch.Direction, slice: Int
  ) -> [Found] {
    var found: [Found] = []
    while true {
      var search = timeline.search(for: stops, direction)
      var outcome: StopSearch.Outcome?
      while outcome == nil, direction == .earlier || search.step <= steps + 1 {
        outcome = timeline.advance(&search, atMost: slice)
      }
      guard case .found(let hits) = outcome, hits[0].step <= steps else { return found }
      #expect(timeline.cursor.step == hits[0].step && timeline.cursor.place == hits[0].place)
      #expect(timeline.cursor.unit == hits[0].unit && timeline.cursor.term == hits[0].term)
      found.append(Found(hits[0].step, hits[0].place))
    }
  }

  @Test(arguments: texts, [1, 4])
  func `searching finds what a walk through every moment finds, both ways`(
    _ text: String, _ batch: Int
  ) throws {
    let stop = try Stop(text, in: Self.session())
    var expected = try Self.bruteForce(stop, batch: batch)
    var timeline = try Self.timeline(batch: batch)
    // The walk stands on the first input: a stop there is not after it.
    expected.removeAll { $0 == Found(1, .input) }
    #expect(Self.hits(&timeline, [stop], .later, slice: 1) == expected)
    try timeline.go(to: Target(step: Self.steps + 1))
    #expect(Self.hits(&timeline, [stop], .earlier, slice: 7) == expected.reversed())
  }

  @Test func `the stops of the property test hold often enough to mean something`() throws {
    var counts: [String: Int] = [:]
    for text in Self.texts where text != "nan" {
      counts[text] = try Self.bruteForce(Stop(text, in: Self.session()), batch: 1).count
    }
    #expect(counts.values.allSatisfy { $0 > 0 }, "\(counts)")
    #expect(counts.values.count { $0 < Self.steps } > 8, "\(counts)")
  }

  @Test func `several stops are met in the order of time`() throws {
    var timeline = try Self.timeline(batch: 1)
    let session = try Self.session()
    let stops = try ["every 2", "at loss", "at update dense/kernel"].map {
      try Stop($0, in: session)
    }
    let found = Self.hits(&timeline, stops, .later, slice: 3)
    #expect(
      found.prefix(5) == [
        Found(1, .loss), Found(1, .update(parameter: 0)), Found(2, .input), Found(2, .loss),
        Found(2, .update(parameter: 0)),
      ])
  }

  @Test func `recorded events are watched like the training that they are from`() throws {
    let session = try Self.session()
    let stops = try Self.texts.map { try Stop($0, in: session) }
    var (live, told) = (StopWatch(stops, in: session), StopWatch(stops, in: session))
    var (first, second) = (session, session)
    let workspace = Workspace(for: session.network, rows: 4)
    var order = EpochOrder()
    for step in 1...30 {
      let batch = Batch(
        Array(Self.plan(batch: 4).examples(ofStep: step, order: &order)), from: Self.source)
      first.step(batch, in: workspace, observer: &live)
      var recorder = Recorder()
      second.step(batch, in: workspace, observer: &recorder)
      for event in recorder.events { event.tell(&told) }
      #expect(live.hits == told.hits && !live.hits.isEmpty)
    }
  }

  /// The 11 examples in batches of 4: the third batch has three rows, and no row 3.
  @Test func `a number of a row that a batch lacks is that of its last row`() throws {
    let stop = try Stop("row 3 dense 2 changes", in: Self.session())
    var timeline = try Self.timeline(batch: 4)
    var search = timeline.search(for: [stop], .later)
    guard case .found(let hits) = timeline.advance(&search, atMost: 10) else {
      Issue.record("nothing was found")
      return
    }
    #expect(hits[0].step == 2 && hits[0].row == 3 && timeline.cursor.row == 3)
    search = timeline.search(for: [stop], .later)
    #expect(timeline.advance(&search, atMost: 10) != nil)
    #expect(timeline.cursor.step == 3 && timeline.cursor.row == 2)
    guard case .move(let before, let after) = hits[0].finding else { return }
    #expect(before != after)
  }

  @Test func `a search that finds nothing says where it looked and moves nothing`() throws {
    var timeline = try Self.timeline(batch: 4)
    try timeline.go(to: Target(step: 30, place: .loss))
    let before = timeline.moment
    for (direction, steps) in [
      (StopSearch.Direction.later, 30...30 + Timeline.shortestSearch), (.earlier, 1...30),
    ] {
      var search = timeline.search(for: [.loss(Threshold(.above, 1_000))], direction)
      var outcome: StopSearch.Outcome?
      while outcome == nil { outcome = timeline.advance(&search, atMost: 1_000) }
      #expect(outcome == .nothing(steps))
      #expect(timeline.moment == before)
    }
    let moved = timeline.back()
    #expect(moved && timeline.cursor.step == 1)
  }

  @Test func `a NaN is found where it comes from, and back leads back`() throws {
    let session = try Session.small(
      "2 dense(3) relu dense(1)", .meanSquaredError, rate: 1e20, seed: 3)
    let source = Written(rows: [([3, 4], [1]), ([1, -2], [0])])
    var timeline = Timeline(
      session: session, source: source,
      plan: BatchPlan(exampleCount: 2, batchSize: 1, shuffled: false, seed: 1))
    var search = timeline.search(for: [.notANumber], .later)
    let outcome = timeline.advance(&search, atMost: 100)
    guard case .found(let hits) = outcome else {
      Issue.record("no NaN was found")
      return
    }
    #expect(hits.count == 1 && hits[0].step <= 4)
    guard case .value(let value) = hits[0].finding else {
      Issue.record("a NaN has a value of its own")
      return
    }
    #expect(!value.isFinite)
    let moved = timeline.back()
    #expect(moved && timeline.cursor == Cursor(step: 1, place: .input))
  }
}
