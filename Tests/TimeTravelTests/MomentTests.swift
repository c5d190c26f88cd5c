import NeuralCore
import Testing
import TimeTravel

struct MomentTests {
  private func tutorial() throws -> Timeline {
    Timeline(
      session: .tutorial(), source: Scribbles(count: 5),
      plan: BatchPlan(exampleCount: 5, batchSize: 1, shuffled: false, seed: 7))
  }

  @Test func `nothing is known before it is reached`() throws {
    var timeline = try tutorial()
    var walk = timeline.moment.walk[...]
    while let place = walk.popFirst() {
      let moment = timeline.moment
      #expect(moment.cursor.place == place && moment.knows(place))
      #expect(walk.allSatisfy { !moment.knows($0) })
      #expect((moment.prediction != nil) == moment.knows(.forward(layer: 7)))
      #expect((moment.lossValue != nil) == moment.knows(.loss))
      for layer in 0..<8 {
        #expect((moment.output(ofLayer: layer) != nil) == moment.knows(.forward(layer: layer)))
        #expect((moment.blame(ofLayer: layer) != nil) == moment.knows(.blame(layer: layer)))
      }
      for parameter in 0..<6 {
        let isUpdated = moment.knows(.update(parameter: parameter))
        #expect(
          (moment.gradient(parameter: parameter) != nil)
            == moment.knows(.gradient(parameter: parameter)))
        #expect((moment.after(parameter: parameter) != nil) == isUpdated)
        let isNew = moment.parameters(parameter) != moment.before(parameter: parameter)
        #expect(isNew == isUpdated)
      }
      #expect((moment.again != nil) == (place == .again))
      if !walk.isEmpty { timeline.later() }
    }
  }

  @Test func `a recorder that starts again tells what a new one does`() throws {
    let workspace = Workspace(for: .tutorial, rows: 2)
    func events(_ recorder: inout Recorder, _ session: inout Session, _ step: Int) -> [Event] {
      session.step(
        Batch([step, step + 1], from: Scribbles(count: 5)), in: workspace, observer: &recorder)
      return recorder.events
    }
    var (again, session, held) = (Recorder(), Session.tutorial(), [[Event]]())
    for step in 0..<4 {
      // The third step is another training's first: its weights are not those before.
      if step == 2 { session = .tutorial(seed: 3) }
      var (new, same) = (Recorder(), session)
      again.restart()
      held.append(events(&again, &session, step))
      #expect(held[step] == events(&new, &same, step))
    }
    // What somebody holds stays as it is.
    var (new, first) = (Recorder(), Session.tutorial())
    #expect(held[0] == events(&new, &first, 0))
  }

  @Test func `a recorder keeps every event, and what the moment says is what was recorded`() throws
  {
    var timeline = try tutorial()
    let session = timeline.moment.sessionBefore
    try timeline.go(to: Target(place: .again))
    var recorder = Recorder()
    var stepped = session
    stepped.step(
      Batch([0], from: Scribbles(count: 5)), in: Workspace(for: .tutorial, rows: 1),
      observer: &recorder)
    let withoutUpdates = recorder.events.filter {
      if case .update = $0 { return false }
      return true
    }
    #expect(withoutUpdates == timeline.moment.events)
    #expect(recorder.events.count == withoutUpdates.count + 6)
    for case .update(let parameter, let before, let after, _) in recorder.events {
      #expect(before == Array(timeline.moment.before(parameter: parameter)))
      #expect(after == Array(try #require(timeline.moment.after(parameter: parameter))))
    }
  }

  @Test func `what a mask lets through enters the layer above`() throws {
    var timeline = try tutorial()
    try timeline.go(to: Target(place: .forward(layer: 3)))
    let moment = timeline.moment
    let mask = try #require(moment.mask(ofLayer: 2))
    let before = try #require(moment.inputToLayer(2))
    #expect(moment.inputToLayer(3) == zip(before, mask).map { $0 * $1 })
    #expect(mask.allSatisfy { $0 == 0 || $0 == 1.25 })
  }

  @Test func `labels are read from one-hot targets alone`() throws {
    let source = Written(rows: [([0], [0, 1]), ([0], [0.01, 0.99]), ([0], [1, 1])])
    let timeline = Walker(
      Timeline(
        session: try .small("1 dense(2) sigmoid", .halfSquaredError), source: source,
        plan: BatchPlan(exampleCount: 3, batchSize: 3, shuffled: false, seed: 1)))
    #expect(timeline.moment.label == 1)
    timeline.focus(row: 1)
    #expect(timeline.moment.label == nil)
    timeline.otherExample(by: 1)
    #expect(timeline.moment.label == nil && timeline.cursor.row == 2)
    #expect(!timeline.focus(row: 3))
  }
}
