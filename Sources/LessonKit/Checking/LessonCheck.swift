import NeuralCore
import TimeTravel

/// Checks a lesson like code: its form, its places, its live numbers and its questions.
///
/// Nothing is taken on trust: every page's network is built and run, every number of the text is
/// asked for where the text asks, and every question is examined before and after its answer.
public struct LessonCheck {
  private let sources: LessonSources

  /// Checks against these examples.
  public init(sources: LessonSources) {
    self.sources = sources
  }

  /// All that is wrong with a lesson, in the order of its lines; empty when it is good.
  ///
  /// `trained` are the weights for pages that want trained ones; nil trains as the lesson asks.
  public func faults(of lesson: Lesson, trained: Session? = nil) -> [LessonError] {
    var faults = LessonForm(lesson: lesson).faults
    let weights = trained ?? training(of: lesson)
    for index in lesson.pages.indices {
      do {
        let session = try LessonSession(lesson, page: index, sources: sources, trained: weights)
        faults += PageCheck(session: session).faults
      } catch {
        faults.append(error)
      }
    }
    return faults.sorted { ($0.line, $0.message) < ($1.line, $1.message) }
  }

  /// What the lesson's own training leads to, from the first weights; nil when it has none.
  public func training(of lesson: Lesson) -> Session? {
    for page in lesson.pages {
      guard case .train(let epochs, let rows)? = page.show.task else { continue }
      let setup = page.show.setup
      guard let source = try? sources.source(setup) else { return nil }
      let plan = BatchPlan(
        exampleCount: source.count, batchSize: rows, shuffled: true, seed: setup.seed)
      var training = Training(setup.newSession(), on: source, plan: plan)
      for _ in 0..<epochs { _ = training.nextEpoch() }
      return training.session
    }
    return nil
  }
}
