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
  /// Where pages could not be read, only that is told. `trained` are the weights for pages that want
  /// trained ones; nil trains as the lesson asks.
  public func faults(of lesson: Lesson, trained: Session? = nil) -> [LessonError] {
    if !lesson.faults.isEmpty { return lesson.faults }
    let weights = trained ?? training(of: lesson)
    var faults = LessonForm(lesson: lesson).faults
    for page in sessions(of: lesson, weights) {
      switch page {
      case .success(let session): faults += PageCheck(session: session).faults
      case .failure(let fault): faults.append(fault)
      }
    }
    faults += budget(of: lesson, trained: weights).faults(in: lesson)
    return faults.sorted { ($0.line, $0.message) < ($1.line, $1.message) }
  }

  /// A reading of each page, or why it cannot be opened.
  private func sessions(
    of lesson: Lesson, _ trained: Session?
  ) -> [Result<LessonSession, LessonError>] {
    lesson.pages.indices.map { page in
      Result { () throws(LessonError) in
        try LessonSession(lesson, page: page, sources: sources, trained: trained)
      }
    }
  }

  /// What a lesson asks of its learner.
  public func budget(of lesson: Lesson, trained: Session? = nil) -> LessonBudget {
    let sessions = sessions(of: lesson, trained ?? training(of: lesson)).map { try? $0.get() }
    return LessonBudget(lesson) { page, question in
      guard case .number(let answer) = lesson.pages[page].predictions[question].answer,
        let known = sessions[page]?.facts(afterQuestion: question),
        let right = (try? known.value(answer.value.expression)).flatMap({ $0 })
      else { return false }
      return abs(right) <= answer.slack(of: right)
    }
  }

  /// What the lesson's own training leads to, from the first weights; nil when it has none.
  public func training(of lesson: Lesson) -> Session? {
    for page in lesson.pages {
      guard case .train(let wanted)? = page.show.task else { continue }
      let setup = page.show.setup
      guard let data = wanted.data(setup),
        let source = try? sources.source(.described(data), of: setup)
      else { return nil }
      let plan = BatchPlan(
        exampleCount: source.count, batchSize: min(wanted.batch, source.count), shuffled: true,
        seed: setup.seed)
      var training = Training(wanted.session(setup), on: source, plan: plan)
      for _ in 0..<wanted.epochs { _ = training.nextEpoch() }
      return training.session
    }
    return nil
  }
}
