import Datasets
import LessonKit
import ModelFiles
import MomentViews
import Phrases
import NeuralCore
import TimeTravel

/// A lesson that is being read, with the live network beside it.
struct LearnRoom: WalkingRoom {
  var overlay: (any Overlay<LearnRoom>)?
  /// The page, its questions and its network.
  var session: LessonSession
  /// The learner's own walk in the page's network.
  var walk: Walk
  var typed = TypedLine()
  /// The first line of the page that is shown, when it is longer than the pane.
  var scroll = 0
  /// Whether a narrow window shows the lesson below a strip, not the whole network.
  var showsLesson = true
  /// Whether the window is wide enough for both.
  private(set) var isWide = false
  /// Whether what was answered and done last is remembered from day to day.
  var isKept = true
  /// Whether lines of the page stand below the last that is seen.
  private(set) var hasMoreBelow = false
  /// Whether the page's task is to be brought into sight: it was opened, hinted at or closed just now.
  var wantsTaskInSight = false
  /// What was typed when the page was last scrolled to where it stands.
  private var followed = ""
  /// The number of the text that was clicked, which alone is lit.
  var chosenNumber: String?
  /// The training that the page asked for, until the learner goes on from its curves.
  var training: TrainState?
  /// Whether that training has ended.
  var hasTrained = false

  /// How the tasks of each page were closed, by their numbers.
  var tasks: [Int: [Int: KeptLesson.Closing]] = [:]
  /// The pages that are still to be redone; nil where the lesson is read.
  var redo: [Int]?
  /// The tasks of this page that are done again although they were closed.
  var reopenedTasks: Set<Int> = []
  /// How many blocks of the page's code were copied.
  var copied = 0
  /// How many hints of the page's open task are shown.
  var hintsShown = 0
  /// Whether plain text tells where the walk stands, not the page.
  var tellsWalk = false
  /// How often the point on the page's curve was moved, to the left below 0.
  var pointPresses = 0

  /// Whether the page's task opens keys that change numbers.
  var mayChange: Bool { !session.page.keys.isDisjoint(with: ["e", "w", "u", "<", ">"]) }
  let said: String? = nil
  /// What was said to the first try at the open question, or else to the answer before.
  var wrongAnswer: Reply? { session.firstTry ?? session.lastReply }
  /// The number and the title of the next lesson that is written.
  let nextLesson: String?

  /// Opens a lesson at the page where the learner was.
  init(_ opened: OpenedLesson, in house: House) throws(LessonError) {
    let lesson = opened.lesson
    let kept = house.progress.lessons[lesson.id]?.pages ?? [:]
    redo =
      opened.redoes ? Self.pagesToRedo(house.progress.lessons[lesson.id], of: lesson) : nil
    session = try LessonSession(
      lesson, page: redo?.first ?? house.progress.pages[lesson.id] ?? 0,
      sources: LessonSources(house.mnist), trained: opened.trained(in: house),
      typed: lesson.pages.indices.map { kept["\($0)"]?.typed ?? [] })
    walk = Walk(session.timeline, of: .lesson(session.page.show.locks), in: house.language)
    nextLesson = house.course.next(after: lesson.id).map { "\($0.id) \($0.title)" }
    openView()
    for (page, done) in kept {
      guard let page = Int(page), lesson.pages.indices.contains(page) else { continue }
      for (task, closing) in done.tasks {
        guard let task = Int(task), lesson.pages[page].tasks.indices.contains(task) else {
          continue
        }
        close(task, as: closing, onPage: page)
      }
    }
    reopen()
    reveal()
  }

  func title(in phrases: Phrases) -> String {
    if isSearching { return phrases.learn.searchTitle }
    return question.map { phrases.learn.title(wantsTyping: $0.wantsTyping) } ?? phrases.learn.title
  }

  mutating func enter(in house: inout House) -> [Request] {
    isWide = layout(in: house.size).isWide
    hasMoreBelow = !house.isPlain && hiddenBelow(in: house) > 0
    return keepPlace(in: &house)
  }

  /// What is typed stays in sight; a window of another size may have room for both.
  mutating func settle(in house: inout House) -> [Request] {
    isWide = layout(in: house.size).isWide
    if typed.text != followed, !typed.text.isEmpty, let open = session.openIndex {
      scroll(to: open, in: house)
    }
    followed = typed.text
    closeTasks()
    if wantsTaskInSight { scrollToTask(in: house) }
    hasMoreBelow = !house.isPlain && hiddenBelow(in: house) > 0
    return isKept ? [] : keepPlace(in: &house)
  }

  mutating func tick(in house: inout House) {
    if isSearching { carryOn(in: &house) } else { walk.readOn() }
  }

  mutating func hear(_ news: Action, in house: inout House) -> [Request] {
    guard case .training(let report) = news else { return [] }
    do {
      return try receive(report, in: &house)
    } catch {
      house.notice = "\(error)"
      return []
    }
  }

  // MARK: The walk

  mutating func go(_ move: Move, in house: inout House) {
    if !walk.move(move) { house.notice = walk.endOfTheWalk(move) }
    showWalk()
  }

  /// Lights one number of the text alone, or all of them again.
  mutating func point(at number: String) {
    chosenNumber = chosenNumber == number ? nil : number
  }

  /// The walk is seen beside the text, or in the strip above it; plain text tells where it stands.
  mutating func showWalk() {
    tellsWalk = true
    closeTasks()
  }

