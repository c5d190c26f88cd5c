import CellCanvas
import NeuralCore
import Notation
import Phrases
import TimeTravel

/// What a layer's weights look for, and what an update changed: pictures, a histogram, the largest.
struct WeightsView: View {
  static func room(for moment: Moment, in size: Size) -> ViewRoom {
    // The weights into a few neurons are a flat picture, which leaves room to others.
    let units = Lens.kernel(of: moment).flatMap { moment.network.parameters[$0].shape.last } ?? 1
    return ViewRoom(28, 16, widest: units <= 24 ? 72 : .max)
  }

  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard case .weights(let part) = pane.context.lens.shown(for: moment),
      let kernel = Kernel(moment, part, on: pane)
    else { return }
    let focus = kernel.focus
    let held = pane.heldNote(moment.cursor.step, isBeyond: kernel.isBeyondScale)
    let marked = kernel.marked(in: moment, isHidden: pane.context.isConcealed, pane.phrases)
    // Where both do not fit, what the scale is matters more: the sentence tells the number.
    let notes =
      marked.map { [$0, held].compactMap(\.self).joined(separator: " · ") } + [held ?? ""]
    pane.head(
      pane.phrases.common.parameter(focus.slice, in: moment.network),
      note: notes.first { $0.columns <= pane.rect.width } ?? notes.last)
    guard !pane.context.isConcealed || part == .before else {
      pane.line(pane.phrases.weights.hidden(part), pane.theme.faint)
      return
    }
    if kernel.values.count <= mostRows {
      drawRows(kernel, on: &pane)
    } else {
      drawPictures(kernel, moment, on: &pane)
    }
  }

  /// Up to so many weights are shown as rows.
  private static let mostRows = 12

  private static func drawRows(_ kernel: Kernel, on pane: inout Pane) {
    let (focus, values) = (kernel.focus, kernel.values)
    var table = NumberTable(marked: focus.index)
    table.words(
      pane.phrases.common.weights(from: focus.names.kind), values.indices.map(focus.short))
    table.numbers(pane.phrases.weights.column(kernel.part), kernel.written(Array(values.indices))) {
      pane.theme.number(values[$0])
    }
    let top = pane.row + 1
    let x = table.draw(on: &pane, leadingTo: values.indices.map(focus.target)) + 1
    let width = min(31, pane.rect.width - x)
    guard width >= 7 else { return }
    pane.barTitle(kernel.scale, x: x, row: top - 1, width: width)
    for (row, value) in values.enumerated() {
      pane.bar(value, kernel.scale, x: x, row: top + row, width: width)
    }
  }

  private static func drawPictures(_ kernel: Kernel, _ moment: Moment, on pane: inout Pane) {
    // Of a few neurons the picture of all weights is flat.
    let isFlat = kernel.focus.names.grid == nil && (kernel.focus.units + 1) / 2 < pane.rowsLeft / 2
    if pane.rect.width < 56 || isFlat && pane.rect.width >= 64 {
      drawBelow(kernel, on: &pane)
    } else {
      drawBeside(kernel, moment, on: &pane)
    }
  }

  /// A picture, the numbers below it.
  private static func drawBelow(_ kernel: Kernel, on pane: inout Pane) {
    let focus = kernel.focus
    if let grid = focus.names.grid, grid.columns <= pane.rect.width {
      drawNeuron(
        kernel.column, grid, pane.phrases.weights.picture(kernel.part, ofNeuron: focus.unit),
        kernel, on: &pane)
    } else {
      var room = pane
      room.limit(toRows: max(10, pane.rowsLeft - 24))
      KernelPicture(focus: focus, values: kernel.values, scale: kernel.scale)
        .drawOverview(x: 0, width: pane.rect.width, on: &room)
      pane.canvas = room.canvas
      pane.row = room.row
    }
    if pane.rowsLeft > 12 { pane.gap() }
    drawNumbers(kernel, x: 0, rows: .max, on: &pane)
  }

  /// A picture at the left, numbers at its right; below both, where there is room, two more pictures.
  private static func drawBeside(_ kernel: Kernel, _ moment: Moment, on pane: inout Pane) {
    let (focus, top) = (kernel.focus, pane.row)
    let overview = KernelPicture(focus: focus, values: kernel.values, scale: kernel.scale)
    let grid = focus.names.grid.flatMap { grid -> PixelGrid? in
      let room = Size(width: pane.rect.width / 2, height: pane.rowsLeft - 20)
      return grid.columns > pane.rect.width / 2
        ? nil : pane.context.isAlone ? grid : grid.zoomed(toFit: room, atLeast: 1)
    }
    // The numbers need no more than this.
    let left =
      grid?.cells.width
      ?? (pane.isTall
        ? min(max(28, pane.rect.width - 36), max(28, focus.slice.shape[0]))
        : min(28, pane.rect.width / 2))
    if let grid {
      drawNeuron(
        kernel.column, grid, pane.phrases.weights.picture(kernel.part, ofNeuron: focus.unit),
        kernel, on: &pane)
    } else {
      overview.drawOverview(x: 0, width: left, on: &pane)
    }
    let bottom = pane.row
    pane.row = top
    // Below a picture of pixels come more pictures; it leaves six rows beside it.
    let rows = grid.map { max(6, $0.cells.height - 8) } ?? (pane.isTall ? .max : 6)
    drawNumbers(kernel, x: left + 2, rows: rows, on: &pane)
    pane.row = max(pane.row, bottom)
    guard let grid = focus.names.grid, pane.rowsLeft >= 6 else { return }
    let below = pane.row
    let hasProducts = pane.context.isAlone && pane.rowsLeft >= grid.cells.height + 2
    if hasProducts, !pane.context.isConcealed {
      let x = moment.inputToLayer(focus.slice.layer) ?? []
      let products = zip(kernel.column, x).map { $0 * $1 }
      drawNeuron(
        products, grid, pane.phrases.weights.timesInputs(kernel.part, focus.names.kind), nil,
        on: &pane)
      pane.row = below
    }
    guard hasProducts || !pane.context.isAlone else { return }
    let x = hasProducts ? left + 2 : 0
    overview.drawOverview(x: x, width: pane.rect.width - x, on: &pane)
  }

  /// One number for each pixel, on the kernel's own scale, or without one on its own.
  private static func drawNeuron(
    _ values: [Float], _ grid: PixelGrid, _ title: String, _ kernel: Kernel?, on pane: inout Pane
  ) {
    let scale = kernel?.columnScale ?? .signed(fitting: values)
    pane.put(title, style: pane.theme.strong)
    pane.row += 1
    pane.picture(
      values, grid, scale: scale, cursor: kernel?.focus.input,
      pointsAt: kernel == nil ? nil : .terms)
    pane.row += grid.cells.height
    pane.legend(scale, marking: kernel?.focus.input != nil, width: grid.cells.width)
  }

  /// How the numbers spread, and the largest of them.
  private static func drawNumbers(_ kernel: Kernel, x: Int, rows: Int, on pane: inout Pane) {
    let values = kernel.values
    let width = pane.rect.width - x
    guard width >= 20, pane.rowsLeft >= 10 else { return }
    pane.put(pane.phrases.weights.histogram, x: x, style: pane.theme.strong)
    pane.row += 1
    // Beside a histogram of that width there is room for the first of the largest.
    let bars = pane.isTall && width >= 62 ? 36 : width
    let top = pane.row
    Histogram(values, kernel.scale, bins: 7).draw(on: &pane, x: x, width: bars)
    let zeros = values.count - values.nonzeroCount
    if zeros > 0 {
      pane.put(
        pane.phrases.weights.zero(zeros).cut(to: width), x: x,
        style: pane.theme.faint)
    }
    pane.row += 1
    let below = pane.row
    var told = 0
    if bars < width {
      pane.row = top - 1
      told = drawLargest(kernel, x: x + bars + 3, rows: below - top, after: 0, on: &pane)
      pane.row = below
    }
    _ = drawLargest(kernel, x: x, rows: min(rows, pane.rowsLeft - 1), after: told, on: &pane)
  }

  /// The largest numbers but those that are told already, in as many columns as there is room for;
  /// returns how many are told then.
  private static func drawLargest(
    _ kernel: Kernel, x: Int, rows: Int, after told: Int, on pane: inout Pane
  ) -> Int {
    guard rows > 2 else { return told }
    let values = kernel.values
    func table(_ indices: ArraySlice<Int>) -> NumberTable {
      var table = NumberTable(gap: 1, indent: 0)
      table.words(
        pane.phrases.weights.largest(kernel.part), indices.map(kernel.focus.short))
      table.numbers(pane.phrases.weights.column(kernel.part), kernel.written(Array(indices))) {
        pane.theme.number(values[indices[indices.startIndex + $0]])
      }
      return table
    }
    let (top, gap) = (pane.row, 3)
    let width = table(kernel.largest(rows)).width + gap
    let across = max(1, (pane.rect.width - x + gap) / width)
    let largest = kernel.largest(told + across * rows).dropFirst(told)
    pane.isFolded = told + largest.count < kernel.told
    for (column, start) in stride(from: 0, to: largest.count, by: rows).enumerated() {
      pane.row = top
      let shown = largest.dropFirst(start).prefix(rows)
      table(shown).draw(
        on: &pane, x: x + column * width, leadingTo: shown.map(kernel.focus.target))
    }
    pane.row = top + 1 + min(rows, largest.count)
    return told + largest.count
  }
}

