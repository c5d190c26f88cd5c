import CellCanvas
import MomentViews
import NeuralCore
import Notation
import Phrases
import TimeTravel

/// What training added to neurons of the first layer: their weights now less those of the start.
///
/// The scale stays; beside the pictures stands how every kernel's weights spread. In rows enough for large
/// pictures or for small ones.
struct WeightsPane: TrainingPane {
  func question(in phrases: any TrainPhrases) -> String { phrases.weightsQuestion }

  var probes: [any TrainingProbe.Type] { [WeightsProbe.self] }

  func smallest(_ watched: WatchedTraining) -> Size { Size(width: 44, height: 9) }

  func wanted(_ watched: WatchedTraining) -> Size { Size(width: .max, height: 17) }

  func draw(_ watched: WatchedTraining, in rect: Rect, on canvas: inout Canvas) {
    var rest = rect
    let heading = watched.heading(self, in: rest.takeTop(1), on: &canvas)
    guard let weights = watched.reading(of: WeightsProbe.self) else { return }
    WeightsPicture(watched: watched, weights: weights).draw(in: rest, heading, on: &canvas)
  }
}

private struct WeightsPicture {
  let watched: WatchedTraining
  let weights: WeightsProbe.Reading

  private static let spreadWidth = 29

  private var look: Look { watched.look }
  private var phrases: any TrainPhrases { watched.phrases }
  private var train: TrainState { watched.train }

  /// Draws the pictures at the left and the spreads at the right; the scale stands behind the question.
  func draw(in rect: Rect, _ heading: Rect, on canvas: inout Canvas) {
    var rest = rect
    let hasSpreads = rect.width >= Self.spreadWidth + 32
    let spreads = rest.takeRight(hasSpreads ? Self.spreadWidth : 0)
    if hasSpreads { _ = rest.takeRight(1) }
    drawPictures(in: rest, heading, on: &canvas)
    if hasSpreads { drawSpreads(in: spreads, on: &canvas) }
  }
}

// MARK: - What was added

extension WeightsPicture {
  private func drawPictures(in rect: Rect, _ heading: Rect, on canvas: inout Canvas) {
    guard
      let grid = PixelGrid(
        train.setup.arrangement, inputs: train.setup.session.network.inputs)
    else { return }
    let isLarge = rect.height >= 16
    let (rows, columns) =
      isLarge ? (grid.rows, grid.columns) : (grid.rows / 2, grid.columns / 2)
    let neurons = weights.neurons.prefix((rect.width + 1) / (columns + 1))
    let limit = train.panes.showsRaw ? 1.5 * weights.limit : weights.limit
    for (place, neuron) in neurons.enumerated() {
      let x = rect.x + place * (columns + 1)
      let values = train.panes.showsRaw ? neuron.now : neuron.added
      let map = HeatMap(
        rows: grid.rows, columns: grid.columns, values: values, scale: .signed(limit))
      var room = rect
      let footing = room.takeTop(rect.height).intersection(
        Rect(
          x: x, y: rect.y + min(rect.height - 1, (rows + 1) / 2), width: columns, height: 1))
      canvas.draw(
        map.reduced(rows: rows, columns: columns), x: x, y: rect.y, look: look, clip: rect)
      let clipped = values.count { abs($0) > limit }
      canvas.put(
        phrases.neuron(neuron.unit, beyondScale: clipped), in: footing,
        style: Theme(look).faint)
    }
    drawLegend(limit, in: heading, on: &canvas)
  }

  private func drawLegend(_ limit: Float, in rect: Rect, on canvas: inout Canvas) {
    let theme = Theme(look)
    let end = Numerals.value(limit, decimals: 2)
    let width = 2 * end.columns + 11
    let lag = weights.step == train.stepCount ? nil : phrases.ofBatch(weights.step)
    let words = [phrases.weightsShown(isRaw: train.panes.showsRaw), lag].compactMap(\.self)
      .joined(separator: ", ")
    guard width <= rect.width else { return }
    canvas.legend(
      signed: true, low: "\(Numerals.minus)\(end)", high: "+\(end)", x: rect.maxX - width,
      y: rect.y, look: look, style: theme.faint, clip: rect)
    guard words.columns + 1 + width <= rect.width else { return }
    canvas.put(words, in: rect, style: theme.faint)
  }
}

// MARK: - How weights spread

extension WeightsPicture {
  private func drawSpreads(in rect: Rect, on canvas: inout Canvas) {
    canvas.put(phrases.spreads, in: rect, style: Theme(look).strong)
    var rest = rect
    _ = rest.takeTop(1)
    let rows = rect.height >= 14 ? 4 : 2
    for spread in weights.spreads {
      let room = rest.takeTop(rows)
      guard room.height == rows else { return }
      drawSpread(spread, in: room, on: &canvas)
    }
  }

  private func drawSpread(
    _ spread: WeightsProbe.Spread, in rect: Rect, on canvas: inout Canvas
  ) {
    let theme = Theme(look)
    let slice = train.setup.session.network.parameters[spread.parameter]
    let scale = Scale.unsigned(fitting: spread.start + spread.now)
    let label = 8
    canvas.put(train.setup.session.network.layerNames[slice.layer], in: rect, style: theme.text)
    let words = phrases.spreadRows
    let bars = label + max(words.start.columns, words.now.columns) + 1
    for (row, (word, shares)) in [(words.start, spread.start), (words.now, spread.now)].enumerated()
    {
      canvas.put(word, x: rect.x + label, y: rect.y + row, style: theme.faint, within: rect)
      canvas.strip(
        shares, x: rect.x + bars, y: rect.y + row, width: shares.count, scale: scale,
        look: look, clip: rect)
    }
    let start = Rect(x: rect.x + bars, y: rect.y, width: spread.start.count, height: 1)
    canvas.restyle(start.intersection(rect)) { _ in theme.faint }
    guard rect.height > 2 else { return }
    canvas.put(phrases.moved(by: spread.meanChange), in: rect, row: 2, style: theme.faint)
  }
}
