import CellCanvas
import LessonKit
import Phrases
import TimeTravel

/// A lesson's page as lines of text: paragraphs, lists, code, curves, and its questions.
struct LessonPane {
  let reading: LearnRoom
  let look: Look
  let theme: Theme
  let phrases: Phrases
  /// Whether the learner types words, not keys.
  let isPlain: Bool
  /// The language that the lesson is in, where it is not the one that was asked for.
  private let otherLanguage: String?

  init(_ reading: LearnRoom, in house: House) {
    self.reading = reading
    look = house.look
    theme = house.theme
    phrases = house.phrases
    isPlain = house.isPlain
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
    /// A line of code that leads to a place of the walk.
    case link([StyledText], Target)
    case curve(Curve, row: Int)

    /// Its pieces of text.
    var pieces: [StyledText] {
      switch self {
      case .text(let pieces), .choice(let pieces, _), .link(let pieces, _): pieces
      case .offer, .curve: []
      }
    }
  }

  /// The rows that a curve takes: fewer where a strip leaves few; one where it is told, not drawn.
  private var curveHeight: Int { isPlain ? 1 : reading.isWide ? 9 : 6 }

  /// Draws the page from the line that is scrolled to, and returns what can be clicked.
  func draw(_ layout: LearnLayout, on canvas: inout Canvas) -> [ClickTarget<WalkHit>] {
    var room = layout.inside
    let head = room.takeTop(layout.headHeight)
    let lines = lines(width: room.width)
    let below = reading.hasMoreBelow ? lines.count : 0
    let shown = shown(lines, in: room)
    if layout.isWide {
      drawBox(
        layout.lesson, head: head, hidden: (shown.lowerBound, below - shown.upperBound),
        on: &canvas)
    } else {
      drawTitle(in: head, hidden: (shown.lowerBound, below - shown.upperBound), on: &canvas)
    }
    for (row, line) in lines[shown].enumerated() {
      draw(line, row: row, in: room, on: &canvas)
    }
    return targets(Array(lines[shown]), in: room)
  }

  /// The lines that are seen.
  private func shown(_ lines: [Line], in room: Rect) -> Range<Int> {
    reading.scroll..<min(lines.count, reading.scroll + room.height)
  }

  /// The live numbers in the lines that are seen.
  func litNumbers(_ layout: LearnLayout) -> LitNumbers {
    var room = layout.inside
    _ = room.takeTop(layout.headHeight)
    let lines = lines(width: room.width)
    let numbers = lines[shown(lines, in: room)].flatMap(\.pieces)
      .filter { $0.style == theme.lit }.map(\.text)
    return LitNumbers(numbers: Set(numbers), chosen: reading.chosenNumber, theme: theme)
  }

  /// How many lines stand above and below what is seen.
  private typealias Hidden = (above: Int, below: Int)

  private func drawBox(_ box: Rect, head: Rect, hidden: Hidden, on canvas: inout Canvas) {
    let (session, words) = (reading.session, phrases.learn)
    canvas.box(
      box, title: words.title, border: .heavy, style: theme.focus, titleStyle: theme.title)
    canvas.put(words.lesson(session.lesson.id), in: head, style: theme.faint)
    canvas.put(
      words.page(session.pageIndex + 1, of: session.lesson.pages.count), in: head, align: .right,
      style: theme.faint)
    canvas.put(session.page.title, in: head, row: 1, style: theme.strong)
    var edge = Rect(x: box.x, y: box.y, width: box.width - 2, height: 1)
    if hidden.above > 0 {
      canvas.put(
        " \(words.above(lines: hidden.above)) ", in: edge, align: .right, style: theme.key)
    }
    edge = Rect(x: box.x, y: box.maxY - 1, width: box.width - 2, height: 1)
    if hidden.below > 0 {
      canvas.put(
        " \(words.more(lines: hidden.below)) ", in: edge, align: .right, style: theme.key)
    }
  }

  private func drawTitle(in head: Rect, hidden: Hidden, on canvas: inout Canvas) {
    canvas.put(reading.session.page.title, in: head, style: theme.title)
    let words = [
      hidden.above > 0 ? phrases.learn.above(lines: hidden.above) : nil,
      hidden.below > 0 ? phrases.learn.more(lines: hidden.below) : nil,
    ].compactMap(\.self)
    canvas.put(words.joined(separator: " · "), in: head, align: .right, style: theme.key)
  }

  /// The answers that are seen, and what Enter does.
  private func targets(_ lines: [Line], in room: Rect) -> [ClickTarget<WalkHit>] {
    lines.enumerated().flatMap { row, line -> [ClickTarget<WalkHit>] in
      let area = Rect(x: room.x, y: room.y + row, width: room.width, height: 1)
      switch line {
      case .choice(_, let number): return [ClickTarget(area: area) { _ in .answer(number) }]
      case .offer: return [ClickTarget(area: area) { _ in .key(Key(.enter)) }]
      case .link(_, let target): return [ClickTarget(area: area) { _ in .target(target) }]
      case .text(let pieces): return numbers(in: pieces, area)
      case .curve: return []
      }
    }
  }

  /// The live numbers of a line, each where it stands.
  private func numbers(in pieces: [StyledText], _ area: Rect) -> [ClickTarget<WalkHit>] {
    var x = area.x
    return pieces.compactMap { piece in
      defer { x += piece.text.columns }
      guard piece.style == theme.lit else { return nil }
      let place = Rect(x: x, y: area.y, width: piece.text.columns, height: 1)
      return ClickTarget(area: place) { _ in .number(piece.text) }
    }
  }

  /// How many lines the page has at a width, without what says what Enter does.
  func textCount(width: Int) -> Int {
    let lines = lines(width: width)
    // It stands last, below an empty line.
    guard case .offer? = lines.last else { return lines.count }
    return lines.count - 2
  }

