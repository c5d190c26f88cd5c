import Datasets
import LessonKit
import NeuralCore
import Phrases

// The training of a page.
extension LearnRoom {
  /// What Enter does when no question is open.
  var next: NextInLesson {
    if let training { return .fullSpeed(isPaused: training.isPaused) }
    return wantsTraining ? .training : session.isLastPage ? .lesson(nextLesson) : .page
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
  mutating func receive(_ news: TrainingNews) throws(LessonError) -> [Request] {
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
