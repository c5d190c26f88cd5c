import CellCanvas
import Phrases

/// How good it has become: what a training that is over came to, one row each.
struct EndingPane: TrainingPane {
  func question(in phrases: any TrainPhrases) -> String { phrases.endingQuestion }

  func smallest(_ watched: WatchedTraining) -> Size {
    Size(width: 60, height: rows(watched).count + 1)
  }

  func wanted(_ watched: WatchedTraining) -> Size {
    Size(width: 78, height: rows(watched).count + 1)
  }

  func draw(_ watched: WatchedTraining, in rect: Rect, on canvas: inout Canvas) {
    var rest = rect
    watched.heading(self, in: rest.takeTop(1), on: &canvas)
    let rows = rows(watched)
    let names = rest.takeLeft((rows.map(\.name.columns).max() ?? 0) + 2)
    for (row, told) in rows.enumerated() {
      canvas.put(told.name, in: names, row: row, style: watched.theme.faint)
      canvas.put(told.text, in: rest, row: row, style: watched.theme.text)
    }
  }

  private func rows(_ watched: WatchedTraining) -> [(name: String, text: String)] {
    watched.phrases.ending(watched.train.shown)
  }
}
