import ArgumentParser
import NeuralCore
import TimeTravel

/// What the screens open with.
struct ScreenOpening {
  /// Which screen comes first.
  enum Screen {
    /// The home screen.
    case home
    /// The stepper on a session and one example.
    case step(StepOpening)
    /// The list of lessons, or a lesson by its ID.
    case learn(lesson: String?)
    /// The digits to page through.
    case data
  }

  /// Where the stepper stands first.
  struct StepOpening {
    /// The network as it stands.
    let session: Session
    /// The model file that it was read from, or nil for a new one.
    let model: String?
    /// The example of the current step; nil takes the one of the walk.
    let example: Int?
    /// The place to go to; nil is the beginning.
    let target: Target?
  }

  let screen: Screen
  let options: ScreenOptions
}

/// Opens the screens and returns when the learner leaves them.
func openScreens(_ opening: ScreenOpening) throws {
  throw ValidationError("This build has no screens.")
}
