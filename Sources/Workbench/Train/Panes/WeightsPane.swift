import CellCanvas
import MomentViews
import NeuralCore
import Notation
import Phrases
import TimeTravel

/// What the weights look for: pictures of neurons of the first layer, and how every kernel's weights
/// spread, now against the start; in rows enough for large pictures or for small ones.
struct WeightsPane: TrainingPane {
  func question(in phrases: any TrainPhrases) -> String { phrases.weightsQuestion }

  func smallest(_ watched: WatchedTraining) -> Size { Size(width: 28, height: 8) }

  func wanted(_ watched: WatchedTraining) -> Size { Size(width: .max, height: 16) }

  func draw(_ watched: WatchedTraining, in rect: Rect, on canvas: inout Canvas) {
    WeightsPicture(train: watched.train, look: watched.look, phrases: watched.phrases)
      .draw(in: rect, on: &canvas)
  }
}

private struct WeightsPicture {
  let train: TrainState
  let look: Look
  let phrases: any TrainPhrases

  private static let spreadWidth = 29

  /// Draws the pictures at the left and the spreads at the right.
  func draw(in rect: Rect, on canvas: inout Canvas) {
    var rest = rect
    let hasSpreads = rect.width >= Self.spreadWidth + 32
    let spreads = rest.takeRight(hasSpreads ? Self.spreadWidth : 0)
    if hasSpreads { _ = rest.takeRight(1) }
    drawPictures(in: rest, on: &canvas)
    if hasSpreads { drawSpreads(in: spreads, on: &canvas) }
  }
}

// MARK: - What neurons look for

extension WeightsPicture {
  private func drawPictures(in rect: Rect, on canvas: inout Canvas) {
    guard
      let grid = PixelGrid(
        train.setup.arrangement, inputs: train.session.network.inputs)
    else { return }
    let isLarge = rect.height >= 16
    let (rows, columns) =
      isLarge ? (grid.rows, grid.columns) : (grid.rows / 2, grid.columns / 2)
    let units = train.weights.watched.prefix((rect.width + 1) / (columns + 1)).sorted()
    let maps = pictures(units, grid).map { $0.reduced(rows: rows, columns: columns) }
    var rest = rect
    let heading = rest.takeTop(1)
    let footing = isLarge ? rest.takeBottom(1) : heading
    for (place, unit) in units.enumerated() {
      let x = rect.x + place * (columns + 1)
      canvas.draw(maps[place], x: x, y: rest.y, look: look, clip: rest)
      guard isLarge else { continue }
      canvas.put(
        phrases.neuron(unit), x: x, y: footing.y, style: Theme(look).faint, within: footing)
    }
    drawHeading(units, maps.first?.scale, in: heading, on: &canvas)
  }

  /// One picture of weights for each neuron, all on one scale.
  private func pictures(_ units: [Int], _ grid: PixelGrid) -> [HeatMap] {
    let weights = units.map { WeightHistory.weights(ofUnit: $0, in: train.session) }
    let scale = Scale.signed(fitting: weights.joined())
    return weights.map {
      HeatMap(rows: grid.rows, columns: grid.columns, values: $0, scale: scale)
    }
  }

  private func drawHeading(
    _ units: [Int], _ scale: Scale?, in rect: Rect, on canvas: inout Canvas
  ) {
    let theme = Theme(look)
    let texts = phrases.lookFor(units, areThoseThatChanged: train.weights.isChosen)
    let legend = scale.map { "\(Numerals.value($0.limit, decimals: 2))" } ?? ""
    let width = 2 * legend.columns + 11
    let text = texts.first { $0.columns + 1 + width <= rect.width } ?? texts.last ?? ""
    canvas.put(text, in: rect, style: theme.strong)
    guard scale != nil, text.columns + 1 + width <= rect.width else { return }
    canvas.legend(
      signed: true, low: "\(Numerals.minus)\(legend)", high: "+\(legend)", x: rect.maxX - width,
      y: rect.y, look: look, style: theme.faint, clip: rect)
  }
}

// MARK: - How weights spread

extension WeightsPicture {
  private func drawSpreads(in rect: Rect, on canvas: inout Canvas) {
    canvas.put(phrases.spreads, in: rect, style: Theme(look).strong)
    var rest = rect
    _ = rest.takeTop(1)
    let rows = rect.height >= 16 ? 4 : 2
    for spread in train.weights.spreads {
      let room = rest.takeTop(rows)
      guard room.height == rows else { return }
      drawSpread(spread, in: room, on: &canvas)
    }
  }

  private func drawSpread(
    _ spread: WeightHistory.Spread, in rect: Rect, on canvas: inout Canvas
  ) {
    let theme = Theme(look)
    let slice = train.session.network.parameters[spread.parameter]
    let scale = Scale.unsigned(fitting: spread.start + spread.now)
    let label = 8
    canvas.put(train.session.network.layerNames[slice.layer], in: rect, style: theme.text)
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
