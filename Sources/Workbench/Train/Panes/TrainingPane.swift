import CellCanvas
import Datasets
import MomentViews
import NeuralCore
import Notation
import Phrases

/// A part of the screen of a training: one question, and all that it takes to answer it.
///
/// A new one is a file of its own, its question among the words, and a row in `TrainingPanes`.
package protocol TrainingPane: Sendable {
  /// The question that it answers.
  func question(in phrases: any TrainPhrases) -> String
  /// How its answer is read, in a few words; they stand behind the question where there is room.
  func howToRead(_ watched: WatchedTraining) -> String
  /// What reads the training for it; none where the reports tell enough.
  var probes: [any TrainingProbe.Type] { get }
  /// Whether it has something to show of a training.
  func suits(_ setup: TrainingSetup) -> Bool
  /// The least room that it can be drawn in.
  func smallest(_ watched: WatchedTraining) -> Size
  /// The room that it fills well; more is of no use to it, but to the first.
  func wanted(_ watched: WatchedTraining) -> Size
  /// Whether a row is left free above it, where there is one.
  var standsApart: Bool { get }
  /// Draws it in `smallest` or more.
  func draw(_ watched: WatchedTraining, in rect: Rect, on canvas: inout Canvas)
  /// The rows and columns of its cursor; nil where it has none.
  func cursorRoom(_ train: TrainState) -> Size?
  /// How many columns a key moves the cursor; below 0 where it is counted from the end.
  func cursorStride(_ train: TrainState) -> Int
  /// The cells that the places of its cursor are drawn in, where those are not as many; nil where each
  /// has its own.
  func drawnCells(in rect: Rect) -> Size?
  /// The step that a point of it stands for; nil where that is none.
  func step(at point: Point, _ watched: WatchedTraining, in rect: Rect) -> Int?
  /// The place of its cursor that a point of it stands for; nil where that is none.
  func place(at point: Point, _ watched: WatchedTraining, in rect: Rect) -> Point?
  /// The step that the cursor reads; nil where it reads none.
  func stepAtCursor(_ train: TrainState) -> Int?
  /// The example that the cursor stands on; nil where it stands on none.
  func example(at cursor: Point, _ train: TrainState) -> LookedExample?
}

/// An example that can be opened: of those that the network learns from, or of those it is asked.
package struct LookedExample: Equatable, Sendable {
  /// Its number among them.
  package let index: Int
  /// Whether it is one that the network learns from.
  package let isOfTraining: Bool
}

extension TrainingPane {
  package func howToRead(_ watched: WatchedTraining) -> String { "" }
  package var probes: [any TrainingProbe.Type] { [] }
  package func suits(_ setup: TrainingSetup) -> Bool { true }
  package var standsApart: Bool { true }
  package func wanted(_ watched: WatchedTraining) -> Size { smallest(watched) }
  package func cursorStride(_ train: TrainState) -> Int { 1 }
  package func cursorRoom(_ train: TrainState) -> Size? { nil }
  package func drawnCells(in rect: Rect) -> Size? { nil }
  package func step(at point: Point, _ watched: WatchedTraining, in rect: Rect) -> Int? { nil }
  package func place(at point: Point, _ watched: WatchedTraining, in rect: Rect) -> Point? { nil }
  package func stepAtCursor(_ train: TrainState) -> Int? { nil }
  package func example(at cursor: Point, _ train: TrainState) -> LookedExample? { nil }
}

/// A training, and how it is shown.
package struct WatchedTraining {
  /// Where it stands.
  package let train: TrainState
  /// The terminal's look.
  package let look: Look
  /// The learner's language.
  package let phrases: any TrainPhrases

  /// A training on a terminal of that look.
  package init(train: TrainState, look: Look, phrases: any TrainPhrases) {
    self.train = train
    self.look = look
    self.phrases = phrases
  }

  var theme: Theme { Theme(look) }

  /// What a kind of probe read last.
  func reading<Probe: TrainingProbe>(of kind: Probe.Type) -> Probe.Reading? {
    train.reading(of: kind)
  }
}

extension TrainState {
  /// What a kind of probe read last.
  func reading<Probe: TrainingProbe>(of kind: Probe.Type) -> Probe.Reading? { news.readings[kind] }
}

/// The panes of a training.
package enum TrainingPanes {
  /// Those that are asked for by their number, the first question first.
  package static let numbered: [any TrainingPane] = [
    ReadingPane(), WeightsPane(), ConfusionPane(), LayersPane(), BatchPane(),
    CurvesPane(isLarge: true), BorderPane(),
  ]

  /// What reads trainings for all of them.
  package static var probes: [any TrainingProbe.Type] { numbered.flatMap(\.probes) }

  /// Those that suit a training.
  package static func numbered(for setup: TrainingSetup) -> [any TrainingPane] {
    numbered.filter { $0.suits(setup) }
  }

  /// The panes of a screen, the most important first: the curves, the one that was asked for, the
  /// numbers, and the others in their order; at the end what became of it, before what was asked for
  /// earlier.
  package static func all(of train: TrainState) -> [any TrainingPane] {
    let all = numbered(for: train.setup)
    let shown = all[min(train.panes.shown, all.count - 1)]
    let others = all.indices.filter { $0 != train.panes.shown && !(all[$0] is CurvesPane) }
      .map { all[$0] }
    guard train.isOver else {
      return shown is CurvesPane
        ? [shown, NumbersPane()] + others : [CurvesPane(), shown, NumbersPane()] + others
    }
    if train.panes.showsEnding { return [CurvesPane(), EndingPane(), shown] + others }
    return shown is CurvesPane
      ? [shown, EndingPane()] + others : [CurvesPane(), shown, EndingPane()] + others
  }
}

