import CellCanvas
import Notation
import Phrases
import TimeTravel

/// What a neuron has learnt after some steps, or the neurons of a layer that changed most: w − w₀ as
/// pictures on one scale, or as strips where the inputs are no pixels.
struct LifeFilm {
  private let report: LifeReport
  /// How the pictures lie; nil for strips, and where there is no room for pictures.
  private let shape: FilmShape?
  private let pictures: [Picture]
  private let scale: Scale
  private let room: Size

  /// A picture or a strip, and whose it is.
  private struct Picture {
    /// w − w₀, [inputs].
    let change: [Float]
    /// What it is called, in forms that grow shorter.
    let names: [String]
    /// The neuron of a layer; nil of the steps of one neuron.
    let unit: Int?
  }

  /// The film in so much room; `limit` ends the scale where it is held, else it fits the pictures.
  init(_ report: LifeReport, in room: Size, limit: Float?, _ phrases: any LifeViewPhrases) {
    self.report = report
    self.room = room
    let all =
      report.frames.map {
        Picture(change: $0.change, names: phrases.frame($0, report), unit: nil)
      }
      + report.neurons.map {
        Picture(change: $0.change, names: phrases.neuron($0), unit: $0.unit)
      }
    scale = .signed(limit ?? LifeScale.nice(report.changes))
    let layer = report.subject.layer(in: report.network)
    let grid = InputNames(report.network, report.arrangement, layer: layer).grid
    let least = report.frames.isEmpty ? 3 : all.count
    shape = grid.flatMap { FilmShape($0, count: all.count, atLeast: least, in: room) }
    let fits = grid == nil ? all.count < room.height : shape != nil
    pictures = fits ? Array(all.prefix(shape?.count ?? all.count)) : []
  }

  /// The rows that it takes; 0 where there is nothing to show, or no room for it.
  var height: Int { pictures.isEmpty ? 0 : shape?.height ?? 1 + pictures.count }

  /// Draws it at the pane's next free row.
  func draw(on pane: inout Pane) {
    guard !pictures.isEmpty else { return }
    let titles = pane.phrases.life.film(
      report, scale: shape == nil ? Numerals.setting(scale.limit) : nil,
      pooling: shape?.pooling ?? (stripPooling > 1 ? stripPooling : 1), isPicture: shape != nil)
    pane.line(firstThatFits: titles, pane.theme.strong)
    if let shape { draw(shape, on: &pane) } else { drawStrips(on: &pane) }
  }

  // MARK: Pictures

  private func draw(_ shape: FilmShape, on pane: inout Pane) {
    let top = pane.row
    for (index, picture) in pictures.enumerated() {
      let corner = shape.corner(index)
      pane.row = top + corner.y
      let name = picture.names.first { $0.columns <= shape.cells.width + 1 }
      pane.put(
        (name ?? picture.names.last ?? "").cut(to: shape.cells.width + 1), x: corner.x,
        style: pane.theme.faint)
      pane.row += 1
      draw(picture, shape, x: corner.x, on: &pane)
    }
    pane.row = top + shape.height - 2
    pane.legend(scale, marking: input != nil)
  }

  private func draw(_ picture: Picture, _ shape: FilmShape, x: Int, on pane: inout Pane) {
    let (grid, pooling) = (shape.grid, shape.pooling)
    let map = HeatMap(
      rows: grid.rows, columns: grid.columns, values: picture.change, scale: scale
    ).pooled(by: pooling)
    let area = Rect(
      x: pane.rect.x + x, y: pane.rect.y + pane.row, width: shape.cells.width,
      height: shape.cells.height)
    pane.canvas.draw(
      map, x: area.x, y: area.y, look: pane.look, zoom: shape.zoom,
      cursor: input.map { Point(x: $0 % grid.columns / pooling, y: $0 / grid.columns / pooling) },
      clip: pane.rect)
    if picture.unit == nil {
      pane.spots.append(
        Spot(
          rect: area, first: 0, acrossStep: pooling, downStep: pooling * grid.columns,
          end: picture.change.count, zoom: shape.zoom, isPicture: true, kind: .terms))
    } else if let target = picture.unit.flatMap(report.target(ofNeuron:)) {
      pane.signposts.append(Signpost(rect: area, destination: .target(target)))
    }
  }

  /// What the weight comes from whose life it is.
  private var input: Int? {
    guard case .number(_, let index) = report.subject, let units = report.slice?.shape.last else {
      return nil
    }
    return index / units
  }

  // MARK: Strips

  private var label: Int { (pictures.map { $0.names[0].columns }.max() ?? 0) + 1 }

  /// So many numbers share a cell of a strip.
  private var stripPooling: Int {
    let width = max(1, room.width - label)
    return ((pictures.first?.change.count ?? 0) + width - 1) / width
  }

  private func drawStrips(on pane: inout Pane) {
    for picture in pictures {
      pane.put(picture.names[0], style: pane.theme.faint)
      pane.canvas.strip(
        picture.change, x: pane.rect.x + label, y: pane.rect.y + pane.row,
        width: pane.rect.width - label, scale: scale, look: pane.look, clip: pane.rect)
      pane.row += 1
    }
  }
}
