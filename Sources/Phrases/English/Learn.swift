/// What is said beside a lesson, in English.
struct EnglishLearn: LearnPhrases {
  // MARK: Titles

  let title = "Lesson"
  let searchTitle = "While a search runs"
  let notTrained = (
    heading: "Not trained yet.",
    text: "This page needs the training that an earlier page asks for. It can be made now, or the "
      + "page read without."
  )
  let networkIsBeside = "Tab shows the network that this page speaks of."

  func title(wantsNumber: Bool) -> String {
    wantsNumber ? "While a number is asked for" : "While a question is open"
  }

  func place(_ lesson: String, titled title: String) -> String { "Lesson \(lesson) · \(title)" }

  func lesson(_ id: String) -> String { "Lesson \(id)" }

  func page(_ page: Int, of count: Int) -> String { "page \(page) of \(count)" }

  func more(lines: Int) -> String { "\(English.counted(lines, "line")) more: PgDn" }

  func notTranslated(readIn language: String) -> String {
    "This lesson is not translated yet: it is in \(Language(tag: language)?.name ?? language)."
  }

  // MARK: What Enter does

  func offer(_ next: NextInLesson) -> String {
    switch next {
    case .training: "Enter: train"
    case .fullSpeed(isPaused: true): "space: on · Enter: at full speed"
    case .fullSpeed(isPaused: false): "Enter: at full speed"
    case .page: "Enter: next page"
    case .lesson: "Enter: next lesson · q: leave"
    }
  }

  func proceed(_ next: NextInLesson) -> KeyText {
    let hint =
      switch next {
      case .training: "Enter train"
      case .fullSpeed: "Enter at full speed"
      case .page: "Enter next page"
      case .lesson: "Enter next lesson"
      }
    return KeyText("do what the page offers, or turn to the next page", hint: hint)
  }

  // MARK: Keys

  func turn(back: Bool, on: Bool) -> KeyText {
    let keys = [on ? "PgDn" : nil, back ? "PgUp" : nil].compactMap(\.self)
    return KeyText(
      "turn the lesson's page",
      hint: keys.isEmpty ? nil : "\(keys.joined(separator: " ")) page")
  }

  let otherPane = KeyText(
    "the lesson or the network, where both do not fit", hint: "Tab pane")
  let inAndOut = KeyText("in: layer → neuron → term · out again")
  let back = KeyText("back to the page's own place")
  let fullSpeed = KeyText(
    "to the end of the epoch at full speed", hint: "Enter at full speed")

  // MARK: What happened

  let isLastPage = "This is the last page."
  let isFirstPage = "This is the first page."
}
