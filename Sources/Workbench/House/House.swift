import CellCanvas
import Datasets
import LessonKit
import ModelFiles
import MomentViews
import Phrases

/// What all rooms share: the window, the data, the course, and what is kept from day to day.
public struct House {
  /// The window.
  public var size: Size
  /// What the terminal can show.
  public internal(set) var look: Look
  /// Whether the mouse is the program's, not left to the terminal.
  public var hasMouse = true
  /// Whether colours follow the terminal's background, which nobody named.
  public var followsBackground = false
  /// What is said is said in it.
  public let language: Language
  /// The digits.
  public let mnist: MNIST
  /// The lessons in the order of the course.
  public let course: Course
  /// What the learner has done, kept from day to day.
  public internal(set) var progress: LearningProgress
  /// What the learner has chosen about the program, kept from day to day.
  public internal(set) var settings: Settings
  /// A sentence that stands in the narration's place until the next key.
  var notice: String?
  /// What was typed at each line before, the last first.
  var typed: [String: [String]] = [:]
  /// Whether what takes long is done at once, not bit by bit: for a run that nobody watches.
  public var isUnwatched = false
  /// Whether the learner reads lines and types words, and sees no screen.
  public internal(set) var isPlain = false

  /// The way to the terminal's clipboard; nil where nothing is copied.
  public var copying: CopyingWay?
  /// The options that the program's screens were opened with, as words for the shell.
  public var options: [String] = []
  /// How many trainings were begun.
  var trainings = 0

  /// The setup as one more training, of an identity of its own.
  mutating func own(_ setup: TrainingSetup) -> TrainingSetup {
    trainings += 1
    var own = setup
    own.identity = trainings
    return own
  }

  /// All that is said, in its language.
  var phrases: Phrases { language.phrases }

  /// The regions of the window.
  var frame: Frame { Frame(size) }

  /// The keys of a hint as the terminal can show them.
  func keys(_ hint: String) -> String { look.keys(hint, in: language) }

  /// The styles of words for the terminal.
  var theme: Theme { Theme(look) }

  /// The seed of every walk that names none.
  static let defaultSeed: UInt64 = 7
}
