import LessonKit
import TimeTravel

/// A lesson that is being read, with the live network beside it.
struct LearnState {
  /// The page, its questions and its network.
  private(set) var session: LessonSession
  /// The learner's own walk in the page's network.
  var walk: Walk?
  /// What is being typed as the answer to a question.
  var typed = ""
  /// The first line of the page that is shown, when it is longer than the pane.
  var scroll = 0
  /// Whether a narrow window shows the lesson, not the network.
  var showsLesson = true
  /// The training that the page asked for, while it runs.
  private(set) var training: TrainState?

  init(_ session: LessonSession) {
    self.session = session
    walk = Walk(session.timeline, of: .lesson)
  }

  /// Whose the keys are while a question is open; nil when none is.
  var questionMode: Mode? {
    guard training == nil, let question = session.openQuestion else { return nil }
    return question.wantsNumber ? .number : .choice
  }

  /// Whether an open question hides what the view would show.
  var isConcealed: Bool {
    guard let veil = session.veil, let moment = walk?.moment else { return false }
    return veil.hides(moment.cursor.place, in: moment.walk)
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
}

// MARK: - Pages

extension LearnState {
  /// Turns by `offset` pages; false when there is none.
  mutating func turn(by offset: Int) throws(LessonError) -> Bool {
    guard try session.turn(to: session.pageIndex + offset) else { return false }
    standOnPage()
    return true
  }

  /// Goes back to the page's own place, or to where its last answer can be seen.
  mutating func standOnPage() {
    let old = walk
    walk = Walk(session.timeline, of: .lesson)
    if let old { walk?.takeStops(of: old) }
    if let target = session.revealTarget { try? walk?.timeline.go(to: target) }
    typed = ""
    scroll = 0
    showsLesson = true
  }
}

// MARK: - Questions

extension LearnState {
  /// Answers the open question with what was typed; false when that is no answer.
  mutating func answer() -> Bool {
    guard session.answer(typed) != nil else { return false }
    revealAnswer()
    return true
  }

  /// Closes the open question without an answer.
  mutating func skip() {
    _ = session.skip()
    revealAnswer()
  }

  /// Walks to where the answer can be seen.
  private mutating func revealAnswer() {
    typed = ""
    if let target = session.revealTarget { try? walk?.timeline.go(to: target) }
  }
}

// MARK: - The training of a page

extension LearnState {
  /// Begins the training that the page asks for; asks for nothing when there is none.
  mutating func beginTraining(exampleCount: Int) -> [Effect] {
    guard let task = trainingTask else { return [] }
    var setup = TrainingSetup.tutorial(exampleCount: exampleCount, seed: task.seed)
    setup.epochs = task.epochs
    setup.plan = .init(
      exampleCount: exampleCount, batchSize: task.batch, shuffled: true, seed: task.seed)
    var state = TrainState(setup)
    _ = state.change(pace: .fifty)
    let order = state.toggleRun()
    training = state
    return [.startTraining(setup), .train(order)]
  }

  /// Runs or pauses the training, or changes its pace.
  mutating func conduct(_ command: Command) -> [Effect] {
    guard var state = training else { return [] }
    defer { training = state }
    let order: TrainingOrder? =
      switch command {
      case .run: state.toggleRun()
      case .faster: state.change(pace: state.pace.faster)
      case .slower: state.change(pace: state.pace.slower)
      case .proceed: state.wholeEpoch()
      default: nil
      }
    return order.map { [.train($0)] } ?? []
  }

  /// Takes the worker's report; at the end the lesson goes on with the trained network.
  mutating func receive(_ news: TrainingNews) throws(LessonError) -> [Effect] {
    training?.receive(news)
    guard training != nil, news.isFinished else { return [] }
    training = nil
    let wasMissing = session.stage.lacksTraining
    try session.trainingEnded(with: news.session)
    if wasMissing { standOnPage() } else { _ = try turn(by: 1) }
    return [.stopTraining]
  }
}
