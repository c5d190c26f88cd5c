import LessonKit
import MomentViews
import Phrases
import TimeTravel

// The stepper as plain text: for screen readers, pipes and terminals that cannot move their cursor.
extension StepRoom {
  /// Where we are, the sentence about it and what is wrong there, or the question that comes before.
  func tell(in house: House) -> [String] {
    let (phrases, moment) = (house.phrases, walk.moment)
    let (plain, place) = (phrases.plain, phrases.narration.place(of: moment))
    guard let question else {
      let sentences = [walk.sentences] + (walk.everyNumber.map { [$0] } ?? [])
      return [plain.place(place, sentences.joined(separator: " "))]
        + moment.warnings.map { plain.warning(phrases.narration.warning($0, in: moment.network)) }
    }
    let choices = phrases.questions.choices(of: question).enumerated().map {
      "  \($0 + 1) \($1.plainText)"
    }
    return [plain.place(place, phrases.questions.text(of: question).plainText)] + choices
      + [phrases.questions.rule(of: question, isPlain: true)]
  }

  /// What can be typed, what a scenario is about, and where we are.
  func greet(in house: House) -> [String] {
    var lines = [house.phrases.plain.help]
    if case .scenario(let scenario) = walk.origin {
      lines.append(house.phrases.plain.scenario(scenario.title))
      if !scenario.about.isEmpty { lines.append(scenario.about) }
    }
    return lines + tell(in: house)
  }

  /// What plain text has beside the keys: the whole view in words.
  var telling: KeyRow<StepRoom> {
    .words(
      .word(.why) { room, rest, _ in
        rest.isEmpty ? Told(lines: PlainView.lines(of: room.walk)) : nil
      })
  }
}

extension WalkingRoom {
  /// The view that a key has led to, under its name; of a lesson, behind its curtain.
  func tellView(in house: House) -> [String] {
    let title = EventView.title(walk.moment, walk.lens, in: house.language)
    return [house.phrases.plain.view(title)] + PlainView.lines(of: walk, behind: lessonCurtain)
  }
}
