import NeuralCore
import TestSupport
import TimeTravel

/// A training without any time travel: every session and every event of its steps, in order.
struct StraightLine {
  private var before: [Session] = []
  private var events: [[Event]] = []

  init(
    _ session: Session, steps: Int, source: any ExampleSource, plan: BatchPlan,
    taking other: [Int: Int] = [:], masks: MaskSource? = nil
  ) {
    var session = session
    var order = EpochOrder()
    let workspace = Workspace(for: session.network, rows: plan.batchSize)
    for step in 1...steps {
      before.append(session)
      let planned = Array(plan.examples(ofStep: step, order: &order))
      let batch = Batch(other[step].map { [$0] } ?? planned, from: source)
      var recorder = Recorder(keepingUpdates: false)
      if let masks {
        session.step(batch, in: workspace, masks: masks, observer: &recorder)
      } else {
        session.step(batch, in: workspace, observer: &recorder)
      }
      events.append(recorder.events)
    }
    before.append(session)
  }

  /// Where a moment differs from the straight line by a bit, or nil.
  func difference(from moment: Moment) -> String? {
    let step = moment.cursor.step
    if !Self.sameBits(moment.sessionBefore.parameters, before[step - 1].parameters) {
      return "the weights before step \(step) differ"
    }
    if moment.sessionBefore != before[step - 1] { return "the session before step \(step) differs" }
    for (here, there) in zip(moment.events, events[step - 1]) where here != there {
      return "step \(step): \(Self.name(here)) differs"
    }
    if moment.events.count != events[step - 1].count { return "step \(step): a number of events" }
    for index in moment.network.parameters.indices {
      guard let after = moment.after(parameter: index) else { continue }
      let range = moment.network.parameters[index].range
      if !Self.sameBits(Array(after), Array(before[step].parameters[range])) {
        return "step \(step): the update of \(moment.network.parameters[index].name) differs"
      }
    }
    return nil
  }

  private static func sameBits(_ left: [Float], _ right: [Float]) -> Bool {
    left.elementsEqual(right) { $0.bitPattern == $1.bitPattern }
  }

  private static func name(_ event: Event) -> String {
    switch event {
    case .mask(let layer, _): "the mask of layer \(layer)"
    case .preactivation(let layer, _), .activation(let layer, _), .softmax(let layer, _):
      "what leaves layer \(layer)"
    default: "an event"
    }
  }
}

/// A walk that is decided by a seed.
struct RandomWalk {
  var random: SplitMix
  /// Steps are jumped to up to here.
  let lastStep: Int

  init(seed: UInt64, lastStep: Int) {
    random = SplitMix(state: seed)
    self.lastStep = lastStep
  }

  /// Makes one move, never past the last step.
  mutating func move(_ timeline: inout Timeline) throws {
    switch Int.random(in: 0..<16, using: &random) {
    case 0...3: if stays(timeline, .later) { timeline.later() }
    case 4...6: timeline.earlier()
    case 7: if stays(timeline, .laterStep) { timeline.laterStep() }
    case 8: timeline.earlierStep()
    case 9: timeline.into()
    case 10: timeline.outOf()
    case 11: timeline.back()
    case 12: timeline.first()
    case 13: if timeline.depth > .step { timeline.last() }
    default: try jump(&timeline)
    }
  }

  /// Whether a move cannot lead past the last step.
  private func stays(_ timeline: Timeline, _ stride: Timeline.Stride) -> Bool {
    timeline.cursor.step < lastStep && timeline.step(after: stride) <= lastStep
  }

  private mutating func jump(_ timeline: inout Timeline) throws {
    let place = timeline.moment.walk.randomElement(using: &random)
    try timeline.go(to: Target(step: .random(in: 1...lastStep, using: &random), place: place))
  }
}
