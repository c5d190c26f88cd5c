import CellCanvas
import NeuralCore
import Phrases
import TimeTravel

/// What a neuron looks for, and what it finds: its weights and their products with the inputs.
struct ProductsView: View {
  static func room(for moment: Moment, in size: Size) -> ViewRoom {
    guard let grid = PixelGrid(moment.arrangement, inputs: moment.network.inputs) else {
      return ViewRoom(0, 0)
    }
    // Below each other where they fit, else side by side.
    let (one, rows) = (grid.columns + Picture.gap, grid.cells.height + Picture.words)
    return size.height >= 2 * rows
      ? ViewRoom(grid.columns, 2 * rows, widest: 2 * one) : ViewRoom(2 * one, rows, widest: 2 * one)
  }

  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard case .forward(let layer) = moment.cursor.place, let unit = moment.cursor.unit,
      let grid = InputNames(moment.network, moment.arrangement, layer: layer).grid,
      let weights = moment.weights(into: unit, ofLayer: layer)
    else { return }
    pane.head(pane.phrases.common.neuron(unit, ofLayer: layer, in: moment.network))
    drawPictures(
      weights, grid, moment, layer,
      withInputs: pane.rect.width >= 3 * grid.columns && pane.context.isAlone, on: &pane)
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

  /// The pictures beside or below each other, each with its scale; as many as fit.
  static func drawPictures(
    _ weights: [Float], _ grid: PixelGrid, _ moment: Moment, _ layer: Int,
    withInputs: Bool = false, on pane: inout Pane
  ) {
    let pixels = moment.inputToLayer(layer) ?? []
    let products = zip(weights, pixels).map { $0 * $1 }
    let cursor = moment.termInFocus.flatMap { $0 < weights.count ? $0 : nil }
    let (phrases, kind) = (
      pane.phrases.sum, InputNames(moment.network, moment.arrangement, layer: layer).kind
    )
    let pictures =
      (withInputs
        ? [Picture(title: phrases.inputs(kind), values: pixels, scale: .unsigned(1))] : [])
      + [
        Picture(title: phrases.weights, values: weights, scale: .signed(fitting: weights)),
        Picture(title: phrases.products(kind), values: products, scale: .signed(fitting: products)),
      ]
    PictureGallery(pictures: pictures, grid: grid, cursor: cursor).draw(on: &pane)
  }
}
