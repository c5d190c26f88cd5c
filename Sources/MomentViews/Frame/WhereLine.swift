import CellCanvas
import NeuralCore
import Notation
import TimeTravel

/// The top line: step, example, the path into the network, and at the right what trains it.
package struct WhereLine {
  /// Draws the line into the first row of `rect`.
  ///
  /// On a narrow screen the batch of one and the seed go first, the path last.
  package static func draw(
    _ moment: Moment, in rect: Rect, on canvas: inout Canvas, _ context: ViewContext
  ) {
    let path = path(moment)
    let (left, way, setup) = fitting(moment, path, context, width: rect.width)
    let theme = context.theme
    let used = canvas.put(
      [StyledText(" " + left, theme.faint), StyledText(way, theme.title)], x: rect.x, y: rect.y,
      within: rect)
    guard used + setup.columns < rect.width else { return }
    canvas.put(setup + " ", in: rect, align: .right, style: theme.faint)
  }

  /// The longest form that fits: what is left of the path, the path, and the setup at the right.
  private static func fitting(
    _ moment: Moment, _ path: [String], _ context: ViewContext, width: Int
  ) -> (left: String, way: String, setup: String) {
    let batch = moment.rows > 1 ? " · \(moment.rows) rows" : ""
    let whole = path.joined(separator: " › ")
    let short = path.dropFirst(path.count > 2 ? 1 : 0).joined(separator: " › ")
    let example = example(moment)
    let step = step(moment, after: context.stepsBefore)
    let number = "step \(Numerals.count(moment.cursor.step))"
    let forms = [
      ("\(step) · batch of \(moment.rows) │ \(example) │ ", whole, " · seed \(moment.seed)"),
      ("\(step)\(batch) │ \(example) │ ", whole, ""),
      ("\(number)\(batch) │ \(example) │ ", whole, ""),
      ("\(number)\(batch) │ \(example) │ ", short, ""),
      ("\(example) │ ", short, ""),
    ]
    for (left, way, seed) in forms {
      for optimizer in optimizers(moment.optimizer) {
        let setup = optimizer + seed
        let used = left.columns + way.columns + setup.columns + 3
        if used + 2 <= width { return (left, way, setup) }
      }
    }
    let least = "\(example) │ "
    return least.columns + short.columns + 2 <= width ? (least, short, "") : ("", short, "")
  }

  /// The optimizer's names that may stand at the right: a short one is shown whole or not at all.
  private static func optimizers(_ optimizer: Optimizer) -> [String] {
    let names = OptimizerWords.names(optimizer)
    return (names.first?.columns ?? 0) <= 16 ? [names[0]] : names
  }

  /// Which step of how many; after the `before` steps of a trained network, whose batches may have
  /// been others, how many are the walk's own.
  private static func step(_ moment: Moment, after before: Int) -> String {
    let steps = moment.plan.stepsPerEpoch
    let step = moment.cursor.step
    // How long an epoch was, a trace does not say.
    if moment.isTraced { return "trace, step \(Numerals.count(step))" }
    if before > 0 {
      return "step \(Numerals.count(step)) (\(Numerals.count(before)) trained + "
        + "\(Numerals.count(step - before)))"
    }
    let epoch = moment.plan.epoch(ofStep: step)
    guard epoch > 0, steps > 0 else {
      return "step \(Numerals.count(step)) of \(Numerals.count(steps))"
    }
    return "epoch \(epoch + 1), step \(Numerals.count((step - 1) % steps + 1)) "
      + "of \(Numerals.count(steps))"
  }

  private static func example(_ moment: Moment) -> String {
    let isOfBatch = moment.rows > 1 && moment.again?.isOther != true
    let row = isOfBatch ? "row \(moment.cursor.row + 1): " : ""
    let number = moment.knowsExample ? Numerals.count(moment.shownExample) : "?"
    let changes = moment.changeCount
    let changed = changes == 0 ? "" : ", " + Wording.counted(changes, "change")
    let example = "\(row)example \(number)\(changed)"
    guard let label = moment.shownLabel else { return example }
    return moment.outputNoun == "digit"
      ? "\(example) (\(Wording.withArticle(label)))" : "\(example) (target \(label))"
  }

  /// The way in, part by part: "forward", "dense", "neuron 17", "weighted sum".
  package static func path(_ moment: Moment) -> [String] {
    let network = moment.network
    let cursor = moment.cursor
    guard moment.depth > .step else {
      return [moment.depth == .step ? "from step to step" : "from epoch to epoch"]
    }
    var parts: [String]
    switch cursor.place {
    case .input: parts = ["forward", "input"]
    case .forward(let layer): parts = ["forward", Wording.layer(layer, in: network)]
    case .loss: parts = ["loss"]
    case .blame(let layer): parts = ["backward", "blame", Wording.layer(layer, in: network)]
    case .gradient(let parameter):
      parts = ["backward", "gradient", Wording.parameter(parameter, in: network)]
    case .update(let parameter): parts = ["update", Wording.parameter(parameter, in: network)]
    case .again: parts = ["look again"]
    }
    guard let unit = cursor.unit else { return parts }
    parts.append(
      cursor.place == .input ? Wording.input(unit, in: network) : "neuron \(unit)")
    guard let term = cursor.term else {
      if case .forward(let layer) = cursor.place, case .dense = network.layers[layer] {
        parts.append("weighted sum")
      }
      return parts
    }
    parts.append(termName(term, moment))
    return parts
  }

  private static func termName(_ term: Int, _ moment: Moment) -> String {
    switch moment.cursor.place {
    case .forward(let layer):
      term == moment.network.inputWidth(ofLayer: layer)
        ? "bias" : Wording.source(term, ofLayer: layer, in: moment.network)
    case .gradient(let parameter), .update(let parameter):
      "from "
        + Wording.source(
          term, ofLayer: moment.network.parameters[parameter].layer, in: moment.network)
    default: "from \(term)"
    }
  }
}
