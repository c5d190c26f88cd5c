/// The home screen in English.
struct EnglishHome: HomePhrases {
  let title = "Home"
  let motto = "See a neural network work, number by number."
  let about = "One training step of a real network: every number is there, forwards and backwards."
  func course(read: Int, of count: Int, minutesLeft: Int) -> String {
    guard read < count else { return "all \(count) lessons read" }
    let hours = Double(minutesLeft) / 60
    let half = (hours * 2).rounded() / 2
    let whole = Int(half)
    let time =
      half < 1
      ? "\(minutesLeft) minutes"
      : "\(whole)\(half > Double(whole) ? "½" : "") \(half == 1 ? "hour" : "hours")"
    return read == 0
      ? "\(count) lessons, about \(time)" : "\(read) of \(count) read, about \(time) left"
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

  func about(_ entry: HomeEntry) -> String {
    switch entry {
    case .learn: "lessons beside a live network"
    case .step: "a training step, by numbers"
    case .scenarios: "small networks, set up to walk"
    case .train: "watch it learn 60,000 digits"
    case .evaluate: "asked about test digits"
    case .draw: "your own digit, read live"
    case .data: "look at the digits and labels"
    case .help: "every key"
    case .quit: "your place is kept"
    }
  }

  let modelWanted = (
    label: "Which network?",
    example: "such as: digits.safetensors; Enter alone takes the trained one that is here"
  )

  func letters(of entries: [HomeEntry]) -> KeyText {
    KeyText(entries.map(title).joined(separator: ", "))
  }

  func picture(labelled label: Int, isDigit: Bool) -> String {
    isDigit ? "a handwritten \(label)" : "a picture, label \(label)"
  }
}