/// A kernel's numbers as one lens shows them, and the scales that the lenses share.
private struct Kernel {
  let part: WeightsKind
  let focus: WeightFocus
  /// The numbers, [inputs, units].
  let values: [Float]
  /// Those of the neuron in focus, [inputs].
  let column: [Float]
  /// The scale of all: before and after share theirs, so that they can be compared.
  let scale: Scale
  /// The scale of the neuron in focus.
  let columnScale: Scale

  init?(_ moment: Moment, _ part: WeightsKind, on pane: Pane) {
    guard let parameter = Lens.kernel(of: moment) else { return nil }
    self.part = part
    let before = Array(moment.before(parameter: parameter))
    let after = moment.after(parameter: parameter).map(Array.init)
    switch part {
    case .before: values = before
    case .after: values = after ?? before
    case .change:
      values =
        moment.changes(ofParameter: parameter) ?? Array(repeating: 0, count: before.count)
    }
    focus = WeightFocus(
      moment, parameter: parameter, values: moment.gradient(parameter: parameter) ?? values,
      isOpen: pane.context.isConcealed)
    let (unit, units) = (focus.unit, focus.units)
    func column(_ values: [Float]) -> [Float] {
      stride(from: unit, to: values.count, by: units).map { values[$0] }
    }
    self.column = column(values)
    let limits =
      pane.context.held?.limits(part)
      ?? HeldScale.limits(moment, parameter, unit: unit, isChange: part == .change)
    scale = .signed(limits.all)
    columnScale = .signed(limits.column)
  }

