import CellCanvas
import NeuralCore
import Phrases
import TimeTravel

/// The top line: step, example, the path into the network, and at the right what trains it.
package struct WhereLine {
  /// Draws the line into the first row of `rect`.
  ///
  /// On a narrow screen the batch of one and the seed go first, the path last. Returns the parts of the
  /// path, each of which leads to what it names.
  @discardableResult
  package static func draw(
    _ moment: Moment, in rect: Rect, on canvas: inout Canvas, _ context: ViewContext
  ) -> [Signpost] {
    let path = context.phrases.frame.path(moment)
    let (left, way, setup) = fitting(moment, path, context, width: rect.width)
    let theme = context.theme
    let used = canvas.put(
      [StyledText(" " + left, theme.faint), StyledText(way, theme.title)], x: rect.x, y: rect.y,
      within: rect)
    if used + setup.columns < rect.width {
      canvas.put(setup + " ", in: rect, align: .right, style: theme.faint)
    }
    let start = rect.x + 1 + left.columns
    return signposts(moment, path, shown: way, x: start, y: rect.y).filter {
      $0.rect.maxX <= rect.maxX
    }
  }

  /// The parts of the path that are shown, with what they name.
  private static func signposts(
    _ moment: Moment, _ path: [String], shown way: String, x: Int, y: Int
  ) -> [Signpost] {
    guard moment.depth > .step else { return [] }
    let separator = " › "
    var x = x
    let isWhole = way == path.joined(separator: separator)
    return zip(path, targets(moment, parts: path.count)).dropFirst(isWhole ? 0 : 1)
      .compactMap { part, target in
        defer { x += part.columns + separator.columns }
        let rect = Rect(x: x, y: y, width: part.columns, height: 1)
        return target.map { Signpost(rect: rect, destination: .target($0)) }
      }
  }

  /// What the parts of a path name: the phase, the place, and inside of it a neuron and a term.
  private static func targets(_ moment: Moment, parts: Int) -> [Target?] {
    let cursor = moment.cursor
    let place = parts - partsInside(moment)
    let phase = moment.walk.first { $0.phase == cursor.place.phase }.map { Target(place: $0) }
    return (0..<parts).map { index in
      if index < place - 1 { return phase }
      return Target(
        place: cursor.place, unit: index < place ? nil : cursor.unit,
        term: index <= place ? nil : cursor.term)
    }
  }

  /// How many parts lie inside of the place: the neuron, and behind it its term or what it shows.
  private static func partsInside(_ moment: Moment) -> Int {
    let cursor = moment.cursor
    guard cursor.unit != nil else { return 0 }
    if cursor.term != nil { return 2 }
    guard case .forward(let layer) = cursor.place, case .dense = moment.network.layers[layer]
    else { return 1 }
    return 2
  }

  /// The longest form that fits: what is left of the path, the path, and the setup at the right.
  private static func fitting(
    _ moment: Moment, _ path: [String], _ context: ViewContext, width: Int
  ) -> (left: String, way: String, setup: String) {
    let phrases = context.phrases.frame
    let batch = moment.rows > 1 ? " · \(phrases.rows(moment.rows))" : ""
    let whole = path.joined(separator: " › ")
    let short = path.dropFirst(path.count > 2 ? 1 : 0).joined(separator: " › ")
    let example = phrases.example(moment)
    let step = phrases.step(moment, after: context.stepsBefore)
    let isLooking = moment.sessionBefore.isLooking
    let number = isLooking ? phrases.looking : phrases.step(moment.cursor.step)
    let forms = [
      (
        "\(step) · \(phrases.batch(of: moment.rows)) │ \(example) │ ", whole,
        " · \(phrases.seed(moment.seed))"
      ),
      ("\(step)\(batch) │ \(example) │ ", whole, ""),
      ("\(number)\(batch) │ \(example) │ ", whole, ""),
      ("\(number)\(batch) │ \(example) │ ", short, ""),
      ("\(number) │ \(example) │ ", short, ""), ("\(number) │ ", short, ""),
    ]
    // Where nothing moves, what would move it is beside the point.
    let optimizers = isLooking ? [""] : optimizers(moment.optimizer)
    for (index, (left, way, seed)) in forms.enumerated() {
      // The step is told before the optimizer.
      for optimizer in optimizers + (index < 3 ? [] : [""]) {
        let setup = optimizer.isEmpty ? "" : optimizer + seed
        let used = left.columns + way.columns + setup.columns + 3
        if used + 2 <= width { return (left, way, setup) }
      }
    }
    return ("", short, "")
  }

  /// The optimizer's names that may stand at the right: a short one is shown whole or not at all.
  private static func optimizers(_ optimizer: Optimizer) -> [String] {
    let names = OptimizerNames.forms(optimizer)
    return (names.first?.columns ?? 0) <= 16 ? [names[0]] : names
  }
}
