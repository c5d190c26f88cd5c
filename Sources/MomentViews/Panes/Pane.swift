import CellCanvas
import Phrases

/// The room of one view, filled from the top: words, tables and pictures on a canvas.
///
/// It remembers where it drew neurons, weights and pixels, so that a click finds them.
struct Pane {
  var canvas: Canvas
  /// The cells that may be drawn on.
  private(set) var rect: Rect
  let context: ViewContext
  /// The next free row of `rect`.
  var row = 0
  /// Whether something was left out for want of room.
  var isFolded = false
  /// Where things that can be pointed at were drawn.
  var spots: [Spot] = []
  /// Rows and words that lead elsewhere.
  var signposts: [Signpost] = []

  init(_ canvas: Canvas, _ rect: Rect, _ context: ViewContext) {
    self.canvas = canvas
    self.rect = rect.intersection(canvas.bounds)
    self.context = context
  }

  var theme: Theme { context.theme }
  var look: Look { context.look }
  var phrases: ViewPhrases { context.phrases }

  /// The language of all words.
  var language: Language { context.language }

  /// Leaves the lowest rows to others: from the next free one on, so many may be drawn on.
  mutating func limit(toRows rows: Int) {
    rect = Rect(x: rect.x, y: rect.y, width: rect.width, height: min(rect.height, row + rows))
  }

  /// The rows that are still free.
  var rowsLeft: Int { max(0, rect.height - row) }

  /// Whether rows must be saved: blank lines are then left out.
  var isTight: Bool { rect.height < 17 }

  /// Whether tables may take the rows that there are.
  var isTall: Bool { rect.height > 24 }
}

// MARK: - Lines

extension Pane {
  /// The first line: what is shown, and at the right what → will do.
  ///
  /// A companion has none: what it is about is said beside it.
  ///
  /// A note stands in the blank line below, where there is one.
  mutating func head(_ subject: String, note: String? = nil) {
    head(firstThatFits: [subject], note: note)
  }

  /// The same with the first of some forms that fits beside what → will do.
  mutating func head(firstThatFits subjects: [String], note: String? = nil) {
    guard !context.isCompanion else { return }
    var later = context.later.isEmpty ? "" : look.keys("→ ", in: context.language) + context.later
    // What it is goes before what comes next.
    if let least = subjects.map(\.columns).min(), least > rect.width - later.columns - 2 {
      later = ""
    }
    let room = later.isEmpty ? rect.width : rect.width - later.columns - 2
    let subject = subjects.first { $0.columns <= room } ?? subjects.last ?? ""
    put(subject.cut(to: room), style: theme.strong)
    let x = max(0, rect.width - later.columns)
    put(later, x: x, style: theme.title)
    if !later.isEmpty { lead(to: .key(Key(.right)), x: x, row: row, width: later.columns) }
    row += 1
    if let note, !isTight { put(note, style: theme.faint) }
    gap()
  }

  /// Lets a click on columns of a row lead elsewhere.
  mutating func lead(to destination: Signpost.Destination, x: Int, row: Int, width: Int) {
    let area = Rect(x: rect.x + x, y: rect.y + row, width: width, height: 1).intersection(rect)
    if !area.isEmpty { signposts.append(Signpost(rect: area, destination: destination)) }
  }

  /// A blank line, unless rows must be saved.
  mutating func gap() { if !isTight { row += 1 } }

  /// One line in one style, cut at the edge.
  mutating func line(_ text: String, _ style: Style = .plain) {
    put(text.cut(to: rect.width), style: style)
    row += 1
  }

  /// One line of pieces in their styles.
  mutating func line(_ pieces: [StyledText]) {
    canvas.put(pieces, x: rect.x, y: rect.y + row, within: rect)
    row += 1
  }

  /// The first of the texts that fits the width, on one line; the last one, cut, when none does.
  mutating func line(firstThatFits texts: [String], _ style: Style = .plain) {
    line(texts.first { $0.columns <= rect.width } ?? texts.last ?? "", style)
  }

  /// Sentences from column `x` on, broken at the pane's width, if all their lines fit.
  mutating func prose(_ text: String, _ style: Style = .plain, x: Int = 0) {
    let lines = wrap(text, width: max(1, rect.width - x))
    guard !text.isEmpty, lines.count <= rowsLeft else { return }
    for text in lines {
      put(text, x: x, style: style)
      row += 1
    }
  }

  /// Says that what was worked out is not what was recorded: where no rows are left, over the last ones, for
  /// numbers that contradict the record must not stand there alone.
  mutating func contradict(_ sentence: String) {
    let lines = wrap(sentence, width: max(1, rect.width))
    row = max(0, min(row, rect.height - lines.count))
    for text in lines {
      put(text.padded(to: rect.width, .left), style: theme.bad)
      row += 1
    }
  }

  /// Writes warnings in the last rows, which then are no part of the room; none in a tiny pane.
  mutating func warn(_ sentences: [String]) {
    let lines = sentences.flatMap { wrap("! " + $0, width: rect.width) }
    guard !lines.isEmpty, rect.height >= lines.count + 6 else { return }
    var below = rect.takeBottom(lines.count)
    for text in lines { canvas.put(text, in: below.takeTop(1), style: theme.bad) }
  }

  /// Writes `text` in the current row (or `offset` rows below it), `x` columns from the left edge.
  @discardableResult
  mutating func put(_ text: String, x: Int = 0, row offset: Int = 0, style: Style = .plain) -> Int {
    canvas.put(text, x: rect.x + x, y: rect.y + row + offset, style: style, within: rect)
  }
}
