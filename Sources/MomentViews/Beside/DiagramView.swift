import CellCanvas
import NeuralCore
import Notation
import Phrases
import TimeTravel

/// A small network as a diagram: a column of nodes for the inputs and for each dense layer, and an edge
/// for every weight.
///
/// Nodes hold what leaves their neuron, on the way back its blame; edges are weights, on the way back
/// their gradients, after the update what it changed.
struct DiagramView: View {
  static func room(for moment: Moment, in size: Size) -> ViewRoom { ViewRoom(46, 12) }

  static func draw(_ moment: Moment, on pane: inout Pane) {
    let phrases = pane.phrases.diagram
    let diagram = Diagram(moment, pane.phrases.frame, isConcealed: pane.context.isConcealed)
    pane.head(phrases.head, note: nil)
    pane.line(firstThatFits: phrases.legend(moment.cursor.place.phase), pane.theme.faint)
    guard pane.rowsLeft >= 3, pane.rect.width >= 30 else { return }
    DiagramDrawing(diagram: diagram, pane: pane).draw(on: &pane)
  }
}

/// What stands in a diagram.
private struct Diagram {
  /// The nodes, column by column.
  let columns: [Column]
  /// The edges into each column but the first.
  let weights: [Weights]

  struct Column {
    /// What it is called, the longest name first.
    let titles: [String]
    let values: [Float?]
    let marked: Int?
  }

  struct Weights {
    /// [inputs, units]; nil where it is not known yet.
    let values: [Float]?
    let inputs: Int
    let units: Int
    /// Whether one of them is chosen, as the neuron it comes from and the one it goes to.
    let marked: (from: Int?, to: Int)?
  }

  init(_ moment: Moment, _ phrases: any FramePhrases, isConcealed: Bool) {
    let network = moment.network
    let dense = network.layers.indices.filter {
      if case .dense = network.layers[$0] { true } else { false }
    }
    let here = moment.cursor.place.layer(in: network)
    let isBackward = moment.cursor.place.phase == .backward
    func values(_ known: [Float]?, _ count: Int, isHere: Bool) -> [Float?] {
      guard let known, known.count == count, !(isHere && isConcealed) else {
        return Array(repeating: nil, count: count)
      }
      return known.map(Optional.some)
    }
    var columns = [
      Column(
        titles: [phrases.input], values: values(moment.shownInput, network.inputs, isHere: false),
        marked: moment.cursor.place == .input ? moment.unitInFocus : nil)
    ]
    var weights: [Weights] = []
    for (number, layer) in dense.enumerated() {
      let next = number + 1 < dense.count ? dense[number + 1] : network.layers.count
      let own = layer..<next
      let units = network.width(ofLayer: layer)
      let isHere = here.map(own.contains) == true
      let known =
        isBackward
        ? moment.blame(ofLayer: layer)
        : own.reversed().lazy.compactMap { moment.shownOutput(ofLayer: $0) }.first
      columns.append(
        Column(
          titles: phrases.names(ofLayer: layer, in: network),
          values: values(known, units, isHere: isHere),
          marked: isHere ? moment.unitInFocus : nil))
      let inputs = network.inputWidth(ofLayer: layer)
      let kernel = network.kernel(ofLayer: layer)
      weights.append(
        Weights(
          values: kernel.flatMap { Self.edges(moment, $0, isConcealed: isConcealed) },
          inputs: inputs, units: units,
          marked: isHere
            ? moment.unitInFocus.map { (moment.cursor.term.flatMap { $0 < inputs ? $0 : nil }, $0) }
            : nil))
    }
    (self.columns, self.weights) = (columns, weights)
  }

  /// The numbers on the edges of a kernel; nil where they are not known yet.
  private static func edges(_ moment: Moment, _ kernel: Int, isConcealed: Bool) -> [Float]? {
    switch moment.cursor.place.phase {
    case .forward, .loss, .again: return Array(moment.parameters(kernel))
    case .backward:
      let isAsked = isConcealed && moment.cursor.place == .gradient(parameter: kernel)
      return isAsked ? nil : moment.gradient(parameter: kernel)
    case .update:
      return isConcealed ? nil : moment.changes(ofParameter: kernel)
    }
  }
}

/// Where a diagram's nodes and edges lie in a pane.
private struct DiagramDrawing {
  let diagram: Diagram
  private let area: Rect
  private let top: Int
  private let nodeWidth = 9

  init(diagram: Diagram, pane: Pane) {
    self.diagram = diagram
    top = pane.row
    area = Rect(
      x: pane.rect.x, y: pane.rect.y + pane.row + 1, width: pane.rect.width,
      height: min(pane.rowsLeft - 1, 3 * Lens.widestDiagram))
  }

  private func x(_ column: Int) -> Int {
    let gaps = max(1, diagram.columns.count - 1)
    return area.x + column * (area.width - nodeWidth) / gaps
  }

