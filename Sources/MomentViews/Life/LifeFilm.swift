import CellCanvas
import Notation
import Phrases
import TimeTravel

/// What a neuron has learnt after some steps, or the neurons of a layer that changed most: w − w₀ as
/// pictures on one scale, or as strips where the inputs are no pixels.
struct LifeFilm {
  let report: LifeReport
  /// The pictures' grid; nil for strips.
  private let grid: PixelGrid?
  /// So many numbers of a side share a place.
  private let pooling: Int
  private let pictures: [(name: String?, frame: LifeReport.Frame?, neuron: LifeReport.Neuron?)]
  private let scale: Scale

  private let isTall: Bool

  /// `limit` ends the scale where it is held; else it fits the pictures.
  init(report: LifeReport, room: Int, isTall: Bool, limit: Float?) {
    self.isTall = isTall
    self.report = report
    let layer = report.subject.layer(in: report.network)
    let grid = InputNames(report.network, report.arrangement, layer: layer).grid
    self.grid = grid
    let frames: [(String?, LifeReport.Frame?, LifeReport.Neuron?)] =
      report.frames.map { (nil, $0, nil) } + report.neurons.map { (nil, nil, $0) }
    let side = grid.map { max($0.rows, $0.columns) } ?? 0
    let most = isTall ? 14 : 7
    pooling = side > most ? (side + most - 1) / most : 1
    let across = grid == nil ? 5 : max(1, (room + 2) / (max(1, (grid?.columns ?? 0) / pooling) + 2))
    // The last one, which shows it as it is now, is never left out.
    pictures =
      frames.count <= across || report.frames.isEmpty
      ? Array(frames.prefix(across)) : Array(frames.suffix(across))
    scale = .signed(limit ?? LifeScale.nice(report.changes))
  }

  private var width: Int { max(1, (grid?.columns ?? 0) / pooling) }
  private var rows: Int { max(1, (grid?.rows ?? 0) / pooling) }

  /// The rows that it takes; 0 where there is nothing to show.
  var height: Int {
    guard !pictures.isEmpty else { return 0 }
    guard grid != nil else { return 1 + pictures.count }
    return 2 + (rows + 1) / 2 + (isTall ? 1 : 0)
  }

  /// Draws it at the pane's next free row.
  func draw(on pane: inout Pane) {
    let phrases = pane.phrases.life
    pane.line(
      firstThatFits: phrases.film(
        report, scale: Numerals.setting(scale.limit), pooling: pooling), pane.theme.strong)
    if let grid { drawPictures(grid, on: &pane) } else { drawStrips(on: &pane) }
  }

  /// What a picture is called, in forms that grow shorter.
  private func names(_ index: Int, _ phrases: any LifeViewPhrases) -> [String] {
    let picture = pictures[index]
    if let frame = picture.frame { return [phrases.frame(frame, report)] }
    return picture.neuron.map(phrases.neuron) ?? []
  }

  private func values(_ index: Int) -> [Float] {
    pictures[index].frame?.change ?? pictures[index].neuron?.change ?? []
  }

  private func drawPictures(_ grid: PixelGrid, on pane: inout Pane) {
    let top = pane.row
    for index in pictures.indices {
      let x = index * (width + 2)
      pane.row = top
      let names = names(index, pane.phrases.life)
      let name = names.first { $0.columns <= width + 1 } ?? names.last ?? ""
      pane.put(name.cut(to: width + 1), x: x, style: pane.theme.faint)
      let map = HeatMap(
        rows: grid.rows, columns: grid.columns, values: values(index), scale: scale
      ).reduced(rows: rows, columns: width)
      pane.canvas.draw(
        map, x: pane.rect.x + x, y: pane.rect.y + top + 1, look: pane.look, clip: pane.rect)
    }
    pane.row = top + 1 + (rows + 1) / 2
    if isTall { pane.legend(scale) }
  }

  private func drawStrips(on pane: inout Pane) {
    let names = pictures.indices.map { self.names($0, pane.phrases.life).first ?? "" }
    let label = (names.map(\.columns).max() ?? 0) + 1
    for index in pictures.indices {
      pane.put(names[index], style: pane.theme.faint)
      pane.canvas.strip(
        values(index), x: pane.rect.x + label, y: pane.rect.y + pane.row,
        width: pane.rect.width - label, scale: scale, look: pane.look, clip: pane.rect)
      pane.row += 1
    }
  }
}
