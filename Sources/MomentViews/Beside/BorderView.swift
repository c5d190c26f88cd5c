import CellCanvas
import NeuralCore
import Phrases
import TimeTravel

/// Where the border runs: what a network of two inputs says of each place of the plane, with the examples.
struct BorderView: View {
  static func room(for moment: Moment, in size: Size) -> ViewRoom {
    ViewRoom(PlaneGrid.columns + 2, PlaneGrid.rows / 2 + 4, widest: PlaneGrid.columns + 20)
  }

  static func draw(_ moment: Moment, on pane: inout Pane) {
    let phrases = pane.phrases.diagram
    pane.head(phrases.border)
    guard !pane.context.isConcealed else {
      pane.line("?", pane.theme.faint)
      return
    }
    let isAfter = moment.cursor.place == .again
    let points = pane.context.examples.map { ($0, SIMD2($0.input[0], $0.input[1])) }
    guard !points.isEmpty else { return }
    let grid = PlaneGrid(around: points.map(\.1))
    let classes = max(2, moment.network.outputs)
    let legend = phrases.borderLegend(isAfter: isAfter, classes: classes, moment.arrangement)
    let height = min(pane.rowsLeft - legend.count, PlaneGrid.rows / 2)
    let width = min(pane.rect.width, PlaneGrid.columns)
    guard height > 2, width > 8 else { return }
    let rect = Rect(x: pane.rect.x, y: pane.rect.y + pane.row, width: width, height: height)
    let session = isAfter ? moment.sessionAfter : moment.sessionBefore
    let shades = said(by: session, of: grid.batch(targetWidth: moment.target.count)).map {
      SaidClass.shade($0, classes: classes)
    }
    let answers = said(by: session, of: Batch(pane.context.examples, of: moment.network))
    let shown = zip(points, answers).map { point, answer in
      PlanePicture.Point(
        place: point.1, label: point.0.label, isRight: answer.said == point.0.label)
    }
    PlanePicture(grid, shades: shades, classes: classes, points: shown)
      .draw(in: rect, on: &pane.canvas, look: pane.look)
    pane.row += height
    for line in legend { pane.line(line, pane.theme.faint) }
  }

  private static func said(by session: Session, of batch: Batch) -> [(said: Int, sure: Float)] {
    let workspace = Workspace(for: session.network, rows: batch.rows, purpose: .inference)
    let flat = session.predict(batch, in: workspace)
    let width = session.network.outputs
    return (0..<batch.rows).map { SaidClass.meaning(of: flat[$0 * width..<($0 + 1) * width]) }
  }
}

extension Batch {
  /// Examples as rows whose targets mean nothing.
  fileprivate init(_ examples: [ShownExample], of network: Sequential) {
    self.init(
      Array(examples.indices), inputs: examples.flatMap(\.input), inputWidth: network.inputs,
      targets: Array(repeating: 0, count: examples.count * network.outputs),
      targetWidth: network.outputs)
  }
}
