import ModelFiles
import NeuralCore

/// Something the outside has to do; `update` only asks for it.
public enum Effect: Equatable, Sendable {
  /// End the program with an exit status.
  case quit(Int32)
  /// Give the terminal back to the shell until `fg`.
  case suspend
  /// Draw every cell anew.
  case redraw
  /// Read a lesson and answer with `Action.lesson`.
  case openLesson(String)
  /// Keep the learner's progress.
  case saveProgress(LearningProgress)
  /// Write a network to a file and answer with `Action.saved` or a notice.
  case saveModel(Session, path: String)
  /// Start a training worker, in place of one that may be there; it waits for orders.
  case startTraining(TrainingSetup)
  /// Tell the worker what to do next.
  case train(TrainingOrder)
  /// End the worker.
  case stopTraining
}
