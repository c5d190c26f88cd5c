import NeuralCore
import TimeTravel

/// One reading of a lesson: the page, its network, and which of its questions are closed.
///
/// Pure: it neither draws nor saves. The screen shows `blocks`, asks `openQuestion`, keeps the walk
/// before `veil`, and stands where `stand` says.
public struct LessonSession {
  /// The lesson.
  public let lesson: Lesson
  /// The page that is open, from 0.
  public private(set) var pageIndex: Int
  /// The page that is open; one that cannot be made in its network stands broken on the lesson's own.
  public private(set) var page: Page
  /// What is wrong with the page that is open, which says so; nil where nothing is.
  public private(set) var fault: LessonError?
  /// The page's network, standing at the page's place.
  public private(set) var stage: Stage
  /// What stands on the page now, its live numbers filled in: all down to the open question.
  public private(set) var blocks: [Block] = []
  /// The page's tasks as they stand on the screen, in the order of `Block.task`'s indices.
  public private(set) var tasks: [LessonTask] = []
  /// What the open question hides; nil when nothing is hidden.
  public private(set) var veil: Veil?
  /// The first place that a question of a later page asks about, so that it is not shown here yet; nil
  /// where none does.
  public private(set) var keptBack: Place?
  /// The weights that the lesson's training led to, once it was done.
  public private(set) var trained: Session?

  private let sources: LessonSources
  /// The page's questions as they stand on the screen.
  private var questions: [Question] = []
  /// The replies of every page, in the order of its questions.
  private(set) var replies: [[Reply]]
  /// What was said to the first try at the open question of each page.
  private var firstTries: [Int: Reply] = [:]
  /// What was typed at each closed question of each page, first tries too, empty where it was skipped.
  private var tries: [[[String]]]
  /// What was typed at the open question of each page so far.
  private var begun: [Int: [String]] = [:]
  /// What was typed on pages that were not opened yet, as it was kept.
  private var earlier: [Int: [String]]
  /// The closed questions of each page that are asked again.
  private var reopened: [Int: Set<Int>] = [:]
  /// The question of this page that was closed last; nil while none was.
  private(set) var lastClosed: Int?