/// Which of the numbered panes is asked for, and where the cursors stand in them.
package struct PaneChoice: Hashable, Sendable {
  /// The place of the pane among those that suit the training.
  package private(set) var shown: Int
  /// Whether the arrow keys move in it.
  package var isInside = false
  /// How often other neurons were asked for.
  package var choice = 0
  /// Whether weights are shown as they are, not what was added to them.
  package var showsRaw = false
  /// Whether what became of the training is looked at, and no pane was asked for since.
  package private(set) var showsEnding = false
  private let count: Int
  private var cursors: [Int: Point] = [:]

  /// Opens with the first, of a plane with its map.
  init(of setup: TrainingSetup) {
    let all = TrainingPanes.numbered(for: setup)
    count = all.count
    shown = all.firstIndex { $0 is BorderPane } ?? 0
  }

  /// Where the cursor of the shown pane stands.
  package var cursor: Point { cursors[shown] ?? Point(x: 0, y: 0) }

  /// Shows the pane so many places further on, around the end.
  mutating func turn(by offset: Int) {
    show(showsEnding ? shown : (shown + offset + count) % count)
  }

  /// Shows a pane by its place.
  mutating func show(_ place: Int) {
    guard (0..<count).contains(place), place != shown || showsEnding else { return }
    (isInside, showsEnding) = (false, false)
    shown = place
  }

  /// Shows what became of the training.
  mutating func showEnding() { (isInside, showsEnding) = (false, true) }

  /// Moves the cursor of the shown pane by cells of a drawing that has fewer of them than there are places.
  mutating func move(down: Int, right: Int, in room: Size, drawnIn cells: Size) {
    func offset(_ place: Int, _ steps: Int, of count: Int, in cells: Int) -> Int {
      guard steps != 0, cells < count, cells > 0 else { return steps }
      // The first place that is drawn in the cell so many further on.
      let cell = min(max(0, place * cells / count + steps), cells - 1)
      return (cell * count + cells - 1) / cells - place
    }
    move(
      down: offset(cursor.y, down, of: room.height, in: cells.height),
      right: offset(cursor.x, right, of: room.width, in: cells.width), in: room)
  }

  /// Shows the pane at a place with its cursor somewhere, and gives it the arrow keys.
  mutating func enter(_ place: Int, at cursor: Point) {
    show(place)
    isInside = true
    cursors[shown] = cursor
  }

  /// Moves the cursor of the shown pane within so many columns and rows.
  mutating func move(down: Int, right: Int, in room: Size) {
    cursors[shown] = Point(
      x: min(max(0, cursor.x + right), max(0, room.width - 1)),
      y: min(max(0, cursor.y + down), max(0, room.height - 1)))
  }
}

// MARK: - Parts of panes

extension WatchedTraining {
  /// Draws a pane's number, its question, and how it is read, as far as there is room; what is left of
  /// the row is returned.
  @discardableResult
  func heading(_ pane: some TrainingPane, in rect: Rect, on canvas: inout Canvas) -> Rect {
    let number = number(of: pane)
    var rest = rect
    let isShown = number == train.panes.shown
    if let number {
      let text = "\(number + 1) "
      canvas.put(text, in: rest, style: isShown ? theme.key : theme.faint)
      _ = rest.takeLeft(text.columns)
    }
    let question = pane.question(in: phrases)
    canvas.put(
      question, in: rest,
      style: isShown && train.panes.isInside ? theme.focus : theme.strong)
    _ = rest.takeLeft(question.columns + 2)
    let words = pane.howToRead(self)
    if words.columns <= rest.width { canvas.put(words, in: rest, style: theme.faint) }
    return rest
  }

  /// The place of a pane among those that are asked for by their number; nil where it is none of them.
  func number(of pane: any TrainingPane) -> Int? {
    TrainingPanes.numbered(for: train.setup)
      .firstIndex { $0.question(in: phrases) == pane.question(in: phrases) }
  }

  /// Says at the end of a row at which batch something was read, where others followed; what is left of
  /// the row is returned.
  func drawLag(_ step: Int, in row: Rect, on canvas: inout Canvas) -> Rect {
    guard step != train.stepCount else { return row }
    var rest = row
    let words = phrases.ofBatch(step)
    guard words.columns + 2 <= row.width else { return row }
    canvas.put(words, in: rest.takeRight(words.columns), style: theme.faint)
    _ = rest.takeRight(2)
    return rest
  }

  /// The cursor of a pane while the arrow keys move in it; nil while they do not.
  func cursor(of pane: some TrainingPane) -> Point? {
    let all = TrainingPanes.numbered(for: train.setup)
    guard train.panes.isInside, all.indices.contains(train.panes.shown),
      type(of: all[train.panes.shown]) == type(of: pane)
    else { return nil }
    return train.panes.cursor
  }
}

extension ExamplePictures {
  /// Of the examples of a source of a training.
  init(_ source: any ExampleSource, _ watched: WatchedTraining) {
    self.init(source, watched.train.setup.arrangement, watched.look)
  }
}