  private func y(_ node: Int, of count: Int) -> Int {
    area.y + (2 * node + 1) * area.height / (2 * count)
  }

  func draw(on pane: inout Pane) {
    var labels: [Label] = []
    for (number, weights) in diagram.weights.enumerated() {
      labels += drawEdges(weights, into: number + 1, on: &pane)
    }
    for (number, column) in diagram.columns.enumerated() {
      drawNodes(column, number, on: &pane)
    }
    var taken: [Rect] = []
    // What is chosen has its number before all others.
    for label in labels.sorted(by: { $0.isMarked && !$1.isMarked }) {
      let room = label.rect.inset(horizontal: -1)
      guard !taken.contains(where: { !$0.intersection(room).isEmpty }) else { continue }
      taken.append(label.rect)
      pane.canvas.put(label.text, x: label.rect.x, y: label.rect.y, style: label.style)
    }
    pane.row = top + 1 + area.height
  }

  // MARK: Nodes

  private func drawNodes(_ column: Diagram.Column, _ number: Int, on pane: inout Pane) {
    pane.canvas.put(
      (column.titles.first { $0.columns <= nodeWidth } ?? column.titles.last ?? "")
        .cut(to: nodeWidth), x: x(number), y: area.y - 1, style: pane.theme.faint,
      clip: pane.rect)
    for (node, value) in column.values.enumerated() {
      let isMarked = node == column.marked
      let text = value.map { Numerals.signed($0, decimals: 3) } ?? "?"
      let style =
        isMarked ? pane.theme.title : value.map { pane.theme.number($0) } ?? pane.theme.faint
      pane.canvas.put(
        "\(isMarked ? "▶" : "●")\(text)".cut(to: nodeWidth).padded(to: nodeWidth), x: x(number),
        y: y(node, of: column.values.count), style: style, clip: pane.rect)
    }
  }

  // MARK: Edges

  private struct Label {
    let rect: Rect
    let text: String
    let style: Style
    let isMarked: Bool
  }

  /// Draws the edges into a column, those of the chosen neuron over the others, and returns their
  /// numbers.
  private func drawEdges(
    _ weights: Diagram.Weights, into column: Int, on pane: inout Pane
  ) -> [Label] {
    let gap = Rect(
      x: x(column - 1) + nodeWidth, y: area.y, width: x(column) - x(column - 1) - nodeWidth,
      height: area.height)
    guard gap.width > 2 else { return [] }
    let limit = weights.values?.map(abs).max() ?? 0
    var edges: [(edge: Edge, isMarked: Bool)] = []
    var labels: [Label] = []
    for from in 0..<weights.inputs {
      for to in 0..<weights.units {
        let value = weights.values?[from * weights.units + to]
        let isMarked = weights.marked.map { $0.to == to && ($0.from ?? from) == from } == true
        let start = Point(x: gap.x, y: y(from, of: weights.inputs))
        let end = Point(x: gap.maxX - 1, y: y(to, of: weights.units))
        let style = style(value, limit, isMarked: isMarked, pane.theme)
        edges.append((Edge(from: start, to: end, style: style), isMarked))
        guard let value, gap.width >= 12, isMarked || weights.inputs * weights.units <= 12 else {
          continue
        }
        labels.append(label(value, from, of: weights.inputs, start, end, style, isMarked))
      }
    }
    let inOrder = edges.filter { !$0.isMarked } + edges.filter(\.isMarked)
    pane.canvas.draw(inOrder.map(\.edge), in: gap)
    return labels
  }

  /// Its number on an edge: nearer to its end the lower it begins, so that two do not meet.
  private func label(
    _ value: Float, _ from: Int, of inputs: Int, _ start: Point, _ end: Point, _ style: Style,
    _ isMarked: Bool
  ) -> Label {
    let text = Numerals.signed(value, decimals: 3)
    let room = end.x - start.x - text.columns
    let share = inputs == 1 ? 0.5 : 0.2 + 0.6 * Double(from) / Double(inputs - 1)
    let x = start.x + Int(share * Double(max(0, room)))
    let middle = Double(x - start.x) + Double(text.columns) / 2
    let y =
      Double(start.y) + middle / Double(max(1, end.x - start.x)) * Double(end.y - start.y)
    return Label(
      rect: Rect(x: x, y: Int(y.rounded()), width: text.columns, height: 1), text: text,
      style: style, isMarked: isMarked)
  }

  /// Large numbers in their colour, small ones faint, the chosen ones lit.
  private func style(_ value: Float?, _ limit: Float, isMarked: Bool, _ theme: Theme) -> Style {
    if isMarked { return theme.title }
    guard let value, value != 0, abs(value) >= limit / 8 else { return theme.faint }
    return theme.number(value)
  }
}
