import CellCanvas
import NeuralCore
import Phrases
import TimeTravel

/// What a neuron looks for, and what it finds: its weights and their products with the inputs.
struct ProductsView: View {
  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard case .forward(let layer) = moment.cursor.place, let unit = moment.cursor.unit,
      let grid = InputNames(moment.network, moment.arrangement, layer: layer).grid,
      let weights = moment.weights(into: unit, ofLayer: layer)
    else { return }
    pane.head(pane.phrases.common.neuron(unit, ofLayer: layer, in: moment.network))
    drawPictures(
      weights, grid, moment, layer, withInputs: pane.rect.width >= 3 * grid.columns, on: &pane)
    guard !pane.context.isConcealed else { return }
    if pane.rowsLeft > 2 { pane.gap() }
    pane.prose(sentence(moment, pane.phrases.sum) ?? "")
  }

  /// How much the inputs speak for the neuron and against it, in a sentence.
  static func sentence(_ moment: Moment, _ phrases: any SumViewPhrases) -> String? {
    guard case .forward(let layer) = moment.cursor.place, let unit = moment.cursor.unit,
      let sum = WeightedSum(moment, layer: layer, unit: unit)
    else { return nil }
    let up = sum.terms.reduce(0) { $0 + max(0, $1.product) }
    let down = sum.terms.reduce(0) { $0 + min(0, $1.product) }
    let kind = InputNames(moment.network, moment.arrangement, layer: layer).kind
    return phrases.push(unit, by: kind, up: up, down: down)
  }

  /// The pictures beside each other, each with its scale; as many as fit.
  static func drawPictures(
    _ weights: [Float], _ grid: PixelGrid, _ moment: Moment, _ layer: Int,
    withInputs: Bool = false, on pane: inout Pane
  ) {
    let pixels = moment.inputToLayer(layer) ?? []
    let products = zip(weights, pixels).map { $0 * $1 }
    let cursor = moment.cursor.term.flatMap { $0 < weights.count ? $0 : nil }
    let (phrases, kind) = (
      pane.phrases.sum, InputNames(moment.network, moment.arrangement, layer: layer).kind
    )
    let pictures =
      (withInputs ? [(pixels, phrases.inputs(kind), Scale.unsigned(1))] : [])
      + [
        (weights, phrases.weights, .signed(fitting: weights)),
        (products, phrases.products(kind), .signed(fitting: products)),
      ]
    let room = max(0, pane.rect.width - pictures.count * grid.columns) / max(1, pictures.count - 1)
    let top = pane.row
    for (index, (values, title, scale)) in pictures.enumerated() {
      let x = index * (grid.columns + min(2, room))
      guard x + grid.columns <= pane.rect.width else { continue }
      pane.row = top
      pane.put(title, x: x, style: pane.theme.strong)
      pane.row += 1
      pane.picture(values, grid, scale: scale, x: x, cursor: cursor)
      pane.row += grid.cells.height
      pane.legend(scale, x: x)
    }
  }
}
