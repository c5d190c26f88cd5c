import CellCanvas
import NeuralCore
import TimeTravel

/// What changes, and by how much: before − learning rate × gradient = after.
struct UpdateView: View {
  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard case .update(let parameter) = moment.cursor.place,
      let gradient = moment.gradient(parameter: parameter),
      let after = moment.after(parameter: parameter)
    else { return }
    let slice = moment.network.parameters[parameter]
    let before = moment.before(parameter: parameter)
    let place = WeightPlace(moment, parameter, gradient)
    pane.head("\(Wording.parameter(parameter, in: moment.network)) · \(moment.optimizer)")
    pane.line("after = before − learning rate × gradient")
    pane.gap()
    pane.line(place.words(slice), pane.theme.strong)
    let old = before[before.startIndex + place.index]
    let new = after[after.startIndex + place.index]
    let pair = Numerals.pair(old, new)
    let rate = Numerals.setting(moment.optimizer.learningRate)
    let context = pane.context
    pane.line(
      "  \(pair.before) − \(rate) × (\(Numerals.gradient(gradient[place.index]))) = "
        + context.revealed(pair.after))
    let mark = new > old ? "▲" : new < old ? "▼" : "="
    pane.line("  \(mark) \(context.revealed(pair.change))", pane.theme.number(new - old))
    if !context.isConcealed,
      let update = UpdateDerivation(
        moment, parameter: parameter, unit: place.unit, input: place.input), !update.closes
    {
      pane.prose("the network recorded another weight: they do not meet", pane.theme.bad)
    }
    pane.gap()
    guard !context.isConcealed else { return }
    let changes = zip(before, after).map { $1 - $0 }
    drawOverview(changes, slice, place, on: &pane)
  }

  private static func drawOverview(
    _ changes: [Float], _ slice: ParameterSlice, _ place: WeightPlace, on pane: inout Pane
  ) {
    let moved = changes.nonzeroCount
    pane.line(
      "\(Numerals.count(moved)) of \(Numerals.count(changes.count)) moved; the gradient points "
        + "uphill, so it is subtracted")
    let units = slice.shape.last ?? 1
    let column = stride(from: place.unit, to: changes.count, by: units).map { changes[$0] }
    if slice.isKernel, let grid = PixelGrid(inputs: column.count),
      pane.rowsLeft >= grid.cells.height + 1
    {
      let scale = Scale.signed(fitting: column)
      pane.line("what neuron \(place.unit) moved, pixel by pixel:", pane.theme.faint)
      pane.picture(column, grid, scale: scale, cursor: place.input)
      pane.row += grid.cells.height
      pane.legend(scale)
    } else if pane.rowsLeft >= 4 {
      UnitPicture(
        slice.isKernel ? column : changes, symbol: "change",
        cursor: slice.isKernel ? place.input : place.unit, write: { Numerals.gradient($0) }
      ).draw(on: &pane)
    }
  }
}