  /// What an open question hides of the view, or a question of a later page.
  var curtain: Curtain {
    let (moment, own) = (walk.moment, session.timeline.moment)
    let (here, asked) = (moment.cursor, own.cursor.step)
    let isOwn = here.step == asked && moment.example == own.example
    return Curtain(
      isConcealed: session.veil.map {
        here.step > asked || here.step == asked && $0.hides(here.place, in: moment.walk)
      } ?? false,
      isForLater: isOwn && session.keepsBack(here.place), from: session.hiddenFrom,
      tellsDirection: !session.asksAboutUpdate, hasBeside: session.page.show.hasBeside)
  }
}

// MARK: - Pages

extension LearnRoom {
  /// Turns by `offset` pages, or says that there is none further.
  mutating func turn(by offset: Int, in house: inout House) -> [Request] {
    do {
      if try session.turn(to: session.pageIndex + offset) {
        standOnPage()
      } else {
        house.notice = offset > 0 ? house.phrases.learn.isLastPage : house.phrases.learn.isFirstPage
      }
      return keepPlace(in: &house)
    } catch {
      house.notice = "\(error)"
      return []
    }
  }

  /// Opens a page, with the weights that the lesson's training leads to.
  mutating func stand(onPage page: Int, trained: Session?) throws(LessonError) {
    _ = try session.turn(to: page)
    if let trained { try session.trainingEnded(with: trained) }
    standOnPage()
  }

  /// Goes back to the page's own place, or to where its last answer can be seen.
  mutating func standOnPage() {
    let old = walk
    walk = Walk(session.timeline, of: .lesson(session.page.show.locks), in: old.language)
    walk.takeStops(of: old)
    openView()
    reopen()
    reveal()
    scroll = 0
    hintsShown = 0
    copied = 0
    pointPresses = 0
    tellsWalk = false
    showsLesson = true
  }

  /// Opens the view that the page names, at each place that has it; it offers other examples where the
  /// page does.
  private mutating func openView() {
    walk.offersOthers = !session.page.keys.isDisjoint(with: ["n", "p"])
    guard let lens = session.page.show.view.flatMap({ Lens(named: Substring($0)) }) else { return }
    walk.showEverywhere(lens)
  }

  /// Remembers the page, and what was done in the lesson, from day to day.
  mutating func keepPlace(in house: inout House) -> [Request] {
    isKept = true
    house.progress.opened(session.lesson.id, page: session.pageIndex)
    house.progress.keep(
      kept(after: house.progress.lessons[session.lesson.id]), of: session.lesson.id)
    return [.perform(.saveProgress(house.progress))]
  }

  /// Goes to where the last answer can be seen, if there is such a place, with the example that is spoken of.
  private mutating func reveal() {
    typed = TypedLine()
    let (stand, own) = (session.stand, session.timeline.cursor)
    walk.travel { timeline in
      if timeline.moment.example != stand.example {
        try? timeline.go(to: Target(step: own.step, place: own.place))
        _ = timeline.take(stand.example)
      }
      if let target = stand.target { try? timeline.go(to: target) }
    }
  }

  /// Goes to a place that was typed.
  mutating func go(to place: TypedTarget, in house: inout House) throws(DescriptionError) {
    house.notice = try walk.go(to: place)
  }
}

// MARK: - Questions

extension LearnRoom {
  /// While the page's training runs, nothing is asked.
  var question: Question? { training == nil ? session.openQuestion : nil }

  mutating func close(with answer: String, in house: inout House) -> Bool {
    let asked = session.openIndex
    // Enter alone shows what there is to choose from.
    if answer.isEmpty, let asked, !house.isPlain {
      let before = scroll
      scroll(to: asked, in: house)
      if scroll != before { return true }
    }
    if question?.isBroken == true {
      house.notice = house.phrases.learn.isBroken
      return true
    }
    guard session.answer(answer) != nil else { return false }
    showReply(to: asked, in: house)
    isKept = false
    return true
  }

  mutating func skip(in house: inout House) {
    let asked = session.openIndex
    _ = session.skip()
    showReply(to: asked, in: house)
    isKept = false
  }

  /// Walks to where the answer can be seen, and scrolls to what was said to it.
  private mutating func showReply(to question: Int?, in house: House) {
    typed = TypedLine()
    tellsWalk = false
    if session.openIndex != question { reveal() }
    if let question { scroll(to: question, in: house) }
    wantsTaskInSight = session.openIndex == nil && openTask != nil
  }

  /// Scrolls no further than needed so that a question is in sight with all that belongs to it; of one
  /// that is too long, its end.
  private mutating func scroll(to question: Int, in house: House) {
    let layout = layout(in: house.size)
    let pane = LessonPane(self, in: house)
    guard let lines = pane.lines(of: .question(question), width: layout.textWidth) else { return }
    scroll = max(min(scroll, lines.lowerBound), lines.upperBound - layout.textHeight)
  }

  /// Scrolls to the end of the page's task, or so far that the last verdict is still in sight.
  private mutating func scrollToTask(in house: House) {
    wantsTaskInSight = false
    let layout = layout(in: house.size)
    let pane = LessonPane(self, in: house)
    let task = openTask ?? session.page.tasks.indices.last
    guard !house.isPlain,
      let lines = task.flatMap({ pane.lines(of: .task($0), width: layout.textWidth) })
    else { return }
    let wanted = max(min(scroll, lines.lowerBound), lines.upperBound - layout.textHeight)
    let verdict = hintsShown == 0 && openTask != nil ? session.verdicts.indices.last : nil
    let last = verdict.flatMap { pane.lines(of: .question($0), width: layout.textWidth) }
    scroll = max(0, min(wanted, last?.lowerBound ?? wanted))
  }

  /// How many lines of the page stand below the last that is seen, but for what says what Enter does.
  func hiddenBelow(in house: House) -> Int {
    let layout = layout(in: house.size)
    let pane = LessonPane(self, in: house)
    return max(0, pane.textCount(width: layout.textWidth) - scroll - layout.textHeight)
  }
}
