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
    var sessions: [Int: LessonSession] = [:]
    for index in lesson.pages.indices {
      do {
        let session = try LessonSession(lesson, page: index, sources: sources, trained: weights)
        faults += PageCheck(session: session).faults
        sessions[index] = session
      } catch {
        faults.append(error)
      }
    }
    faults += Self.faults(of: Self.budget(of: lesson, in: sessions), in: lesson)
    return faults.sorted { ($0.line, $0.message) < ($1.line, $1.message) }
  }

  /// What a lesson asks of its learner.
  public func budget(of lesson: Lesson, trained: Session? = nil) -> LessonBudget {
    let weights = trained ?? training(of: lesson)
    var sessions: [Int: LessonSession] = [:]
    for index in lesson.pages.indices {
      sessions[index] = try? LessonSession(
        lesson, page: index, sources: sources, trained: weights)
    }
    return Self.budget(of: lesson, in: sessions)
  }

  private static func budget(
    of lesson: Lesson, in sessions: [Int: LessonSession]
  ) -> LessonBudget {
    LessonBudget(lesson) { page, question in
      guard case .number(let answer) = lesson.pages[page].predictions[question].answer,
        let known = sessions[page]?.facts(afterQuestion: question),
        let right = (try? known.value(answer.value.expression)).flatMap({ $0 })
      else { return false }
      return abs(right) <= answer.slack(of: right)
    }
  }

  /// What of a budget is too much.
  private static func faults(of budget: LessonBudget, in lesson: Lesson) -> [LessonError] {
    typealias Most = LessonBudget
    func fault(_ message: String) -> LessonError {
      LessonError(file: lesson.file, line: 0, message: message)
    }
    var faults: [LessonError] = []
    if budget.words > Most.mostWords {
      faults.append(
        fault("a lesson has at most \(Most.mostWords) words; this one has \(budget.words)"))
    }
    if budget.questions > Most.mostQuestions {
      faults.append(
        fault(
          "a lesson asks at most \(Most.mostQuestions) times, tables and tasks counted; this one asks "
            + "\(budget.questions) times"))
    }
    let most = lesson.hasLongHand ? Most.mostMinutes + 5 : Most.mostMinutes
    if budget.minutes > most + 0.5 {
      faults.append(
        fault(
          "a lesson takes at most \(Int(most)) minutes; this one takes "
            + "\(Int(budget.minutes.rounded())) by its words and questions"))
    }
    if abs(budget.minutes - Double(lesson.minutes)) > 1 {
      faults.append(
        fault(
          "a lesson says the minutes that its words and questions take: here "
            + "\(Int(budget.minutes.rounded())), not \(lesson.minutes)"))
    }
    if budget.guessed >= Most.mostGuessed {
      faults.append(
        fault(
          "blind guessing answers less than a third of a lesson's questions; here it answers "
            + "\(Int((budget.guessed * 100).rounded())) %"))
    }
    return faults
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
