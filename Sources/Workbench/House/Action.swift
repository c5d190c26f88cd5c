import CellCanvas
import LessonKit
import NeuralCore

/// Something that happened and that the state has to follow.
public enum Action: Sendable {
  /// A key, the mouse, a paste, or a new window size.
  case input(InputEvent)
  /// The mouse did something on a picture, at something that can be clicked or beside all of that.
  case pointed(MouseEvent.Action, at: AnyHit?)
  /// Time passed while `AppState.tickMilliseconds` asked for it.
  case tick
  /// The training worker's newest report.
  case training(TrainingNews)
  /// The training worker ended with an error.
  case trainingFailed(String)
  /// The network of the training screen is on disk, in this file.
  case saved(path: String)
  /// A lesson was read, or could not be.
  case lesson(Result<OpenedLesson, LessonError>)
  /// A network was read from a file.
  case model(OpenedModel, ModelUse)
  /// The scenarios that there are.
  case scenarios([ScenarioFolder.Entry])
  /// A scenario was read, or could not be.
  case scenario(Result<StagedScenario, LessonError>)
  /// A sentence for the status line, such as an error of an effect.
  case notice(String)
}
