import Datasets
import NeuralCore
import Notation

/// The home screen in English.
struct EnglishHome: HomePhrases {
  let title = "Home"
  let motto = "See a neural network work, number by number."
  let about = "One training step of a real network: every number is there, forwards and backwards."
  func course(read: Int, of count: Int, minutesLeft: Int) -> [String] {
    guard read < count else { return ["all \(count) lessons read"] }
    let hours = Double(minutesLeft) / 60
    let half = (hours * 2).rounded() / 2
    let whole = Int(half)
    let time =
      half < 1
      ? "\(minutesLeft) minutes"
      : "\(whole)\(half > Double(whole) ? "½" : "") \(half == 1 ? "hour" : "hours")"
    return read == 0
      ? ["\(count) lessons, about \(time)", "\(count) lessons, \(time)"]
      : [
        "\(read) of \(count) read, about \(time) left", "\(read) of \(count) read, \(time) left",
        "\(read) of \(count) read",
      ]
  }

  func beginning(minutes: Int?) -> String {
    "Meet your first digit" + (minutes.map { " (\($0) minutes)" } ?? "")
  }

  func goOn(with lesson: String, titled title: String, page: Int) -> [String] {
    [
      "Continue: \(lesson) \(title), page \(page)", "Continue: \(lesson) \(title)",
      "Continue: lesson \(lesson), page \(page)",
    ]
  }

  func goOn(toNew lesson: String, titled title: String) -> [String] {
    ["Next: \(lesson) \(title)", "Next: lesson \(lesson)"]
  }

  func title(of entry: HomeEntry) -> String {
    switch entry {
    case .learn: "Learn"
    case .step: "Step"
    case .scenarios: "Scenarios"
    case .train: "Train"
    case .evaluate: "Evaluate"
    case .draw: "Draw"
    case .data: "Data"
    case .help: "Help"
    case .quit: "Quit"
    }
  }

  func about(_ entry: HomeEntry, with pictures: MNIST) -> String {
    let picture = English.example(pictures.train.arrangement)
    switch entry {
    case .learn: return "lessons beside a live network"
    case .step: return "a training step, by numbers"
    case .scenarios: return "small networks, set up to walk"
    case .train: return "watch it learn \(English.counted(pictures.train.count, picture))"
    case .evaluate: return "asked about \(English.counted(pictures.test.count, "test \(picture)"))"
    case .draw: return "your own \(picture), read live"
    case .data:
      return pictures.train.areDigits
        ? "look at the digits and labels" : "look at \(picture)s and labels"
    case .help: return "every key"
    case .quit: return "your place is kept"
    }
  }

  let modelWanted = (
    label: "Which network?",
    example: "a file, or FILE --network \"…\"; Enter alone: the trained one"
  )

  func letters(of entries: [HomeEntry]) -> KeyText {
    KeyText(entries.map(title).joined(separator: ", "))
  }

  func picture(labelled label: Int, _ arrangement: Arrangement) -> String {
    if arrangement.showsDigit { return "a handwritten \(label)" }
    return arrangement.name(ofClass: label) ?? "a picture, label \(label)"
  }

  let noCommand =
    "No command opens the list alone; y on one of its lines gives the command of that scenario."

  let plainHelp =
    "Type a number or a word, such as 3 or step, learn 08 or evaluate FILE, or quit; Enter alone is 1. "
    + "In a list the number of a line opens it, and quit comes back."

  func numbered(_ number: Int, _ line: String) -> String { "\(number) \(line)" }

  func line(_ title: String, _ about: String) -> String { "\(title): \(about)" }

  let needsScreen =
    "Drawing needs a screen; wadachi predict FILE asks about a picture in lines."

  func noModel(_ rest: String) -> String {
    "behind the file stands --network and the network's text, such as --network \"784 dense(10) softmax\"; "
      + "“\(rest)” was given"
  }
}
