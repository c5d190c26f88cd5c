import Phrases

// Words of plain text that a lesson has beside those of its keys; each means something while a question is
// open, too.
extension LearnRoom {
  var lessonCurtain: Curtain? { curtain }

  /// Reading the view, redoing, and what the keys offer only where nothing is asked.
  var words: [KeyRow<LearnRoom>] {
    let always: [KeyRow<LearnRoom>] = [
      .words(
        .word(.redo) { room, rest, house in rest.isEmpty ? room.beginRedoing(in: &house) : nil })
    ]
    let reading: [KeyRow<LearnRoom>] =
      question == nil && session.page.keys.contains("v")
      ? []
      : [.words(.word(.view) { $1.isEmpty ? Told(lines: $0.tellView(in: $2)) : nil })]
    guard let open = session.openIndex, question != nil else { return always + reading }
    let isChecked = session.page.predictions[open].kind.isChecked
    return always + reading + [
      .words(
        .word(.nextPage) { room, rest, house in rest.isEmpty ? room.turnInWords(in: &house) : nil },
        .word(.hint) { _, rest, house in
          rest.isEmpty
            ? Told(lines: [house.phrases.learn.hintOfQuestion(isChecked: isChecked)]) : nil
        })
    ]
  }

  /// Leaves the question open, and turns the page.
  private mutating func turnInWords(in house: inout House) -> Told {
    let requests = turn(by: 1, in: &house)
    defer { house.notice = nil }
    return Told(lines: house.notice.map { [$0] } ?? tell(in: house), requests: requests)
  }

  /// Asks again what was not right in the lesson, or says that nothing was wrong.
  private mutating func beginRedoing(in house: inout House) -> Told {
    let lesson = session.lesson.id
    guard (house.progress.lessons[lesson]?.toRedo ?? 0) > 0 else {
      return Told(lines: [house.phrases.lessons.didRedo(lesson)])
    }
    return Told(lines: [], requests: [.perform(.redoLesson(lesson))])
  }
}
