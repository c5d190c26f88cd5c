import LessonKit

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

  func title(wantsTyping: Bool) -> String {
    wantsTyping ? "While something is typed" : "While a question is open"
  }

  func place(_ lesson: String, titled title: String) -> String { "Lesson \(lesson) · \(title)" }

  func lesson(_ id: String) -> String { "Lesson \(id)" }

  func page(_ page: Int, of count: Int) -> String { "page \(page) of \(count)" }

  func more(lines: Int) -> String { "\(English.counted(lines, "line")) more: PgDn" }

  func above(lines: Int) -> String { "\(English.counted(lines, "line")) above: PgUp" }

  let enlarges = "Tab enlarges"

  func notTranslated(readIn language: String) -> String {
    "This lesson is not translated yet: it is in \(Language(tag: language)?.name ?? language)."
  }

  // MARK: What Enter does

  func offer(_ next: NextInLesson, isPlain: Bool) -> String {
    let key = isPlain ? "“next”" : "Enter"
    return switch next {
    case .training: "\(key): train"
    case .fullSpeed(isPaused: true): "space: on · Enter: at full speed"
    case .fullSpeed(isPaused: false): "Enter: at full speed"
    case .more: "\(key): read on"
    case .page: "\(key): next page"
    case .redo: "\(key): what is to be redone next"
    case .lesson(let lesson?): "\(key): lesson \(lesson) · \(isPlain ? "“quit”" : "q"): leave"
    case .lesson(nil): "\(key): the list of lessons · \(isPlain ? "“quit”" : "q"): leave"
    }
  }

  func proceed(_ next: NextInLesson) -> KeyText {
    let hint =
      switch next {
      case .training: "Enter train"
      case .fullSpeed: "Enter at full speed"
      case .more: "Enter read on"
      case .page: "Enter next page"
      case .redo: "Enter redo the next"
      case .lesson(.some): "Enter next lesson"
      case .lesson(nil): "Enter lessons"
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

  let scrolling = KeyText("on and back in the page's text", hint: "PgDn PgUp text")

  func otherPane(showsLesson: Bool) -> KeyText {
    KeyText(
      "the lesson, or its network alone, where both do not fit",
      hint: showsLesson ? "Tab network" : "Tab text")
  }

  let lookingAround = KeyText(
    "on and back through the walk; the answer stays hidden", hint: "→ ← walk")
  let inAndOut = KeyText("in: layer → neuron → term · out again")
  let back = KeyText("back to the page's own place")
  let fullSpeed = KeyText(
    "to the end of the epoch at full speed", hint: "Enter at full speed")

  // MARK: Curves and code

  func curve(over axis: String) -> String { "over \(axis)" }

  func point(_ axis: String, at place: String, value: String, slope: String?) -> String {
    "at \(axis) = \(place): \(value)" + (slope.map { ", slope \($0)" } ?? "")
  }

  let movingPoint = KeyText("move your point along the curve", hint: "< > move the point")
  let nextLine = KeyText("to the place of the next line of code", hint: "c next line of code")
  let glossary = KeyText("the glossary: terms in one line each", hint: "g glossary")
  let glossaryTitle = "Glossary"

  func terms(ofPage: Bool) -> String { ofPage ? "On this page" : "All others" }

  func term(_ name: String, symbol: String?) -> String {
    symbol.map { "\(name), \($0)" } ?? name
  }

  // MARK: Plain text

  let plainHelp =
    "Type next, back, an answer, skip, hint, redo, or quit; Enter alone is next where nothing is asked. "
    + "later, earlier, in and out walk in the network, view reads what is seen there."

  func hintOfQuestion(isChecked: Bool) -> String {
    isChecked
      ? "A hint comes with a first answer that is wrong; “skip” shows the answer."
      : "A prediction has no hint, and nothing is held against you; “skip” shows the answer."
  }

  func offersRedo(count: Int) -> String {
    "“redo” asks \(English.counted(count, "question or task", "questions or tasks")) again."
  }

  func curve(of expression: String, over axis: String, points: [(String, String)]) -> String {
    "(Here stands the curve of \(expression). "
      + points.map { "\(axis) \($0.0): \($0.1)" }.joined(separator: ", ") + ".)"
  }

  func ends(next: String?) -> String {
    next.map { "This is the last page. Next comes lesson \($0): wadachi learn \($0.prefix(2))" }
      ?? "This is the last page."
  }

  // MARK: Tasks

  let hint = KeyText("a hint for the page's task; after the last one its solution", hint: "h hint")
  let noTask = "This page's task is done."

  func goal(isMet: Bool, keys: [String]) -> String {
    if isMet { return "✓ done" }
    return keys.isEmpty ? "▷ to do" : "▷ to do · keys: \(keys.joined(separator: " "))"
  }

  func watched(_ name: String, now: String, first: String) -> String {
    "\(name) now \(now), at first \(first)"
  }

  func solution(_ keys: [String]) -> String {
    "A way: \(keys.joined(separator: " ")) from the page's own place (Backspace leads there)."
  }

  // MARK: What happened

  func brokenPage(_ fault: LessonError) -> String { "This page is broken: \(fault)." }

  let isBroken =
    "This question is broken: no answer to it is right. Esc leads on; wadachi lessons check says more."

  func isNotBuilt(from typed: String, from low: Int, to high: Int) -> String {
    "“\(typed)” is no whole number from \(low) to \(high): this is the page’s own network."
  }

  let choosing = KeyText("choose a part of the page's network", hint: "a choose")
  let choice = "Which one"

  func noChoice(_ word: String, among choices: String) -> String {
    "“\(word)” cannot be chosen here; choose one of \(choices)"
  }

  let copying = KeyText("copy the page's next block of code", hint: "C copy code")

  func copied(lines: Int) -> String { "Copied: \(English.counted(lines, "line")) of code." }

  let isLastPage = "This is the last page."
  let isFirstPage = "This is the first page."
}
