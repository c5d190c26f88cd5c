import CellCanvas
import NeuralCore
import TimeTravel

/// What the function does to z, and how steep it is there.
struct ActivationView: View {
  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard case .forward(let layer) = moment.cursor.place,
      case .activation(let function) = moment.network.layers[layer],
      let z = moment.inputToLayer(layer), let a = moment.output(ofLayer: layer)
    else { return }
    let unit = moment.cursor.unit ?? a.loudest ?? 0
    pane.head("\(Wording.layer(layer, in: moment.network)) · neuron \(unit) (0–\(a.count - 1))")
    pane.line(firstThatFits: [function.formula])
    pane.gap()
    drawNumbers(z, a, around: unit, function, on: &pane)
    pane.gap()
    guard !pane.context.isConcealed else { return }
    UnitPicture(a, symbol: "a", isSigned: a.contains { $0 < 0 }, cursor: unit).draw(on: &pane)
    pane.line(
      "\(a.nonzeroCount) of \(a.count) speak, \(a.count - a.nonzeroCount) are silent (exactly 0)")
    drawCurve(function, z: z[unit], a: a[unit], on: &pane)
  }

  private static func drawNumbers(
    _ z: [Float], _ a: [Float], around unit: Int, _ function: Activation, on pane: inout Pane
  ) {
    let context = pane.context
    let start = max(0, min(unit - 1, a.count - 3))
    let rows = Array(start..<min(a.count, start + 3))
    var table = NumberTable(marked: rows.firstIndex(of: unit))
    table.words("neuron", rows.map(String.init), align: .right)
    table.numbers("z", rows.map { Numerals.signed(z[$0]) }) { pane.theme.number(z[rows[$0]]) }
    table.words("", rows.map { _ in "→" })
    table.numbers("a", rows.map { context.revealed(Numerals.value(a[$0])) })
    table.numbers(
      "slope",
      rows.map { context.revealed(Numerals.value(function.derivative(at: z[$0], value: a[$0]))) })
    table.draw(on: &pane)
  }

  /// The function over z, with a mark where the neuron is.
  private static func drawCurve(_ function: Activation, z: Float, a: Float, on pane: inout Pane) {
    guard pane.rowsLeft >= 8, pane.rect.width >= 40 else { return }
    pane.row += 1
    let reach = max(2, (abs(z) * 1.2).rounded(.up))
    let points = (0...80).map { step in
      let x = -reach + 2 * reach * Float(step) / 80
      return SIMD2(x, function.value(x))
    }
    let values = points.map(\.y)
    let low = min(values.min() ?? -1, 0)
    let high = max(values.max() ?? 1, 1)
    let plot = LinePlot(
      [LinePlot.Series(points, style: pane.theme.title)], x: -reach...reach, y: low...high,
      ticks: [
        .init(low, Numerals.value(low, decimals: 1)),
        .init(high, Numerals.value(high, decimals: 1)),
      ], cursor: z)
    let height = min(9, pane.rowsLeft)
    pane.canvas.draw(
      plot,
      in: Rect(
        x: pane.rect.x, y: pane.rect.y + pane.row, width: min(56, pane.rect.width), height: height),
      look: pane.look)
    pane.row += height
  }
}

extension Activation {
  /// The formula in symbols.
  var formula: String {
    switch self {
    case .linear: "a = z"
    case .relu: "a = max(0, z)      slope: 1 above 0, else 0"
    case .sigmoid: "a = 1 / (1 + exp(−z))      slope: a × (1 − a)"
    case .tanh: "a = tanh z      slope: 1 − a²"
    case .softmax: "p_k = exp(z_k) / Σ exp(z_i)"
    }
  }
}
