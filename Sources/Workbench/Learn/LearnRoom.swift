import Datasets
import LessonKit
import Phrases
import NeuralCore
import TimeTravel

/// A lesson that is being read, with the live network beside it.
struct LearnRoom: WalkingRoom {
  var overlay: (any Overlay<LearnRoom>)?
  /// The page, its questions and its network.
  private(set) var session: LessonSession
  /// The learner's own walk in the page's network.
  var walk: Walk
  var typed = TypedLine()
  /// The first line of the page that is shown, when it is longer than the pane.
  var scroll = 0
  /// Whether a narrow window shows the lesson, not the network.
  var showsLesson = true
  /// The training that the page asked for, while it runs.
  var training: TrainState?

  let mayChange = false
  let said: String? = nil

  /// Opens a lesson at the page where the learner was.
  init(_ lesson: Lesson, in house: House) throws(LessonError) {
    session = try LessonSession(
      lesson, page: house.progress.pages[lesson.id] ?? 0,
      sources: LessonSources(mnist: house.mnist.train))
    walk = Walk(session.timeline, of: .lesson, in: house.language)
  }

  func title(in phrases: Phrases) -> String {
    if isSearching { return phrases.learn.searchTitle }
    return question.map { phrases.learn.title(wantsNumber: $0.wantsNumber) } ?? phrases.learn.title
  }

  mutating func enter(in house: inout House) -> [Request] { keepPlace(in: &house) }

  mutating func tick(in house: inout House) {
    if isSearching { carryOn(in: &house) } else { walk.readOn() }
  }

  mutating func hear(_ news: Action, in house: inout House) -> [Request] {
    guard case .training(let report) = news else { return [] }
    do {
      return try receive(report)
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

  mutating func showWalk() { showsLesson = false }

  /// Whether an open question hides what the view would show.
  var isConcealed: Bool {
    guard let veil = session.veil else { return false }
    return veil.hides(walk.moment.cursor.place, in: walk.moment.walk)
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

  /// Goes back to the page's own place, or to where its last answer can be seen.
  mutating func standOnPage() {
    let old = walk
    walk = Walk(session.timeline, of: .lesson, in: old.language)
    walk.takeStops(of: old)
    reveal()
    scroll = 0
    showsLesson = true
  }

  /// Remembers the page from day to day.
  private func keepPlace(in house: inout House) -> [Request] {
    house.progress.opened(
      session.lesson.id, page: session.pageIndex, isLast: session.isLastPage)
    return [.perform(.saveProgress(house.progress))]
  }

  /// Goes to where the last answer can be seen, if there is such a place.
  private mutating func reveal() {
    typed = TypedLine()
    guard let target = session.revealTarget else { return }
    walk.travel { timeline in try? timeline.go(to: target) }
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
    guard session.answer(answer) != nil else { return false }
    showReply(in: house)
    return true
  }

  mutating func skip(in house: inout House) {
    _ = session.skip()
    showReply(in: house)
  }

  /// Walks to where the answer can be seen, and shows the end of the page, where what was said stands.
  private mutating func showReply(in house: House) {
    reveal()
    let layout = LearnLayout(house.size)
    let lines = LessonPane(self, in: house).lineCount(width: layout.textWidth)
    scroll = max(0, lines - layout.textHeight)
  }
}

// MARK: - The training of a page

extension LearnRoom {
  /// What Enter does when no question is open.
  var next: NextInLesson {
    if let training { return .fullSpeed(isPaused: training.isPaused) }
    return wantsTraining ? .training : session.isLastPage ? .lesson : .page
  }

  /// Whether the page asks for a training that is not done, or stands on one that was not kept.
  var wantsTraining: Bool {
    if session.stage.lacksTraining { return true }
    if case .train? = session.page.show.task { return session.trained == nil }
    return false
  }

  /// The training of the page, or the one that its weights come from.
  private var trainingTask: (epochs: Int, batch: Int, seed: UInt64)? {
    for page in [session.page] + session.lesson.pages {
      if case .train(let epochs, let batch)? = page.show.task {
        return (epochs, batch, page.show.setup.seed)
      }
    }
    return nil
  }

  /// Begins the training that the page asks for; asks for nothing when there is none.
  mutating func beginTraining(in house: inout House) throws -> [Request] {
    guard let task = trainingTask else { return [] }
    let digits = house.mnist.train
    var setup = TrainingSetup.tutorial(
      exampleCount: digits.count, arrangement: digits.arrangement, seed: task.seed)
    setup.epochs = task.epochs
    setup.plan = .init(
      exampleCount: digits.count, batchSize: task.batch, shuffled: true, seed: task.seed)
    setup = house.own(setup)
    var state = TrainState(setup, on: try setup.parts(of: house.mnist))
    _ = state.change(pace: .fifty)
    let order = state.toggleRun()
    training = state
    return [.perform(.startTraining(setup, keeping: TrainingKeeping())), .perform(.train(order))]
  }

  /// Takes the worker's report; at the end the lesson goes on with the trained network.
  private mutating func receive(_ news: TrainingNews) throws(LessonError) -> [Request] {
    training?.receive(news)
    guard let trained = training, trained.news.isFinished, trained.news.isPaused else { return [] }
    training = nil
    let wasMissing = session.stage.lacksTraining
    try session.trainingEnded(with: trained.session)
    if wasMissing {
      standOnPage()
    } else if try session.turn(to: session.pageIndex + 1) {
      standOnPage()
    }
    return [.perform(.stopTraining)]
  }
}
