import CellCanvas
import NeuralCore
import Notation
import Phrases
import TimeTravel

/// What the function does to z, and how steep it is there.
struct ActivationView: View {
  static func room(for moment: Moment, in size: Size) -> ViewRoom {
    ViewRoom(UnitPicture.width(ofUnits: moment), 18, widest: 56)
  }

  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard case .forward(let layer) = moment.cursor.place,
      case .activation(let activation) = moment.network.layers[layer],
      let z = moment.inputToLayer(layer), let a = moment.output(ofLayer: layer)
    else { return }
    let unit = moment.unitInFocus ?? 0
    let phrases = pane.phrases.activation
    pane.head(pane.phrases.common.neuron(unit, ofLayer: layer, in: moment.network))
    pane.line(firstThatFits: phrases.formulas(activation))
    pane.gap()
    let summary = phrases.summary(activation, ActivationCounts(z, a)) ?? ""
    let top = pane.row
    let right = drawPoint(activation, z[unit], a[unit], on: &pane)
    let isSummed = putBeside(summary, x: right + 3, from: top, on: &pane)
    pane.gap()
    UnitPicture(
      a, symbol: "a", scale: ActivationScale.scale(activation, a), cursor: unit,
      write: { ActivationScale.written($0, activation) }
    )
    .draw(on: &pane, isConcealed: pane.context.isConcealed)
    pane.gap()
    if !pane.context.isConcealed {
      pane.prose(phrases.corner(activation, z: z[unit]) ?? "")
      if !isSummed { pane.prose(summary) }
    }
  }

  /// What is true of all neurons beside the numbers of one, in a strip, whose last rows the picture takes;
  /// returns whether it stands there.
  private static func putBeside(
    _ summary: String, x: Int, from top: Int, on pane: inout Pane
  ) -> Bool {
    guard pane.context.isCompanion, pane.rect.height < 9, !pane.context.isConcealed,
      pane.rect.width - x >= 24
    else { return false }
    let lines = wrap(summary, width: pane.rect.width - x)
    guard lines.count <= rowsOfNumbers else { return false }
    for (row, line) in lines.enumerated() { pane.put(line, x: x, row: top + row - pane.row) }
    return true
  }

  /// Those of z, a and the slope.
  private static let rowsOfNumbers = 3

  /// The curve with the point on it, and beside it z, a and the slope; returns where their columns end.
  private static func drawPoint(
    _ activation: Activation, _ z: Float, _ a: Float, on pane: inout Pane
  ) -> Int {
    let top = pane.row
    let (width, height) = plotSize(in: pane)
    let hasCurve = pane.rect.width >= 48 && pane.rowsLeft >= height + 4
    if hasCurve {
      drawCurve(activation, z, a, Size(width: width, height: height), on: &pane)
    }
    let x = hasCurve ? width + 3 : 0
    let slope = activation.derivative(at: z, value: a)
    let phrases = pane.phrases.activation
    let rows = [
      ("z", phrases.legend.z, Numerals.signed(z)),
      ("a", phrases.legend.a, pane.context.revealed(ActivationScale.written(a, activation))),
      (phrases.slope, phrases.legend.slope, pane.context.revealed(Numerals.setting(slope))),
    ]
    let numbers = Numerals.aligned(rows.map(\.2))
    let words = x + 1 + (rows.map(\.0.columns).max() ?? 0)
    let numbersX = words + 2 + (rows.map(\.1.columns).max() ?? 0)
    for (row, number) in zip(rows, numbers) {
      pane.put(row.0, x: x, style: pane.theme.faint)
      pane.put(row.1, x: words, style: pane.theme.faint)
      pane.put(number, x: numbersX, style: pane.theme.strong)
      pane.row += 1
    }
    if !pane.context.isConcealed, pane.rowsLeft >= 4 {
      pane.put(phrases.meaning(ofSlope: slope), x: x, style: pane.theme.faint)
      pane.row += 1
    }
    if hasCurve { pane.row = max(pane.row, top + height) }
    return numbersX + (numbers.map(\.columns).max() ?? 0)
  }

  /// The cells of the curve: what the numbers beside it, the grid and its sentences leave.
  private static func plotSize(in pane: Pane) -> (width: Int, height: Int) {
    let width = pane.isTall ? min(60, max(26, pane.rect.width - 28)) : 26
    return (width, pane.rect.height > 40 ? 20 : pane.isTall ? 12 : 7)
  }

  private static func drawCurve(
    _ activation: Activation, _ z: Float, _ a: Float, _ size: Size, on pane: inout Pane
  ) {
    let least = ActivationScale.reach(activation)
    let reach = z.isFinite ? min(max(least, abs(z) * 1.2), 1e6) : least
    let points = (0...160).map { step in
      let x = reach * (Float(step) / 80 - 1)
      return SIMD2(x, activation.value(x))
    }
    let values = points.map(\.y)
    let (low, high) = (min(0, values.min() ?? 0), max(values.max() ?? 1, 0.001))
    let ticks = [low, 0, high].reduce(into: [LinePlot.Tick]()) { ticks, value in
      if ticks.last?.value != value {
        ticks.append(.init(value, Numerals.value(value, decimals: 1)))
      }
    }
    var plot = LinePlot(
      [.init(points, style: pane.theme.title)], x: -reach...reach, y: low...high, ticks: ticks,
      cursor: z)
    if !pane.context.isConcealed {
      plot.marks = [.init(SIMD2(z, a), "●", style: pane.theme.strong)]
    }
    let rect = Rect(
      x: pane.rect.x, y: pane.rect.y + pane.row, width: size.width, height: size.height)
    pane.canvas.draw(plot, in: rect, look: pane.look)
  }
}
