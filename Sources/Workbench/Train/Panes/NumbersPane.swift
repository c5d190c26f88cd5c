import CellCanvas
import Phrases

/// How good it is: what was measured, on what, and how, one row each.
struct NumbersPane: TrainingPane {
  func question(in phrases: any TrainPhrases) -> String { phrases.numbersQuestion }

  func smallest(_ watched: WatchedTraining) -> Size {
    Size(width: 40, height: watched.train.measures.count)
  }

  func wanted(_ watched: WatchedTraining) -> Size {
    Size(width: 76, height: watched.train.measures.count)
  }

  /// They are what the curves above them came to.
  var standsApart: Bool { false }

  func draw(_ watched: WatchedTraining, in rect: Rect, on canvas: inout Canvas) {
    let (theme, phrases) = (watched.theme, watched.phrases)
    let rows = watched.train.measures.map { cells($0, watched) }
    let usual = (phrases.loss(0.5).columns, phrases.accuracy(0.5).columns)
    var rest = rect
    for column in 0..<4 {
      for (row, cells) in rows.enumerated() {
        canvas.put(cells[column], in: rest, row: row, style: column == 0 ? theme.faint : theme.text)
      }
      let least = column == 1 ? usual.0 : column == 2 ? usual.1 : 0
      _ = rest.takeLeft(max(least, rows.map { $0[column].columns }.max() ?? 0) + 2)
    }
  }

  /// What was measured, its loss, its accuracy, and how.
  private func cells(_ measure: TrainingMeasure, _ watched: WatchedTraining) -> [String] {
    let (train, phrases) = (watched.train, watched.phrases)
    let measured = train.measured(measure)
    return [
      phrases.name(of: measure), phrases.loss(measured?.loss),
      phrases.accuracy(measured?.accuracy), phrases.how(measure, train.shown),
    ]
  }
}
