import CellCanvas
import NeuralCore
import TimeTravel

/// How the loss changes with one weight: the blame of the neuron it leads to, times what came in.
struct GradientView: View {
  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard case .gradient(let parameter) = moment.cursor.place,
      let gradient = moment.gradient(parameter: parameter)
    else { return }
    let slice = moment.network.parameters[parameter]
    let place = WeightPlace(moment, parameter, gradient)
    pane.head(Wording.parameter(parameter, in: moment.network))
    pane.line(
      slice.isKernel ? "∂L/∂w = δ of its neuron × what came in, x" : "∂L/∂b = δ of its neuron")
    pane.gap()
    pane.line("the gradient of \(place.words(slice))", pane.theme.strong)
    if let derivation = GradientDerivation(
      moment, parameter: parameter, unit: place.unit, input: place.input)
    {
      draw(derivation, isKernel: slice.isKernel, on: &pane)
    }
    pane.gap()
    guard !pane.context.isConcealed else { return }
    drawOverview(gradient, slice, place, moment, on: &pane)
  }

  private static func draw(
    _ derivation: GradientDerivation, isKernel: Bool, on pane: inout Pane
  ) {
    let context = pane.context
    let shown = derivation.parts.prefix(max(1, min(4, pane.rowsLeft - 8)))
    var table = NumberTable()
    if derivation.parts.count > 1 { table.words("row", shown.map { "\($0.row)" }, align: .right) }
    table.numbers("δ", shown.map { context.revealed(Numerals.gradient($0.blame)) })
    if isKernel {
      table.sign("×")
      table.numbers("x", shown.map { Numerals.value($0.input) })
    }
    table.sign("=")
    table.numbers("part", shown.map { context.revealed(Numerals.gradient($0.product)) })
    table.draw(on: &pane)
    if derivation.parts.count > shown.count {
      pane.line("  … \(derivation.parts.count - shown.count) more rows", pane.theme.faint)
    }
    pane.line(
      "  ∂L/∂w = \(context.revealed(Numerals.gradient(derivation.total)))", pane.theme.strong)
    if !context.isConcealed, !derivation.closes {
      pane.prose("the network recorded another gradient: they do not meet", pane.theme.bad)
    }
  }

  /// All gradients into the neuron: a picture where they are pixels, else a grid.
  private static func drawOverview(
    _ gradient: [Float], _ slice: ParameterSlice, _ place: WeightPlace, _ moment: Moment,
    on pane: inout Pane
  ) {
    let units = slice.shape.last ?? 1
    let column = stride(from: place.unit, to: gradient.count, by: units).map { gradient[$0] }
    let zeros = gradient.count - gradient.nonzeroCount
    pane.line(
      "\(Numerals.count(gradient.count)) gradients, \(Numerals.count(zeros)) of them exactly 0")
    if slice.isKernel, let grid = PixelGrid(inputs: column.count),
      pane.rowsLeft >= grid.cells.height + 1
    {
      let scale = Scale.signed(fitting: column)
      pane.line("those of neuron \(place.unit), pixel by pixel:", pane.theme.faint)
      pane.picture(column, grid, scale: scale, cursor: place.input)
      pane.row += grid.cells.height
      pane.legend(scale)
    } else if pane.rowsLeft >= 4 {
      UnitPicture(
        slice.isKernel ? column : gradient, symbol: "gradient",
        cursor: slice.isKernel ? place.input : place.unit, write: { Numerals.gradient($0) }
      ).draw(on: &pane)
    }
  }
}

/// The weight or bias that a view of a parameter is about: the cursor's, or the one that matters most.
struct WeightPlace {
  /// The neuron that it leads to.
  let unit: Int
  /// What it multiplies; nil of a bias.
  let input: Int?
  /// Its index in the slice.
  let index: Int

  init(_ moment: Moment, _ parameter: Int, _ gradient: [Float]) {
    let slice = moment.network.parameters[parameter]
    let units = slice.shape.last ?? 1
    let loudest = gradient.loudest ?? 0
    unit = moment.cursor.unit ?? loudest % units
    guard slice.isKernel else {
      input = nil
      index = unit
      return
    }
    let unit = unit
    let column = stride(from: unit, to: gradient.count, by: units).map { gradient[$0] }
    let row = moment.cursor.term ?? column.loudest ?? 0
    input = row
    index = row * units + unit
  }

  /// "the weight from 152 to neuron 17", or "the bias of neuron 17".
  func words(_ slice: ParameterSlice) -> String {
    input.map { "the weight from \($0) to neuron \(unit)" } ?? "the bias of neuron \(unit)"
  }
}
