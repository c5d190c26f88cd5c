import CellCanvas
import NeuralCore
import TimeTravel

/// The layers in order, what each holds, the example, and from softmax on what the network says.
enum NetworkPane {
  static func draw(
    _ moment: Moment, in rect: Rect, on canvas: inout Canvas, _ context: ViewContext
  ) {
    let isWide = rect.width >= 26
    var row = 0
    drawRow(
      "input", moment.network.inputs, moment.input, place: .input, moment, row, rect, &canvas,
      context)
    for layer in moment.network.layers.indices {
      row += 1
      drawRow(
        name(layer, moment.network, isWide), moment.network.width(ofLayer: layer),
        moment.output(ofLayer: layer), place: .forward(layer: layer), moment, row, rect, &canvas,
        context)
    }
    row += 1
    drawRow("loss", 1, nil, place: .loss, moment, row, rect, &canvas, context)
    row += 2
    row = drawAnswer(moment, from: row, rect, &canvas, context)
    drawExample(moment, from: row + 1, rect, &canvas, context)
  }

  private static func name(_ layer: Int, _ network: Sequential, _ isWide: Bool) -> String {
    if case .dropout(let rate) = network.layers[layer], isWide {
      return "dropout \(Numerals.setting(rate))"
    }
    if isWide { return Wording.layer(layer, in: network) }
    let name = network.layerNames[layer].replacing("dropout", with: "drop")
    return String(name.filter { $0 != "_" })
  }

  private static func drawRow(
    _ name: String, _ width: Int, _ values: [Float]?, place: Place, _ moment: Moment, _ row: Int,
    _ rect: Rect, _ canvas: inout Canvas, _ context: ViewContext
  ) {
    guard row < rect.height else { return }
    let theme = context.theme
    let isHere = isHere(place, moment)
    let isDone = moment.knows(place)
    let mark = isHere ? "▶" : isDone ? "✓" : " "
    let style = isHere ? theme.title : isDone ? theme.text : theme.faint
    let y = rect.y + row
    canvas.put("\(mark) \(name)", x: rect.x, y: y, style: style, clip: rect)
    let count = "\(width)"
    if rect.width >= 26 {
      canvas.put(count.padded(to: 4, .right), x: rect.x + 14, y: y, style: theme.faint, clip: rect)
      guard let values, isDone, !(context.isConcealed && isHere) else { return }
      canvas.strip(
        values, x: rect.x + 19, y: y, width: rect.width - 19, scale: .signed(fitting: values),
        look: context.look, clip: rect)
    } else {
      canvas.put(
        count, x: rect.maxX - count.columns, y: y, style: theme.faint, clip: rect)
    }
  }

  private static func isHere(_ place: Place, _ moment: Moment) -> Bool {
    switch (moment.cursor.place, place) {
    case (.blame(let layer), .forward(let other)): layer == other
    case (.gradient(let parameter), .forward(let other)),
      (.update(let parameter), .forward(let other)):
      moment.network.parameters[parameter].layer == other
    default: moment.cursor.place == place
    }
  }

  /// What the network says, its p, and whether it is right.
  private static func drawAnswer(
    _ moment: Moment, from row: Int, _ rect: Rect, _ canvas: inout Canvas, _ context: ViewContext
  ) -> Int {
    let theme = context.theme
    var lines: [(String, Style)] = []
    if let said = moment.prediction, !context.isConcealed {
      lines.append(("says \(said.digit)", theme.strong))
      lines.append(("p = \(Numerals.probability(said.p))", theme.text))
      if let isRight = moment.isRight {
        lines.append(isRight ? ("✓ right", theme.good) : ("✗ wrong", theme.bad))
      }
    } else {
      lines.append(("says: not known yet", theme.faint))
    }
    if rect.width >= 26 {
      canvas.put(
        lines.map(\.0).joined(separator: " · "), in: rect, row: row, style: lines.last?.1 ?? .plain)
      return row + 1
    }
    var next = row
    for (text, style) in lines {
      for line in wrap(text, width: rect.width) {
        canvas.put(line, in: rect, row: next, style: style)
        next += 1
      }
    }
    return next
  }

  /// The example as a picture where it fits, and its ink.
  private static func drawExample(
    _ moment: Moment, from row: Int, _ rect: Rect, _ canvas: inout Canvas, _ context: ViewContext
  ) {
    let label = moment.label.map { ": a \($0)" } ?? ""
    guard let grid = PixelGrid(inputs: moment.network.inputs), rect.width >= grid.side,
      rect.height - row >= grid.cells.height + 2
    else { return }
    canvas.put(
      "example \(moment.example)\(label)", in: rect, row: row, style: context.theme.strong)
    let map = HeatMap(
      rows: grid.side, columns: grid.side, values: moment.input, scale: .unsigned(1))
    canvas.draw(map, x: rect.x, y: rect.y + row + 1, look: context.look, clip: rect)
    canvas.put(
      "\(moment.input.nonzeroCount) of \(moment.input.count) pixels have ink", in: rect,
      row: row + 1 + grid.cells.height, style: context.theme.faint)
  }
}