  /// The largest numbers, the largest first; what has not changed is no change.
  func largest(_ count: Int) -> ArraySlice<Int> {
    values.indicesOfLargest(min(count, told))[...]
  }

  /// The weight under the cursor with its number, the longest form first; none where none is entered, or
  /// it is hidden.
  func marked(in moment: Moment, isHidden: Bool, _ phrases: ViewPhrases) -> [String] {
    guard moment.cursor.term != nil, !isHidden || part == .before else { return [] }
    let value = values[focus.index]
    let text = part == .change ? Numerals.figures(value) : Numerals.signed(value)
    let number = "\(phrases.weights.column(part)) = \(text)"
    return [phrases.common.weight(focus.place), focus.short(focus.index)].map { "\($0): \(number)" }
  }

  /// Whether a number is larger than the scale shows.
  var isBeyondScale: Bool {
    values.loudest.map { values[$0].magnitude > scale.limit } ?? false
  }

  /// How many of the numbers there is something to tell of.
  var told: Int { part == .change ? values.nonzeroCount : values.count }

  /// Some of the numbers; of changes as many decimals as show three figures.
  func written(_ indices: [Int]) -> [String] {
    indices.map { index in
      guard part == .change else { return Numerals.signed(values[index]) }
      return (values[index] > 0 ? "+" : "") + Numerals.figures(values[index])
    }
  }
}
