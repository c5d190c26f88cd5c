import Datasets
import LessonKit
import ModelFiles
import NeuralCore
import Phrases

// The training of a page.
extension LearnRoom {
  /// What Enter does when no question is open.
  var next: NextInLesson {
    if let training, !hasTrained { return .fullSpeed(isPaused: training.isPaused) }
    if hasTrained { return session.page.training == nil ? .more : .page }
    if wantsTraining { return .training }
    if !hasMoreBelow, let redo { return redo.isEmpty ? .lesson(nil) : .redo }
    return hasMoreBelow ? .more : session.isLastPage ? .lesson(nextLesson) : .page
  }

  /// Whether the page asks for a training that is not done, or stands on one that was not kept.
  var wantsTraining: Bool {
    if session.stage.lacksTraining { return true }
    if case .train? = session.page.show.task { return session.trained == nil }
    return false
  }

  /// Begins the training that the page asks for, or the one that its weights come from; asks for nothing
  /// when there is none.
  mutating func beginTraining(in house: inout House) throws -> [Request] {
    guard let page = ([session.page] + session.lesson.pages).first(where: { $0.training != nil }),
      let wanted = page.training,
      let setup = try TrainingSetup(page, in: house).map({ house.own($0) })
    else { return [] }
    var state = TrainState(setup, on: try setup.parts(of: house.mnist))
    _ = state.change(pace: Pace(batchesPerSecond: wanted.pace ?? Self.usualPace))
    let order = state.toggleRun()
    (training, hasTrained) = (state, false)
    return [.perform(.startTraining(setup, keeping: TrainingKeeping())), .perform(.train(order))]
  }

  /// Takes the worker's report; at the end its curves stay until the learner goes on.
  mutating func receive(
    _ news: TrainingNews, in house: inout House
  ) throws(LessonError) -> [Request] {
    guard !hasTrained else { return [] }
    training?.receive(news)
    guard let trained = training, trained.news.isFinished, trained.news.isPaused else { return [] }
    hasTrained = true
    try session.trainingEnded(with: trained.session)
    let keeping = Request.perform(
      .keepTrained(trained.session, training: trained.record, lesson: session.lesson.id))
    let ended = [.perform(.stopTraining), keeping]
    // Plain text has no curves to look at.
    return house.isPlain ? ended + goOnTrained(in: &house) : ended
  }

  /// Leaves the curves of a training that has ended, for what is read with the trained network.
  mutating func goOnTrained(in house: inout House) -> [Request] {
    (training, hasTrained) = (nil, false)
    guard session.page.training == nil else { return turn(by: 1, in: &house) }
    standOnPage()
    return keepPlace(in: &house)
  }

  /// One sees the weights change, and an epoch of the tutorial takes ten seconds.
  private static let usualPace = 50
}

extension Page {
  /// The training that it asks for; nil where it asks for none.
  var training: PageTraining? {
    if case .train(let training)? = show.task { training } else { nil }
  }
}

extension TrainingSetup {
  /// The training that a page asks for; nil where it asks for none.
  init?(_ page: Page, in house: House) throws {
    guard let wanted = page.training, let data = wanted.data(page.show.setup) else { return nil }
    try self.init(
      wanted.session(page.show.setup), TrainingRecord(data: data, batch: wanted.batch),
      epochs: wanted.epochs, of: house.mnist)
  }

  /// Whether a network is what the whole training leads to.
  func leads(to trained: Session) -> Bool {
    trained.network == session.network && trained.loss == session.loss
      && trained.optimizer == session.optimizer && trained.seed == session.seed
      && trained.stepCount == lastStep
  }
}

extension OpenedLesson {
  /// The weights that are kept of it, where they are those of its training as it now stands.
  func trained(in house: House) -> Session? {
    guard let trained, let page = lesson.pages.first(where: { $0.training != nil }),
      let setup = try? TrainingSetup(page, in: house), setup.leads(to: trained)
    else { return nil }
    return trained
  }
}
