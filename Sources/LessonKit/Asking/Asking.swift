import TimeTravel

/// Asking before telling: which question is open, what has been asked in this step, and the score.
///
/// At most one question of each kind is asked in a step; what a scenario blanks is asked for at every
/// place that brings it.
public struct Asking: Sendable {
  /// Whether the learner wants to be asked.
  public var isOn = false
  /// What is hidden until it has been asked for, wanted or not.
  public var blank: Set<AskedQuantity> = []
  /// The question that waits for an answer; what it asks for is hidden meanwhile.
  public private(set) var question: Question?
  /// What was said to the last answer, until the walk goes on.
  public private(set) var reply: Reply?
  /// How it went so far.
  public private(set) var score = GuessScore()

  private var reached: [Step: Reached] = [:]

  /// Begins with nothing asked and nothing wanted.
  public init() {}

  /// A step on certain examples.
  private struct Step: Hashable {
    let step: Int
    let examples: [Int]
  }

  /// How far a step was walked, and what was asked in it.
  private struct Reached {
    var position = -1
    var asked: Set<AskedQuantity> = []
  }

  /// The walk stands at a moment: a question may open.
  ///
  /// Returns a place that it has jumped over although what it brings is blanked: to stand there
  /// first, and to arrive again.
  public mutating func arrive(at moment: Moment) -> Place? {
    guard question == nil else { return nil }
    reply = nil
    let step = Step(step: moment.cursor.step, examples: moment.examples)
    var reached = self.reached[step] ?? Reached()
    guard let position = moment.walk.firstIndex(of: moment.cursor.place),
      position > reached.position
    else { return nil }
    if !blank.isEmpty {
      let skipped = moment.walk[(reached.position + 1)..<position].first { isBlank($0, moment) }
      if let skipped { return skipped }
    }
    reached.position = position
    if let quantity = AskedQuantity(moment.cursor.place, in: moment.network),
      blank.contains(quantity) || (isOn && !reached.asked.contains(quantity)),
      let question = Question(moment, wantsNumber: blank.contains(quantity))
    {
      self.question = question
      reached.asked.insert(quantity)
    }
    self.reached[step] = reached
    return nil
  }

  private func isBlank(_ place: Place, _ moment: Moment) -> Bool {
    AskedQuantity(place, in: moment.network).map(blank.contains) ?? false
  }

  /// Answers the open question with what was typed; false when that cannot be an answer.
  public mutating func answer(_ text: String) -> Bool {
    guard let reply = question?.reply(to: text) else { return false }
    close(reply)
    return true
  }

  /// Closes the open question without an answer; nothing is held against anybody.
  public mutating func skip() {
    if let reply = question?.skipped { close(reply) }
  }

  /// Takes over what the learner wants and how it went from another walk.
  public mutating func goOn(from other: Asking) { score = other.score }

  private mutating func close(_ reply: Reply) {
    score.count(reply.verdict)
    self.reply = reply
    question = nil
  }
}

/// How the guesses of a session went.
public struct GuessScore: Sendable, Equatable {
  /// How many were right.
  public private(set) var right = 0
  /// How many were wrong.
  public private(set) var wrong = 0
  /// How many were closed without an answer.
  public private(set) var skipped = 0

  /// Whether nothing has been asked yet.
  public var isEmpty: Bool { right + wrong + skipped == 0 }

  mutating func count(_ verdict: Reply.Verdict) {
    switch verdict {
    case .right: right += 1
    case .wrong: wrong += 1
    case .skipped: skipped += 1
    }
  }
}
