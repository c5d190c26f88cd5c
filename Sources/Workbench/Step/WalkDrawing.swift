import CellCanvas
import MomentViews
import Phrases
import TimeTravel

/// What a click on a drawn walk means.
enum WalkHit: Sendable {
  /// A layer, a neuron, or a place of the step.
  case target(Target)
  /// A step of the walk.
  case step(Int)
  /// Another view of the place.
  case view(Lens)
  /// What a key does.
  case key(Key)
  /// An answer of the open question, by its number from 1.
  case answer(Int)
  /// A live number of a lesson's text, as it is written.
  case number(String)
}

/// A walk on the screen: where we are, the network, the view of the event, the sentence about it.
enum WalkDrawing {
  /// Draws a walk into a part of the body: the whole of it, or what a lesson leaves.
  static func draw(
    _ walk: Walk, typed: TypedLine? = nil, in frame: Frame, body: Rect, on canvas: inout Canvas,
    look: Look, curtain: Curtain, hasKeys: Bool, beside counterpart: Counterpart? = nil
  ) -> [ClickTarget<WalkHit>] {
    let moment = walk.moment
    canvas.isInPicture = walk.isPicking
    let context = context(walk, look, curtain)
    let way = WhereLine.draw(moment, in: frame.place, on: &canvas, context)
    let question = QuestionBox(
      walk.asking, typed: typed, look: look, phrases: walk.language.phrases.questions,
      width: StepLayout(body).viewBox.width)
    let layout = StepLayout(
      body, questionHeight: question.height, hasTwoViews: counterpart != nil)
    canvas.box(
      layout.networkBox, title: walk.phrases.walk.network, style: context.theme.border,
      titleStyle: context.theme.title)
    let pixels = NetworkPane.draw(moment, in: layout.network, on: &canvas, context)
    let view = drawView(moment, counterpart, in: layout.viewBox, on: &canvas, context)
    if !layout.changesBox.isEmpty {
      canvas.box(
        layout.changesBox, title: context.phrases.changes.title, style: context.theme.border,
        titleStyle: context.theme.title)
      ChangesPane.draw(
        from: walk.previous, to: moment,
        in: layout.changesBox.inset(horizontal: 2, vertical: 1), on: &canvas, context)
    }
    let answers =
      layout.questionBox.isEmpty ? [] : question.draw(in: layout.questionBox, on: &canvas)
    drawSentence(
      walk, curtain, of: counterpart?.names.first, in: frame.narration, on: &canvas, context.theme)
    let time = drawTime(walk, in: frame.timeline, on: &canvas, context)
    guard hasKeys else { return answers }
    return targets(walk, view.spots, pixels, layout) + (way + view.signposts).map(target) + [time]
  }

  /// What was drawn of a view that can be pointed at, and what leads elsewhere.
  private typealias Drawn = (spots: [Spot], signposts: [Signpost])

  /// Draws the view, or that of two networks.
  private static func drawView(
    _ moment: Moment, _ counterpart: Counterpart?, in box: Rect, on canvas: inout Canvas,
    _ context: ViewContext
  ) -> Drawn {
    guard let counterpart else {
      let view = ViewBox.draw(moment, in: box, on: &canvas, context)
      return (view.spots, view.signposts)
    }
    let views = PairedViews.draw(moment, counterpart, in: box, on: &canvas, context)
    return (views.spots, views.signposts)
  }

  /// Draws what matters most of the view, or of that of two networks, for a text that stands below it.
  static func drawStrip(
    _ walk: Walk, in rect: Rect, on canvas: inout Canvas, look: Look, curtain: Curtain,
    hint: String, beside counterpart: Counterpart? = nil
  ) -> [ClickTarget<WalkHit>] {
    let context = context(walk, look, curtain)
    let drawn: Drawn
    if let counterpart {
      let views = PairedViews.draw(
        walk.moment, counterpart, in: rect, on: &canvas, context, hint: hint)
      drawn = (views.spots, views.signposts)
    } else {
      let strip = EssenceStrip.draw(walk.moment, in: rect, on: &canvas, context, hint: hint)
      drawn = (strip.spots, strip.signposts)
    }
    return targets(drawn.spots, walk.moment) + drawn.signposts.map(target)
  }

