import CellCanvas
import NeuralCore
import TimeTravel

/// How wrong the answer was, in one number.
struct LossView: View {
  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard let loss = LossDerivation(moment) else { return }
    pane.head(moment.loss.words)
    pane.line(firstThatFits: [moment.loss.formula])
    pane.gap()
    drawParts(loss, moment, on: &pane)
    let context = pane.context
    pane.line("  L = \(context.revealed(Numerals.value(loss.total)))", pane.theme.strong)
    if !context.isConcealed, !loss.closes {
      pane.prose("the network recorded another loss: they do not meet", pane.theme.bad)
    }
    if moment.rows > 1, let mean = moment.batchLoss {
      pane.line(
        "  the mean of the batch's \(moment.rows) rows: \(context.revealed(Numerals.value(mean)))")
    }
    pane.gap()
    drawScale(moment, on: &pane)
  }

  private static func drawParts(_ loss: LossDerivation, _ moment: Moment, on pane: inout Pane) {
    let context = pane.context
    var table = NumberTable(marked: loss.parts.firstIndex { $0.index == moment.label })
    table.words("k", loss.parts.map { "\($0.index)" }, align: .right)
    table.numbers("target t", loss.parts.map { Numerals.value($0.target) })
    table.numbers("p", loss.parts.map { context.revealed(Numerals.value($0.answer)) })
    table.numbers("costs", loss.parts.map { context.revealed(Numerals.value($0.loss)) })
    table.draw(on: &pane)
  }

  /// Why the logarithm: what it does to an answer.
  private static func drawScale(_ moment: Moment, on pane: inout Pane) {
    guard moment.loss == .categoricalCrossentropy, !pane.context.isConcealed else { return }
    pane.prose(
      "Sure and right (p = 1) costs 0. The smaller the p of the right answer, the faster the cost "
        + "grows: a confident error is what costs most.", pane.theme.faint)
  }
}

extension Loss {
  /// The name in words.
  var words: String {
    switch self {
    case .categoricalCrossentropy: "categorical cross-entropy"
    case .binaryCrossentropy: "binary cross-entropy"
    case .meanSquaredError: "mean squared error"
    case .halfSquaredError: "half squared error"
    }
  }

  /// The formula in symbols.
  var formula: String {
    switch self {
    case .categoricalCrossentropy: "L = −Σ t·log p = −log p of the right answer"
    case .binaryCrossentropy: "L = −(t·log p + (1 − t)·log(1 − p)), mean over the outputs"
    case .meanSquaredError: "L = (p − t)², mean over the outputs"
    case .halfSquaredError: "L = ½ Σ (p − t)²"
    }
  }
}
