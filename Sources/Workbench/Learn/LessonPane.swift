import CellCanvas
import LessonKit
import Notation
import Phrases
import TimeTravel

/// A lesson's page as lines of text: paragraphs, lists, code, curves, and its questions.
struct LessonPane {
  let reading: LearnRoom
  let look: Look
  let theme: Theme
  let phrases: Phrases
  /// The language that the lesson is in, where it is not the one that was asked for.
  private let otherLanguage: String?

  init(_ reading: LearnRoom, in house: House) {
    self.reading = reading
    look = house.look
    theme = house.theme
    phrases = house.phrases
    otherLanguage = house.course.entry(reading.session.lesson.id)
      .flatMap { house.course.lacksTranslation(of: $0) ? $0.language : nil }
  }

  /// One line of the page: pieces of text, or a row of a curve.
  enum Line {
    case text([StyledText])
    /// A line of an answer that can be chosen, by its number from 1.
    case choice([StyledText], number: Int)
    /// What Enter does.
    case offer(StyledText)
    case plot(Plot, row: Int)
  }

  /// The rows that a curve takes.
  static let plotHeight = 9

  /// The rows above the text: the lesson and the page, the page's title, a blank.
  static let headHeight = 3

  /// Draws the page in a box, from the line that is scrolled to, and returns what can be clicked.
  func draw(in rect: Rect, on canvas: inout Canvas) -> [ClickTarget<WalkHit>] {
    let session = reading.session
    let words = phrases.learn
    var room = canvas.box(
      rect, title: words.title, border: .heavy, style: theme.focus, titleStyle: theme.title
    ).inset(horizontal: 1)
    let head = room.takeTop(Self.headHeight)
    let pages = words.page(session.pageIndex + 1, of: session.lesson.pages.count)
    canvas.put(words.lesson(session.lesson.id), in: head, style: theme.faint)
    canvas.put(pages, in: head, align: .right, style: theme.faint)
    canvas.put(session.page.title, in: head, row: 1, style: theme.strong)
    let lines = lines(width: room.width)
    let rest = lines.count - reading.scroll - room.height
    for (row, line) in lines.dropFirst(reading.scroll).prefix(room.height).enumerated() {
      draw(line, row: row, in: room, on: &canvas)
    }
    if rest > 0 {
      let more = Rect(x: rect.x, y: rect.maxY - 1, width: rect.width - 2, height: 1)
      canvas.put(
        " \(words.more(lines: rest)) ", in: more, align: .right, style: theme.key)
    }
    return targets(lines, in: room)
  }

  /// The answers that are seen, and what Enter does.
  private func targets(_ lines: [Line], in room: Rect) -> [ClickTarget<WalkHit>] {
    lines.dropFirst(reading.scroll).prefix(room.height).enumerated().compactMap { row, line in
      let area = Rect(x: room.x, y: room.y + row, width: room.width, height: 1)
      switch line {
      case .choice(_, let number): return ClickTarget(area: area) { _ in .answer(number) }
      case .offer: return ClickTarget(area: area) { _ in .key(Key(.enter)) }
      case .text, .plot: return nil
      }
    }
  }

  /// How many lines the page has at a width.
  func lineCount(width: Int) -> Int { lines(width: width).count }

  private func draw(_ line: Line, row: Int, in room: Rect, on canvas: inout Canvas) {
    switch line {
    case .offer(let words): canvas.put([words], x: room.x, y: room.y + row, within: room)
    case .text(let pieces), .choice(let pieces, _):
      canvas.put(pieces, x: room.x, y: room.y + row, within: room)
    case .plot(let plot, 0):
      let place = Rect(x: room.x, y: room.y + row, width: room.width, height: Self.plotHeight)
      guard place.maxY <= room.maxY else { return }
      canvas.draw(LinePlot(plot, theme: theme), in: place, look: look)
    case .plot: break
    }
  }

  private func lines(width: Int) -> [Line] {
    let text = LessonText(theme: theme, width: width, phrases: phrases.questions)
    var lines: [Line] = []
    if let otherLanguage, reading.session.pageIndex == 0 {
      let notice = phrases.learn.notTranslated(readIn: otherLanguage)
      lines += wrap([StyledText(notice, theme.faint)], width: width).map(Line.text)
    }
    if reading.session.stage.lacksTraining { lines += text.lines(of: notTrained).map(Line.text) }
    for block in reading.session.blocks {
      if !lines.isEmpty { lines.append(.text([])) }
      switch block {
      case .prediction(let index):
        guard let question = reading.session.question(index) else { continue }
        let isOpen = reading.session.openIndex == index
        lines += self.lines(of: question, index, isOpen: isOpen, text)
      case .plot(let plot):
        lines += (0..<Self.plotHeight).map { .plot(plot, row: $0) }
      case .heading, .paragraph, .code, .list, .table:
        lines += text.lines(of: block).map(Line.text)
      }
    }
    if let offer { lines += [.text([]), .offer(StyledText(offer, theme.key))] }
    return lines
  }

  /// The lines of a question; of one that is open the answers can be chosen.
  private func lines(
    of question: Question, _ index: Int, isOpen: Bool, _ text: LessonText
  ) -> [Line] {
    let typed = isOpen ? reading.typed.text : nil
    let all = text.question(question, reading.session.reply(index), typed: typed)
    let choices = text.choices(of: question, typed: typed)
    guard isOpen, let first = choices.first?.first, let start = all.firstIndex(of: first) else {
      return all.map(Line.text)
    }
    let numbers = choices.enumerated().flatMap { index, lines in lines.map { _ in index + 1 } }
    return all.enumerated().map { row, pieces in
      numbers.indices.contains(row - start)
        ? .choice(pieces, number: numbers[row - start]) : .text(pieces)
    }
  }

  /// What stands above a page whose training was not made.
  private var notTrained: Block {
    let notice = phrases.learn.notTrained
    return .paragraph([.strong([.text(notice.heading)]), .text(" \(notice.text)")])
  }

  /// What Enter does on this page, when no question is open.
  private var offer: String? {
    reading.question == nil ? phrases.learn.offer(reading.next) : nil
  }
}

extension LinePlot {
  /// The curve of an activation function, its slope dotted.
  fileprivate init(_ plot: Plot, theme: Theme) {
    let points = plot.points(81)
    var series = [
      Series(points.map { SIMD2($0.x, $0.value) }, style: theme.positive)
    ]
    if plot.withSlope {
      series.append(
        Series(points.map { SIMD2($0.x, $0.slope) }, style: theme.negative, isDotted: true))
    }
    let all = series.flatMap { $0.points.map(\.y) }
    let low = min(0, all.min() ?? 0)
    let high = max(1, all.max() ?? 1)
    self.init(
      series, x: plot.range, y: low...high,
      ticks: [
        Tick(low, Numerals.value(low, decimals: 0)), Tick(high, Numerals.value(high, decimals: 0)),
      ])
  }
}
