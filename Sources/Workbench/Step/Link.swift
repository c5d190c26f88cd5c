import MomentViews
import Notation
import Phrases
import TimeTravel

/// The line for the shell that reopens what is shown.
enum Link {
  /// A walk: its seed or file, its example, its place, and how that is shown; of a training, how to come
  /// back to it.
  static func step(_ walk: Walk, in house: House) -> Reopening {
    if case .unsaved(let files) = walk.origin {
      let options =
        ["--model FILE"] + (files?.options ?? []) + looking(of: walk) + place(of: walk).prefix(1)
      return .none(
        walk.phrases.walk.noLine(of: .unsaved(ShellLine.line("wadachi step", options))))
    }
    guard let source = source(of: walk) else {
      return .none(walk.phrases.walk.noLine(of: walk.withoutLine))
    }
    let options =
      source + looking(of: walk) + place(of: walk) + showing(of: walk) + changes(of: walk)
      + stops(of: walk)
    return .line(ShellLine.line("wadachi step", options + house.options))
  }

  /// Where the network comes from; nil of a training, and of what is named nowhere.
  private static func source(of walk: Walk) -> [String]? {
    let session = walk.moment.sessionBefore
    switch walk.origin {
    case .model(let file, let files):
      return [ShellLine.option("model", file)] + (files?.options ?? [])
    case .newNetwork, .lesson: return ShellLine.options(of: session)
    case .exercise(let files): return ShellLine.options(of: session) + files.options
    case .scenario(let scenario): return ["--scenario \(ShellLine.word(scenario.reference))"]
    case .trace(let file): return ["--replay \(ShellLine.word(file))"]
    case .training, .unsaved, .drawing, .examples: return nil
    }
  }

  private static func looking(of walk: Walk) -> [String] {
    switch walk.looked {
    case .test?: ["--test"]
    case .training?: ["--look"]
    case nil: []
    }
  }

  private static func place(of walk: Walk) -> [String] {
    let moment = walk.moment
    var words: [String] = []
    // In batches, the step and its row say which example it is.
    let batch = moment.plan.batchSize
    if batch == 1, moment.exampleCount > 1, !moment.isTraced {
      words.append("--example \(moment.example)")
    }
    if batch > 1, !walk.isScenario, !moment.isTraced { words.append("--batch \(batch)") }
    return words + [ShellLine.option("at", Target(moment).text(in: moment.network))]
  }

  /// What is chosen elsewhere, which view is open, how fine the walk is, and whether a question is.
  private static func showing(of walk: Walk) -> [String] {
    let moment = walk.moment
    var words = walk.timeline.selection.targets(besides: moment.cursor, in: moment.network).map {
      ShellLine.option("chosen", $0.text(in: moment.network))
    }
    words += walk.namesOfViews.map { "--view \(ShellLine.word($0))" }
    switch walk.timeline.depth {
    case .epoch: words.append("--grain epoch")
    case .step: words.append("--grain step")
    case .layer: break
    case .unit, .term: if walk.timeline.grain > .layer { words.append("--grain neuron") }
    }
    return words + (walk.asking.question != nil && walk.asking.isOn ? ["--ask"] : [])
  }

  /// What is otherwise, in the steps in which it is.
  private static func changes(of walk: Walk) -> [String] {
    let moment = walk.moment
    let exchanged = walk.timeline.exchanged.sorted { $0.key < $1.key }
      .filter { $0.key != moment.cursor.step }
      .map { Setting.text("example \($0.value)", in: Target(step: $0.key)) }
    let supposed = walk.timeline.suppositions.map { supposition in
      Setting.text(
        supposition.whatIf.text(in: moment.network), in: walk.place(named: supposition))
    }
    return (exchanged + supposed).map { ShellLine.option("what-if", $0) }
  }

  /// Every stop that is on: those that are kept are this learner's only.
  private static func stops(of walk: Walk) -> [String] {
    walk.stops.active.map { ShellLine.option("stop", $0.text(in: walk.moment.network)) }
  }
}

extension Walk {
  /// What it is, where no line opens it.
  fileprivate var withoutLine: WalkWithoutLine {
    switch origin {
    case .drawing: .drawing
    case .examples: .examples
    case .newNetwork, .model, .exercise, .scenario, .trace, .training, .unsaved, .lesson: .training
    }
  }

  /// The names of the views in which something was turned, and the one that is open last; none where
  /// a line opens the same by itself.
  fileprivate var namesOfViews: [String] {
    let shown = lens.shown(for: moment)
    let turned = Lens.offered(by: moment).filter {
      $0 != shown && dials.value(in: $0) != Dials().value(in: $0)
    }
    let isByItself = shown == (compares ? Lens.whatIf.shown(for: moment) : .event)
    return (turned + (turned.isEmpty && isByItself ? [] : [shown])).compactMap(name)
  }

  private func name(of lens: Lens) -> String? {
    lens.name.map { name in
      let dial = dials.value(in: lens).map { Numerals.typed(Float($0)) }
      return [name, dial].compactMap(\.self).joined(separator: " ")
    }
  }

  /// The step and the row in which something must be supposed; nil where that is where it stands.
  fileprivate func place(named supposition: Supposition) -> Target? {
    guard supposition.whatIf.isInPlace else { return nil }
    let isHere = supposition.step == moment.cursor.step
    guard supposition.isOfExample else {
      return isHere ? nil : Target(step: supposition.step)
    }
    if isHere, supposition.example == moment.shownExample { return nil }
    var past = timeline
    try? past.go(to: Target(step: supposition.step))
    if let row = past.moment.examples.firstIndex(of: supposition.example) {
      return Target(step: supposition.step, row: past.moment.rows > 1 ? row : nil)
    }
    return Target(step: supposition.step, place: .again, unit: supposition.example)
  }
}

extension Supposition {
  /// Whether it is about one example, not about the network.
  fileprivate var isOfExample: Bool {
    switch whatIf {
    case .number(.input, _), .number(.target, _), .number(.mask, _), .label: true
    case .number(.parameter, _), .learningRate, .optimizer, .dropout, .seed: false
    }
  }
}
