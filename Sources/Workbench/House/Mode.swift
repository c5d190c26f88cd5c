/// Who the keys belong to at the moment.
///
/// In one mode a key has one meaning.
public enum Mode: String, CaseIterable, Hashable, Sendable {
  /// The home screen.
  case home
  /// The list of lessons.
  case lessons
  /// The list of scenarios.
  case scenarios
  /// Walking freely.
  case step
  /// Walking with a lesson beside it.
  case learn
  /// A question of the lesson is open, and it is answered by choosing.
  case choice
  /// A question of the lesson is open, and it is answered by typing a number.
  case number
  /// Asked before a reveal of the walk, and it is answered by choosing.
  case guess
  /// Asked before a reveal of the walk, and it is answered by typing a number.
  case guessNumber
  /// Watching training.
  case train
  /// Looking at digits.
  case data
  /// Looking at the pixels of one digit.
  case pixels
  /// Typing where to go, or a file's name.
  case prompt
  /// The list of stops.
  case stops
  /// A search for a stop, or a long way, is under way.
  case searching
  /// The help overlay.
  case help
  /// A yes or no is asked.
  case confirm

  /// Those of a screen itself, not of what lies over one.
  static let ofScreens = allCases.filter {
    ![.prompt, .stops, .searching, .help, .confirm].contains($0)
  }

  /// Whether characters are typed, not looked up.
  var takesText: Bool { self == .prompt || self == .number || self == .guessNumber }

  /// The words over its keys in the help overlay.
  public var title: String {
    switch self {
    case .home: "Home"
    case .lessons: "Lessons"
    case .scenarios: "Scenarios"
    case .step: "Stepper"
    case .learn: "Lesson"
    case .choice: "While a question is open"
    case .number: "While a number is asked for"
    case .guess: "While you are asked first"
    case .guessNumber: "While you are asked for a number"
    case .train: "Training"
    case .data: "Digits"
    case .pixels: "The pixels of a digit"
    case .prompt: "While something is typed"
    case .stops: "Stops"
    case .searching: "While a search runs"
    case .help: "Help"
    case .confirm: "A question of the program"
    }
  }
}
