import LessonKit
import NeuralCore

// A part of the page's network that the learner chooses.
extension LearnRoom {
  /// The key that asks for it.
  var choosing: KeyRow<LearnRoom> {
    KeyRow("a", \.learn.choosing, .keys("a", does: { $0.askWhatToChoose(in: $1) }))
      .inGroup(.supposing)
  }

  private mutating func askWhatToChoose(in house: House) {
    let phrases = house.phrases.learn
    let choices = session.page.show.choices
    overlay = Prompt(phrases.choice, example: choices.joined(separator: ", ")) {
      (room, text, house) throws(DescriptionError) in
      try room.choose(text, in: &house)
      return []
    }
  }

  private mutating func choose(_ word: String, in house: inout House) throws(DescriptionError) {
    let choices = session.page.show.choices
    guard choices.contains(word.lowercased()) else {
      throw DescriptionError(
        text: word, column: 1,
        message: house.phrases.learn.noChoice(word, among: choices.joined(separator: ", ")))
    }
    do {
      _ = try session.choose(word.lowercased())
    } catch {
      house.notice = "\(error)"
    }
    standOnPage()
  }
}
