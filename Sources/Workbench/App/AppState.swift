import CellCanvas
import Datasets
import LessonKit
import ModelFiles
import NeuralCore

/// A screen of the program.
public enum ScreenName: Hashable, Sendable {
  case home, lessons, scenarios, step, learn, train, data
}

/// Something that lies over a screen and has the keys.
enum Overlay: Equatable {
  /// The keys of the screen below, from a row on.
  case help(first: Int)
  /// A line that is being typed.
  case prompt(Prompt)
  /// The list of stops, a line of it chosen.
  case stops(chosen: Int)
  /// A question of the program, and what a yes does.
  case confirm(String, Confirmed)

  /// What a yes stands for.
  enum Confirmed: Equatable {
    /// Leave the training screen and let its network go.
    case leaveTraining
  }
}

/// A line that is being typed: what for, and the text so far.
struct Prompt: Equatable {
  /// What becomes of the text.
  enum Purpose: Equatable {
    case goTo
    case goToDigit
    case saveModel
    case addStop
    /// Another stop in the place of that one.
    case editStop(Int)
    /// Something that shall be otherwise.
    case whatIf
  }

  let purpose: Purpose
  var text: String
  /// What was wrong with it when it was given.
  var fault: DescriptionError?
}

/// Everything the program shows and remembers while it runs: one value, changed by `update` alone.
public struct AppState {
  /// The window.
  public var size: Size
  /// What the terminal can show.
  public let look: Look
  /// The digits.
  public let mnist: MNIST
  /// The lessons in the order of the course.
  public let course: Course
  /// What the learner has done, kept from day to day.
  public internal(set) var progress: LearningProgress
  /// What the learner has chosen about the program, kept from day to day.
  public internal(set) var settings: Settings

  /// The screens that were opened one from another; the last is shown.
  var path: [ScreenName] = [.home]
  var overlay: Overlay?
  /// A sentence that stands in the narration's place until the next key.
  var notice: String?

  var home = HomeState()
  var lessons = LessonListState()
  var scenarios = ScenarioListState()
  var data = DataState()
  var step: Walk?
  var learn: LearnState?
  var train: TrainState?

  /// Whether what takes long is done at once, not bit by bit: for a run that nobody watches.
  public var isUnwatched = false

  /// Begins on the home screen.
  public init(
    size: Size, look: Look, mnist: MNIST, course: Course, progress: LearningProgress,
    settings: Settings = Settings()
  ) {
    self.size = size
    self.look = look
    self.mnist = mnist
    self.course = course
    self.progress = progress
    self.settings = settings
    // Home shows the first digit; what is wrong with its file is said there, and by what needs it.
    try? mnist.train.check()
  }

  /// The screen that is shown.
  public var screen: ScreenName { path.last ?? .home }

  /// Whose the keys are.
  public var mode: Mode {
    switch overlay {
    case .help: return .help
    case .prompt: return .prompt
    case .stops: return .stops
    case .confirm: return .confirm
    case nil: return modeBelowOverlay
    }
  }

  /// Whose the keys would be without an overlay: what the help tells of.
  var modeBelowOverlay: Mode {
    switch screen {
    case .home: return .home
    case .lessons: return .lessons
    case .scenarios: return .scenarios
    case .step: return step?.errand == nil ? step?.questionMode ?? .step : .searching
    case .train: return .train
    case .data: return data.isInPicture ? .pixels : .data
    case .learn: return learn?.walk?.errand == nil ? learn?.questionMode ?? .learn : .searching
    }
  }

  /// The question that waits for an answer in the stepper.
  package var openQuestion: RevealQuestion? { screen == .step ? step?.asking.question : nil }

  /// How often `Action.tick` is wanted, in milliseconds; nil while nothing moves by itself.
  public var tickMilliseconds: Int? { walk?.tickMilliseconds }

  /// The walk that is on the screen: that of the stepper, or of a lesson.
  var walk: Walk? {
    switch screen {
    case .step: step
    case .learn: learn?.walk
    case .home, .lessons, .scenarios, .train, .data: nil
    }
  }

  /// Changes the walk that is on the screen, in its place; nil where there is none.
  mutating func changeWalk<Result>(_ change: (inout Walk) -> Result) -> Result? {
    screen == .learn ? learn?.walk?.apply(change) : step?.apply(change)
  }
}