  /// What the views of a walk must know besides the moment.
  private static func context(
    _ walk: Walk, _ look: Look, _ curtain: Curtain
  ) -> ViewContext {
    var context = ViewContext(
      look: look, language: walk.language, isConcealed: curtain.isClosed,
      later: walk.whatLaterDoes, lens: walk.lens)
    context.hiddenFrom = curtain.from
    context.isForLater = curtain.isForLater
    context.hasBeside = curtain.hasBeside
    context.stops = walk.stops.active
    context.marks = walk.markedPlaces
    context.stepsBefore = walk.stepsBefore
    context.takesOthers = walk.locked(.nextExample) == nil && walk.offersOthers
    context.dials = walk.dials
    context.life = walk.reading.report
    context.masks = walk.reading.masks
    context.held = walk.held
    context.pins = walk.pins.reports
    context.examples = walk.shownExamples
    return context
  }

  /// Draws the line of time, and returns what lies along it.
  private static func drawTime(
    _ walk: Walk, in rect: Rect, on canvas: inout Canvas, _ context: ViewContext
  ) -> ClickTarget<WalkHit> {
    guard walk.timeline.depth > .step else {
      let line = StepsLine(walk, width: rect.width)
      line.draw(in: rect, on: &canvas, context)
      return ClickTarget(area: rect, followsDrags: true) { .step(line.step(at: $0.x)) }
    }
    let moment = walk.moment
    TimelineLine.draw(moment, in: rect, on: &canvas, context)
    return ClickTarget(area: rect, followsDrags: true) { point in
      TimelineLine.place(at: point.x, width: rect.width, moment, in: context.language)
        .map { .target(Target(place: $0)) }
    }
  }

  /// What a row or a word leads to.
  private static func target(_ signpost: Signpost) -> ClickTarget<WalkHit> {
    ClickTarget(area: signpost.rect) { _ in
      switch signpost.destination {
      case .target(let target): .target(target)
      case .view(let lens): .view(lens)
      case .key(let key): .key(key)
      }
    }
  }

  /// The layers of the network, its picture, and what the view has drawn.
  private static func targets(
    _ walk: Walk, _ spots: [Spot], _ pixels: [Spot], _ layout: StepLayout
  ) -> [ClickTarget<WalkHit>] {
    let moment = walk.moment
    let network = ClickTarget<WalkHit>(area: layout.network) { point in
      NetworkPane.place(atRow: point.y - layout.network.y, moment)
        .map { .target(Target(place: $0)) }
    }
    let picture = pixels.map { spot in
      ClickTarget<WalkHit>(area: spot.rect) { point in
        spot.index(at: point).map { .target(Target(place: .input, unit: $0)) }
      }
    }
    return [network] + picture + targets(spots, moment)
  }

  /// Neurons, pixels and weights that a view has drawn: what was drawn first is in front, as it was when
  /// it was looked for.
  private static func targets(_ spots: [Spot], _ moment: Moment) -> [ClickTarget<WalkHit>] {
    let place = moment.cursor.place
    return spots.reversed().map { spot in
      ClickTarget(area: spot.rect) { point in
        spot.index(at: point).map { index in
          switch spot.kind {
          case .units: .target(Target(place: place, unit: index))
          // In a picture of weights one points at a term of the marked neuron.
          case .terms:
            .target(Target(place: place, unit: moment.unitInFocus, term: index))
          case .weights:
            .target(Target(place: place, unit: index % spot.units, term: index / spot.units))
          }
        }
      }
    }
  }

  private static func drawSentence(
    _ walk: Walk, _ curtain: Curtain, of name: String?, in rect: Rect, on canvas: inout Canvas,
    _ theme: Theme
  ) {
    if let errand = walk.errandSentence {
      canvas.put(" \(errand)", in: rect, style: theme.strong)
      return
    }
    let told = walk.sentences(behind: curtain)
    let sentence = name.map { walk.phrases.plain.place($0, told) } ?? told
    let count = walk.repeatCount.map { "\($0)× " } ?? ""
    let pace =
      walk.isRunning
      ? "\(walk.phrases.walk.running(walk.pace, overSteps: walk.runsOverSteps)) · " : ""
    canvas.put(" \(pace)\(count)\(sentence)", in: rect, style: theme.strong)
  }
}
