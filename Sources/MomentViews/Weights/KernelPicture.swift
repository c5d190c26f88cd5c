import CellCanvas
import Notation
import Phrases
import TimeTravel

/// A kernel's numbers, such as its gradients: a table when they are few, else pictures that say where the large ones are.
struct KernelPicture {
  let focus: WeightFocus
  /// The numbers, [inputs, units].
  let values: [Float]
  /// The scale of the overview; nil fits it to the numbers.
  var scale: Scale?

  /// Draws what there is room for.
  func draw(on pane: inout Pane) {
    guard !pane.context.isConcealed else { return }
    if values.count <= 12 {
      drawTable(on: &pane)
    } else {
      drawPictures(on: &pane)
    }
  }

  private func drawTable(on pane: inout Pane) {
    let theme = pane.theme
    let room = pane.rowsLeft - 1
    let shown = values.prefix(max(0, values.count <= room ? room : room - 1))
    guard !shown.isEmpty else { return }
    var table = NumberTable(marked: focus.index)
    table.words(pane.phrases.common.weights(from: focus.names.kind), shown.indices.map(focus.short))
    table.numbers("∂L/∂w", shown.map { Numerals.gradient($0) }) { theme.number(values[$0]) }
    table.draw(on: &pane, leadingTo: shown.indices.map(focus.target))
    pane.folded(values.count, shown: shown.count)
  }

  private func drawPictures(on pane: inout Pane) {
    guard pane.rowsLeft >= 4 else { return }
    let top = pane.row
    var x = 0
    if let grid = focus.names.grid, pane.rowsLeft >= grid.cells.height + 2 {
      let units = focus.units
      let column = stride(from: focus.unit, to: values.count, by: units).map { values[$0] }
      let scale = Scale.signed(fitting: column)
      pane.put(pane.phrases.weights.gradients(ofNeuron: focus.unit), style: pane.theme.strong)
      pane.row += 1
      pane.picture(column, grid, scale: scale, cursor: focus.input, pointsAt: .terms)
      pane.row += grid.cells.height
      pane.legend(scale, marking: focus.input != nil, width: grid.cells.width)
      x = grid.columns + 2
    }
    guard pane.rect.width - x >= 18 else { return }
    let bottom = pane.row
    pane.row = top
    drawOverview(x: x, width: pane.rect.width - x, on: &pane)
    pane.row = max(pane.row, bottom)
  }

  /// All weights, each place the largest of its block: inputs across, neurons down.
  func drawOverview(x: Int, width room: Int, on pane: inout Pane) {
    // As large as there is room for: a place for each weight where they all fit.
    let inputs = focus.slice.shape[0]
    let width = min(room, pane.isTall ? inputs : 56, inputs)
    let most = (focus.units + 1) / 2
    let isPooled = width < inputs || pane.rowsLeft - 2 < most
    let height = min(pane.rowsLeft - (isPooled ? 3 : 2), pane.isTall ? most : 14, most)
    guard width > 0, height > 0 else { return }
    // Not `fitting`: a generic of another module takes ten times as long over 156,800 numbers.
    let scale = scale ?? .signed(values.loudest.map { abs(values[$0]) } ?? 0)
    let rows = min(2 * height, focus.units)
    // A few neurons are drawn as stripes that can be told apart.
    let stripe =
      rows == focus.units && pane.isTall ? min(4, max(1, 2 * (pane.rowsLeft - 3) / rows)) : 1
    let weights = largest(rows: rows, columns: width)
    let places = weights.map { values[$0] }
    let map = HeatMap(
      rows: rows * stripe, columns: width,
      values: (0..<rows * stripe * width).map { places[$0 / width / stripe * width + $0 % width] },
      scale: scale)
    let titles = pane.phrases.weights.overview
    let title = titles.first { $0.columns <= room } ?? titles.last ?? ""
    pane.put(title.cut(to: room), x: x, style: pane.theme.strong)
    pane.row += 1
    pane.canvas.draw(
      map, x: pane.rect.x + x, y: pane.rect.y + pane.row, look: pane.look, clip: pane.rect)
    pane.spots.append(
      Spot(
        rect: Rect(
          x: pane.rect.x + x, y: pane.rect.y + pane.row, width: width, height: map.cells.height
        ).intersection(pane.rect),
        weights: weights, columns: width, units: focus.units, zoom: stripe))
    pane.row += map.cells.height
    pane.legend(scale, x: x)
    guard rows < focus.units || width < inputs else { return }
    let forms = pane.phrases.weights.pooled(
      inputs: (inputs + width - 1) / width, units: (focus.units + rows - 1) / rows)
    let words = forms.first { $0.columns <= room } ?? forms.last ?? ""
    pane.put(words.cut(to: room), x: x, style: pane.theme.faint)
    pane.row += 1
  }

  /// The index of the number of largest magnitude in each of `rows` × `columns` blocks, neurons down.
  private func largest(rows: Int, columns: Int) -> [Int] {
    let (inputs, units) = (focus.slice.shape[0], focus.units)
    // Divisions are slow, and there can be many numbers: one for each neuron, one for each input.
    let starts = (0..<units).map { $0 * rows / units * columns }
    var sizes = [Float](repeating: -1, count: rows * columns)
    var largest = [Int](repeating: 0, count: rows * columns)
    for input in 0..<inputs {
      let column = input * columns / inputs
      let first = input * units
      for unit in 0..<units {
        let (place, size) = (starts[unit] + column, abs(values[first + unit]))
        if size > sizes[place] { (sizes[place], largest[place]) = (size, first + unit) }
      }
    }
    return largest
  }
}
