import CellCanvas
import Datasets
import MomentViews
import NeuralCore
import Phrases
import TimeTravel
import Workbench

/// Walks whose moments the views' tests draw.
enum ViewsFixture {
  /// The room of the view in a window of 80×24.
  static let small = Size(width: 61, height: 18)
  /// Its room in a window of 120×40, a lesson beside it.
  static let tall = Size(width: 56, height: 34)

  /// The walk that Wadachi opens with: the tutorial's network, seed 7, the first digit.
  static func tutorial(batch: Int = 1) throws -> Timeline {
    let digits = try MNIST.shipped().train
    let session = Session(
      network: .tutorial, loss: .categoricalCrossentropy(), optimizer: .sgd(learningRate: 0.1),
      seed: 7)
    return Timeline(
      session: session, source: digits,
      plan: BatchPlan(exampleCount: digits.count, batchSize: batch, shuffled: false, seed: 7))
  }

  /// A small network on the four points of XOR, at the example 1, 0 → 1.
  static func xor(_ loss: Loss = .binaryCrossentropy(), batch: Int = 1) throws -> Timeline {
    let session = Session(
      network: try Sequential("2 dense(3) tanh dense(1) sigmoid"), loss: loss,
      optimizer: .sgd(learningRate: 0.5), seed: 3)
    var timeline = Timeline(
      session: session, source: XOR(),
      plan: BatchPlan(exampleCount: 4, batchSize: batch, shuffled: false, seed: 3))
    if batch == 1 { timeline.take(2) }
    return timeline
  }

  /// A walk over digits that says how everything is done.
  static func digits(
    _ network: String = "\(Sequential.tutorial)",
    _ loss: Loss = .categoricalCrossentropy(), _ optimizer: String = "sgd(0.1)", batch: Int = 1
  ) throws -> Timeline {
    let session = Session(
      network: try Sequential(network), loss: loss, optimizer: try Optimizer(optimizer), seed: 7)
    return try StepOpening(session: session, batch: batch).timeline(on: MNIST.shipped().train)
  }

  /// The small network on the points of XOR with another optimizer.
  static func xor(optimizer: String) throws -> Timeline {
    let session = Session(
      network: try Sequential("2 dense(3) tanh dense(1) sigmoid"), loss: .binaryCrossentropy(),
      optimizer: try Optimizer(optimizer), seed: 3)
    return try StepOpening(session: session).timeline(on: XOR())
  }

  /// The moment at a place's text form.
  static func moment(_ timeline: Timeline, at text: String) throws -> Moment {
    var timeline = timeline
    try timeline.go(to: Target(text, in: timeline.moment.sessionBefore))
    return timeline.moment
  }

  /// The view of a moment as text, its title above.
  static func view(
    _ moment: Moment, _ size: Size, lens: Lens = .event, isConcealed: Bool = false,
    look: Look = Look(depth: .none)
  ) -> String {
    var canvas = Canvas(size)
    let context = ViewContext(
      look: look, language: .english, isConcealed: isConcealed, later: "next layer", lens: lens)
    EventView.draw(moment, in: canvas.bounds, on: &canvas, context)
    return "── \(EventView.title(moment, lens, in: .english)) ──\n"
      + canvas.presented(in: look.glyphs).text
  }

  /// The network pane of a moment as text.
  static func network(
    _ moment: Moment, _ size: Size, isConcealed: Bool = false
  ) -> String {
    var canvas = Canvas(size)
    let context = ViewContext(
      look: Look(depth: .none), language: .english, isConcealed: isConcealed)
    NetworkPane.draw(moment, in: canvas.bounds, on: &canvas, context)
    return canvas.text
  }

  /// A row of text as a line view draws it.
  static func line(
    _ width: Int, _ draw: (Rect, inout Canvas, ViewContext) -> Void
  ) -> String {
    var canvas = Canvas(Size(width: width, height: 1))
    draw(canvas.bounds, &canvas, ViewContext(look: Look(depth: .none), language: .english))
    return canvas.lines[0]
  }
}