  private func draw(_ line: Line, row: Int, in room: Rect, on canvas: inout Canvas) {
    switch line {
    case .offer(let words): canvas.put([words], x: room.x, y: room.y + row, within: room)
    case .text(let pieces), .choice(let pieces, _), .link(let pieces, _):
      canvas.put(pieces, x: room.x, y: room.y + row, within: room)
    case .curve(let curve, let part):
      // Each row is a piece of the whole curve, which stays where it scrolls out of sight.
      var whole = Canvas(Size(width: room.width, height: curveHeight))
      whole.showsPictures = canvas.showsPictures
      whole.draw(
        LinePlot(curve, point: point(of: curve), theme: theme), in: whole.bounds, look: look)
      canvas.draw(
        whole, x: room.x, y: room.y + row - part,
        clip: Rect(x: room.x, y: room.y + row, width: room.width, height: 1))
    }
  }

  /// A part of the page that is scrolled to.
  enum Part: Hashable {
    case question(Int)
    case task(Int)
  }

  /// The lines of one of the page's questions or tasks, with what was said to it; nil where it is not seen
  /// yet.
  func lines(of part: Part, width: Int) -> Range<Int>? {
    var parts: [Part: Range<Int>] = [:]
    _ = lines(width: width, parts: &parts)
    return parts[part]
  }

  func lines(width: Int) -> [Line] {
    var parts: [Part: Range<Int>] = [:]
    return lines(width: width, parts: &parts)
  }

  private func lines(width: Int, parts: inout [Part: Range<Int>]) -> [Line] {
    let text = LessonText(
      theme: theme, width: width, phrases: phrases.questions, isPlain: isPlain)
    var lines: [Line] = []
    if let otherLanguage, reading.session.pageIndex == 0 {
      let notice = phrases.learn.notTranslated(readIn: otherLanguage)
      lines += wrap([StyledText(notice, theme.faint)], width: width).map(Line.text)
    }
    if let typed = reading.session.unbuilt {
      let (low, high) = (Show.buildable.lowerBound, Show.buildable.upperBound)
      let notice = phrases.learn.isNotBuilt(from: typed, from: low, to: high)
      lines += text.lines(of: .paragraph([.strong([.text(notice)])])).map(Line.text)
    }
    if let fault = reading.session.fault {
      let notice = phrases.learn.brokenPage(fault)
      lines += text.lines(of: .paragraph([.strong([.text(notice)])])).map(Line.text)
    }
    if reading.session.stage.lacksTraining { lines += text.lines(of: notTrained).map(Line.text) }
    for block in reading.session.blocks where !isSeenInView(block) {
      if !lines.isEmpty { lines.append(.text([])) }
      switch block {
      case .prediction(let index):
        guard let question = reading.session.question(index) else { continue }
        let isOpen = reading.session.openIndex == index
        let start = lines.count
        lines += self.lines(of: question, index, isOpen: isOpen, text)
        parts[.question(index)] = start..<lines.count
      case .task(let index):
        let start = lines.count
        lines += self.lines(ofTask: index, text).map(Line.text)
        parts[.task(index)] = start..<lines.count
      case .blank(let table):
        let start = lines.count
        lines += self.lines(of: table, text).map(Line.text)
        for index in table.questions { parts[.question(index)] = start..<lines.count }
      case .curve(let curve):
        lines += (0..<curveHeight).map { .curve(curve, row: $0) }
        lines += caption(of: curve).map(Line.text)
      case .compare(let compare): lines += self.lines(of: compare, text).map(Line.text)
      case .code(let language, _, let links) where !links.isEmpty:
        let labels = phrases.questions.name(of: language) == nil ? 0 : 1
        lines += self.lines(ofCode: text.lines(of: block), below: labels, links)
      case .heading, .paragraph, .code, .list, .table, .note:
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
    let all = text.question(
      question, reading.session.reply(index), firstTry: reading.session.firstTry, typed: typed)
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

  /// The lines of a task: what is to be done, its goal, the hints that were asked for, and why.
  func lines(ofTask index: Int, _ text: LessonText) -> [[StyledText]] {
    let task = reading.session.tasks[index]
    let closing = reading.closing(ofTask: index)
    let hints = reading.openTask == index ? reading.hintsShown : 0
    let goal = phrases.learn.goal(
      isMet: closing == .right, keys: reading.session.page.keys.sorted())
    var lines = text.lines(of: .paragraph([.strong(task.text)]))
    lines += wrap([StyledText(goal, closing == .right ? theme.good : theme.key)], width: text.width)
    if closing == nil, let watch = task.watch,
      let told = reading.session.watched(index, at: reading.walk.moment)
    {
      let name = task.watchName ?? watch.text
      let line = phrases.learn.watched(name, now: told.now, first: told.first)
      lines += wrap([StyledText(line, theme.strong)], width: text.width)
    }
    for hint in task.hints.prefix(closing == .shown ? task.hints.count : hints) {
      lines += text.lines(of: .list(first: nil, items: [[.paragraph(hint)]]))
    }
    if closing == .shown {
      let solution = phrases.learn.solution(task.solution)
      lines += wrap([StyledText(solution, theme.strong)], width: text.width)
    }
    if closing != nil { lines += text.lines(of: .paragraph(task.explanation)) }
    return lines
  }

  /// What stands above a page whose training was not made.
  private var notTrained: Block {
    let notice = phrases.learn.notTrained
    return .paragraph([.strong([.text(notice.heading)]), .text(" \(notice.text)")])
  }

  /// What Enter does on this page, when no question is open.
  private var offer: String? {
    reading.question == nil ? phrases.learn.offer(reading.next, isPlain: isPlain) : nil
  }
}
