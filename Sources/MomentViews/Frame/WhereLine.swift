import CellCanvas
import NeuralCore
import Phrases
import TimeTravel

/// The top line: step, example, the path into the network, and at the right what trains it.
package struct WhereLine {
  /// Draws the line into the first row of `rect`.
  ///
  /// On a narrow screen the batch of one and the seed go first, the path last.
  package static func draw(
    _ moment: Moment, in rect: Rect, on canvas: inout Canvas, _ context: ViewContext
  ) {
    let path = context.phrases.frame.path(moment)
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
    let phrases = context.phrases.frame
    let batch = moment.rows > 1 ? " · \(phrases.rows(moment.rows))" : ""
    let whole = path.joined(separator: " › ")
    let short = path.dropFirst(path.count > 2 ? 1 : 0).joined(separator: " › ")
    let example = phrases.example(moment)
    let step = phrases.step(moment, after: context.stepsBefore)
    let number = phrases.step(moment.cursor.step)
    let forms = [
      (
        "\(step) · \(phrases.batch(of: moment.rows)) │ \(example) │ ", whole,
        " · \(phrases.seed(moment.seed))"
      ),
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
    let names = OptimizerNames.forms(optimizer)
    return (names.first?.columns ?? 0) <= 16 ? [names[0]] : names
  }
}
