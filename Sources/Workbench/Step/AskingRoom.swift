import LessonKit

/// A room in which questions are asked: by a lesson, or before a reveal of the walk.
protocol AskingRoom: Room {
  /// The question that waits for an answer; nil when none does.
  var question: Question? { get }
  /// What is typed or chosen as the answer so far.
  var typed: TypedLine { get set }

  /// Closes the question with an answer; false when the text cannot be one.
  mutating func close(with answer: String, in house: inout House) -> Bool
  /// What was said to the last answer; nil before there was one.
  var said: String? { get }
  /// Closes the question without an answer.
  mutating func skip(in house: inout House)
  /// What is told in plain text after an answer: what was said to it, and then what it had hidden.
  func afterAnswer(in house: House) -> [String]
}

extension AskingRoom {
  func afterAnswer(in house: House) -> [String] { said.map { [$0] + tell(in: house) } ?? [] }

  /// In plain text, a line is the answer.
  mutating func answer(_ line: String, in house: inout House) -> Told? {
    guard let question else { return nil }
    guard close(with: line, in: &house) else {
      return Told(lines: [house.phrases.questions.rule(of: question, isPlain: true)])
    }
    return Told(lines: afterAnswer(in: house))
  }

  /// Characters are text while a number is asked for.
  var line: TypedLine? {
    get { question?.wantsTyping == true ? typed : nil }
    set { if let newValue { typed = newValue } }
  }

  var isLineOfWords: Bool {
    if case .text? = question?.answer { true } else { false }
  }

  /// Gives what was typed or chosen as the answer, or says what can be one.
  mutating func answer(in house: inout House) {
    let (text, question) = (typed.text, question)
    typed = TypedLine()
    if !close(with: text, in: &house) {
      // In plain text the question is told once more, with its rule.
      house.notice =
        house.isPlain ? nil : question.map { house.phrases.questions.rule(of: $0, isPlain: false) }
    }
  }
}

extension KeyRow where Owner: AskingRoom {
  /// The keys that choose, answer and skip.
  static var answering: [KeyRow] {
    [
      KeyRow(
        "1–4", { $0.questions.choosing(4) },
        hintNow: { room, house in
          room.question.flatMap { house.phrases.questions.choosing($0.choiceCount).hint }
        },
        when: { $0.question?.wantsTyping == false }, choice(1), choice(2), choice(3), choice(4)),
      KeyRow(
        "Enter", \.questions.answering,
        .keys("Enter", does: { $0.answer(in: &$1) })),
      KeyRow(
        "Esc", \.questions.skipping,
        .keys(
          "Esc",
          does: { room, house in
            room.typed = TypedLine()
            room.skip(in: &house)
          }
        ).typed(.skip, telling: { $0.afterAnswer(in: $1) })),
    ]
  }

  private static func choice(_ number: Int) -> Bound {
    .keys("\(number)", does: { room, _ in room.typed = TypedLine(text: "\(number)") })
  }
}
