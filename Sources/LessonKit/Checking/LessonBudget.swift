/// What a lesson asks of its learner: words, questions, minutes, and how much of it blind guessing passes.
public struct LessonBudget: Sendable, Equatable {
  /// Its words: of the text, the questions, the tasks, and what is said to answers that are right.
  public let words: Int
  /// Its predictions.
  public let predictions: Int
  /// Its checks, steps to order among them.
  public let checks: Int
  /// Its tables with cells to be filled.
  public let blanks: Int
  /// Its tasks.
  public let tasks: Int
  /// The minutes that it takes, by the rule: a minute for 130 words, half of one for a choice or a cell,
  /// one for a typed number, two for a task.
  public let minutes: Double
  /// The share of its questions that choices at random and a typed 0 answer rightly.
  public let guessed: Double

  /// Reckons a lesson; `isZero` says of which of its questions 0 is the right number.
  init(_ lesson: Lesson, isZero: (_ page: Int, _ question: Int) -> Bool) {
    let asked = lesson.pages.enumerated().flatMap { page, content in
      content.predictions.enumerated().map { (page, $0, $1) }
    }
    func count(_ kinds: Prediction.Kind...) -> Int { asked.count { kinds.contains($0.2.kind) } }
    words = lesson.pages.reduce(0) { $0 + $1.wordCount }
    predictions = count(.predict)
    checks = count(.check, .order)
    blanks = lesson.pages.flatMap(\.blocks).count { if case .blank = $0 { true } else { false } }
    tasks = lesson.pages.reduce(0) { $0 + $1.tasks.count }
    let typed = asked.count { _, _, question in
      if case .number = question.answer { question.kind != .cell } else { question.kind == .free }
    }
    let chosen = asked.count { _, _, question in
      if case .choice = question.answer { true } else { question.kind == .order }
    }
    minutes =
      Double(words) / Self.wordsAMinute + Double(chosen + count(.cell)) / 2 + Double(typed)
      + Double(tasks * 2)
    let chances = asked.compactMap { page, index, question -> Double? in
      switch question.answer {
      case .choice(let choices): 1 / Double(choices.count)
      case .number: isZero(page, index) ? 1 : 0
      case .order: 0
      case .text: nil
      }
    }
    guessed = chances.isEmpty ? 0 : chances.reduce(0, +) / Double(chances.count)
  }

  private static let wordsAMinute = 130.0
  /// The most of each that a lesson may have.
  private static let (mostWords, mostQuestions, mostMinutes, mostGuessed) = (900, 12, 15.0, 1.0 / 3)
  /// The lesson that does a whole step by hand, and has a place to stop on the way.
  private static let (longHand, mostMinutesOfLongHand) = ("13", 20.0)

  /// How many questions of all kinds it asks.
  private var questions: Int { predictions + checks + blanks + tasks }

  /// What of it is too much.
  func faults(in lesson: Lesson) -> [LessonError] {
    func fault(_ message: String) -> LessonError {
      LessonError(file: lesson.file, line: 0, message: message)
    }
    var faults: [LessonError] = []
    if words > Self.mostWords {
      faults.append(
        fault("a lesson has at most \(Self.mostWords) words; this one has \(words)"))
    }
    if questions > Self.mostQuestions {
      faults.append(
        fault(
          "a lesson asks at most \(Self.mostQuestions) times, tables and tasks counted; this one asks "
            + "\(questions) times"))
    }
    let most = lesson.id == Self.longHand ? Self.mostMinutesOfLongHand : Self.mostMinutes
    if minutes > most + 0.5 {
      faults.append(
        fault(
          "a lesson takes at most \(Int(most)) minutes; this one takes "
            + "\(Int(minutes.rounded())) by its words and questions"))
    }
    if abs(minutes - Double(lesson.minutes)) > 1 {
      faults.append(
        fault(
          "a lesson says the minutes that its words and questions take: here "
            + "\(Int(minutes.rounded())), not \(lesson.minutes)"))
    }
    if guessed >= Self.mostGuessed {
      faults.append(
        fault(
          "blind guessing answers less than a third of a lesson's questions; here it answers "
            + "\(Int((guessed * 100).rounded())) %"))
    }
    return faults
  }
}

extension Page {
  /// How many words are read on it.
  fileprivate var wordCount: Int {
    let asked = predictions.filter { $0.kind != .cell }.flatMap { $0.question + [.lineBreak] }
    let told = predictions.flatMap { $0.explanation + [.lineBreak] }
    let choices = predictions.flatMap { question -> [Inline] in
      guard case .choice(let choices) = question.answer else { return [] }
      return choices.flatMap { $0.text + [.lineBreak] }
    }
    let done = tasks.flatMap { $0.text + [.lineBreak] + $0.explanation + [.lineBreak] }
    let all = blocks.flatMap { $0.inlines + [.lineBreak] } + asked + told + choices + done
    return all.prose.split(whereSeparator: \.isWhitespace)
      .count { $0.contains(where: \.isLetter) }
  }
}