  /// Opens a lesson at a page (the nearest one there is).
  ///
  /// `typed` is what was typed in it before, page by page. Throws when the lesson's own network cannot be
  /// made.
  public init(
    _ lesson: Lesson, page: Int = 0, sources: LessonSources, trained: Session? = nil,
    typed: [[String]] = []
  ) throws(LessonError) {
    let index = max(0, min(page, lesson.pages.count - 1))
    self.lesson = lesson
    self.pageIndex = index
    self.sources = sources
    self.trained = trained
    self.replies = lesson.pages.map { _ in [] }
    self.tries = lesson.pages.map { _ in [] }
    let kept = lesson.pages.indices.map { typed.indices.contains($0) ? typed[$0] : [] }
    self.earlier = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($0, $1) })
    (self.page, self.stage) = try Self.opened(
      lesson.pages[index],
      as: Self.show(ofPage: index, in: lesson, after: index > 0 ? kept[index - 1] : []), in: lesson,
      sources, trained)
    fill()
    recall()
    fault = foundFault
  }

  /// What a page runs: with the number that was typed last on the page before, where it is built from it.
  private func show(ofPage index: Int) -> Show {
    Self.show(ofPage: index, in: lesson, after: index > 0 ? typed(onPage: index - 1) : [])
  }

  /// What was typed on the page before, where this page is to be built from it and cannot be; nil where it
  /// was.
  public var unbuilt: String? {
    guard pageIndex > 0, page.show.isTyped,
      let typed = typed(onPage: pageIndex - 1).last(where: { !$0.isEmpty })
    else { return nil }
    return Int(typed).map(Show.buildable.contains) == true ? nil : typed
  }

  private static func show(ofPage index: Int, in lesson: Lesson, after typed: [String]) -> Show {
    lesson.pages[index].show.built(from: typed.last { !$0.isEmpty }.flatMap { Int($0) })
  }

  /// What was typed as answers on a page, first tries too, empty where a question was skipped; of a page
  /// that was not opened yet as it was kept.
  public func typed(onPage page: Int) -> [String] {
    if let kept = earlier[page] { return kept }
    // A question that is asked again keeps its old answer until it is closed.
    let open = reopened[page]?.isEmpty == false ? [] : begun[page] ?? []
    return tries[page].flatMap { $0 } + open
  }

  /// True on the last page.
  public var isLastPage: Bool { pageIndex == lesson.pages.count - 1 }
  /// The weights and the place the page stands on, for the learner to walk in.
  public var timeline: Timeline { stage.timeline }

  /// The index of the page's question that waits for an answer; nil when none does.
  ///
  /// A page whose training is missing asks nothing yet.
  public var openIndex: Int? {
    if stage.lacksTraining { return nil }
    if let again = reopened[pageIndex]?.min() { return again }
    let closed = replies[pageIndex].count
    return closed < page.predictions.count ? closed : nil
  }

  /// The question that waits for an answer, as it stands on the screen.
  public var openQuestion: Question? { openIndex.map { questions[$0] } }

  /// How many questions of the page are closed above the one that is open.
  var closedAbove: Int { openIndex ?? replies[pageIndex].count }

  /// A question of this page as it stands on the screen, by the index in `Block.prediction`.
  public func question(_ index: Int) -> Question? {
    questions.indices.contains(index) ? questions[index] : nil
  }

  /// What was said when a question of this page was closed; nil while it is open or not reached.
  public func reply(_ index: Int) -> Reply? {
    replies[pageIndex].indices.contains(index) && index != openIndex
      ? replies[pageIndex][index] : nil
  }

  /// What was said when a question of this page was closed last; nil while none was.
  public var lastReply: Reply? { lastClosed.flatMap { reply($0) } }

  /// What was said to a first try at the open question, which has a second; nil before one.
  public var firstTry: Reply? { openIndex == nil ? nil : firstTries[pageIndex] }

  // MARK: Turning pages

  /// Turns to a page; false when it is not there or already open.
  ///
  /// Replies given before stay.
  @discardableResult
  public mutating func turn(to index: Int) throws(LessonError) -> Bool {
    guard lesson.pages.indices.contains(index), index != pageIndex else { return false }
    (page, stage) = try Self.opened(
      lesson.pages[index], as: show(ofPage: index), in: lesson, sources, trained)
    pageIndex = index
    fill()
    recall()
    fault = foundFault
    return true
  }

  /// Puts a word in the place that the page's network leaves to choose; false where it is none of those.
  public mutating func choose(_ word: String) throws(LessonError) -> Bool {
    guard let show = page.show.choosing(word) else { return false }
    stage = try Stage(show, sources: sources, trained: trained, file: lesson.file)
    fill()
    return true
  }

  /// Takes in the weights of a training; a page that wanted them stands on them at once.
  public mutating func trainingEnded(with session: Session) throws(LessonError) {
    trained = session
    guard page.show.state == .trained else { return }
    stage = try Stage(
      show(ofPage: pageIndex), sources: sources, trained: session, file: lesson.file)
    fill()
    recall()
  }

  // MARK: Answering

  /// Answers the open question with what was typed: a choice's number from 1, or a number.
  ///
  /// Returns nil, and changes nothing, when no question is open or the text cannot be an answer. A check
  /// that was answered wrongly for the first time stays open.
  public mutating func answer(_ text: String) -> Reply? {
    guard let index = openIndex, let reply = openQuestion?.reply(to: text) else { return nil }
    // What steers a terminal or hides what is written is kept nowhere.
    begun[pageIndex, default: []].append(text.cleaned.onOneLine)
    if page.predictions[index].kind.isChecked, reply.verdict == .wrong, firstTry == nil {
      firstTries[pageIndex] = reply
      return reply
    }
    return close(with: reply)
  }

  /// Closes the open question without an answer; nil when none is open.
  ///
  /// It always closes: a question that cannot be examined must not keep a learner on its page.
  public mutating func skip() -> Reply? {
    guard let reply = openQuestion?.skipped else { return nil }
    begun[pageIndex, default: []].append("")
    return close(with: reply)
  }

  /// Asks those questions of the open page again that are checked and were not answered rightly.
  public mutating func askAgain() {
    let wrong = replies[pageIndex].indices.filter {
      page.predictions[$0].kind.isChecked && replies[pageIndex][$0].verdict != .right
    }
    guard !wrong.isEmpty else { return }
    reopened[pageIndex] = Set(wrong)
    firstTries[pageIndex] = nil
    begun[pageIndex] = nil
    lastClosed = nil
    fill()
  }

  /// How the questions of the open page were closed, in order.
  public var verdicts: [Reply.Verdict] { replies[pageIndex].map(\.verdict) }

  /// Gives the answers of earlier days again to a page that is opened for the first time; what is no
  /// answer any more, because the lesson has changed, is left out with all behind it.
  private mutating func recall() {
    lastClosed = replies[pageIndex].indices.last
    guard page.fault == nil, !stage.lacksTraining,
      let before = earlier.removeValue(forKey: pageIndex)
    else { return }
    for text in before {
      guard (text.isEmpty ? skip() : answer(text)) != nil else { return }
    }
  }

  private mutating func close(with reply: Reply) -> Reply? {
    guard let index = openIndex else { return nil }
    let tried = begun.removeValue(forKey: pageIndex) ?? []
    if reopened[pageIndex]?.remove(index) != nil {
      replies[pageIndex][index] = reply
      tries[pageIndex][index] = tried
    } else {
      replies[pageIndex].append(reply)
      tries[pageIndex].append(tried)
    }
    lastClosed = index
    firstTries[pageIndex] = nil
    fill()
    return reply
  }

  // MARK: Tasks

  /// The tasks as they stand on the screen, with what may be said once all questions are closed.
  private func filledTasks(_ asked: Facts?) -> [LessonTask] {
    guard let asked, !page.tasks.isEmpty else { return page.tasks }
    let known = facts(at: stage.moment.ofWholeStep)
    return page.tasks.map { task in
      LessonTask(
        text: task.text.filled(asked), goal: task.goal, keys: task.keys,
        hints: task.hints.map { $0.filled(asked) }, solution: task.solution,
        explanation: task.explanation.filled(known), watch: task.watch, watchName: task.watchName,
        line: task.line)
    }
  }

  /// Whether the goal of a task of this page is met where the learner stands.
  public func isMet(_ task: Int, at moment: Moment, _ doing: Doing) -> Bool {
    (try? holds(page.tasks[task].goal, at: moment, doing)) == true
  }

  /// The number that a task watches where the learner stands, and what it was at first; nil where it
  /// watches none.
  public func watched(_ task: Int, at moment: Moment) -> (now: String, first: String)? {
    guard let watch = page.tasks[task].watch else { return nil }
    func text(_ moment: Moment) -> String? {
      try? facts(at: moment.ofWholeStep, isBeforeUpdate: true).text(watch)
    }
    return text(moment).flatMap { now in text(stage.moment).map { (now, $0) } }
  }

  /// The numbers of a comparison where the learner stands, as the page's network has them and as the other
  /// one has them; “?” where they are not known, or an open question hides them.
  public func compared(_ compare: Compare, at moment: Moment) -> [(here: String, there: String)] {
    let facts = facts(at: moment, veil: veil?.place)
    return compare.rows.map { row in
      let there = row.number.ofOther
      return ((try? facts.text(row.number)) ?? "?", (try? facts.text(there)) ?? "?")
    }
  }

  /// Whether a goal holds where somebody stands; nil while one of its numbers is not known.
  func holds(
    _ goal: Condition, at moment: Moment, _ doing: Doing
  ) throws(FactError) -> Bool? {
    var facts = facts(at: moment.ofWholeStep)
    facts.given = stage.moment.ofWholeStep
    facts.doing = doing
    return try facts.holds(goal)
  }

  // MARK: What is shown and what is hidden

  /// A block with its live numbers; a table's may be of another example.
  private func filled(_ block: Block, _ facts: Facts) -> Block {
    guard case .blank(let table) = block else { return block.filled(facts) }
    return .blank(table.filled(facts, self.facts(ofExample: table.example) ?? facts))
  }

  /// Fills in what the page shows, once for each change: it runs the network.
  private mutating func fill() {
    veil = openIndex.flatMap { veil(ofQuestion: $0) }
    keptBack = placeKeptBack
    let known = (0...page.predictions.count).map { facts(beforeQuestion: $0) }
    questions = page.predictions.indices.map {
      asked($0, page.predictions[$0].example == nil ? known[$0] : facts(inQuestion: $0))
    }
    tasks = filledTasks(known.last)
    blocks = stage.lacksTraining ? blocksBeforeTraining : blocks(known)
  }

  private func blocks(_ facts: [Facts]) -> [Block] {
    let closed = closedAbove
    var shown: [Block] = []
    var question = 0
    for block in page.blocks {
      shown.append(filled(block, facts[question]))
      let asked = block.questionCount
      if asked > 0, closed < question + asked { break }
      question += asked
    }
    return shown
  }

  /// The page of somebody who skipped the training it is about: no questions, no numbers.
  private var blocksBeforeTraining: [Block] {
    let facts = Facts(moment: stage.moment, source: stage.source, veil: nil, lacksTraining: true)
    return page.blocks.compactMap { block in
      block.questionCount > 0 ? nil : block.filled(facts)
    }
  }

  /// A question of the page; what is right is found out for the open one alone.
  private func asked(_ index: Int, _ facts: Facts) -> Question {
    let prediction = page.predictions[index]
    guard index == openIndex else { return prediction.question(facts, nil, ideasAt: nil) }
    var known = self.facts(afterQuestion: index)
    known?.own = own(before: index)
    return prediction.question(facts, known, ideasAt: momentOfIdeas(index))
  }
}
