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
  /// Read a lesson and answer with `Action.lesson`: what was not right in it is asked again.
  case redoLesson(String)
  /// List the scenarios and answer with `Action.scenarios`.
  case listScenarios
  /// Read a scenario and answer with `Action.scenario`.
  case openScenario(String)
  /// Read the network of a file, or the trained one that comes with the course, and answer with
  /// `Action.model` or a notice.
  case openModel(NamedModel, for: ModelUse)
  /// Keep the learner's settings.
  case saveSettings(Settings)
  /// Keep the learner's progress.
  case saveProgress(LearningProgress)
  /// Write a network, and what it is trained with, to a file and answer with `Action.saved` or a notice.
  case saveModel(Session, training: TrainingRecord, path: String)
  /// Keep the network that a lesson's training led to, and what it was trained with.
  case keepTrained(Session, training: TrainingRecord, lesson: String)
  /// Forget the network that a lesson's training led to.
  case forgetTrained(lesson: String)
  /// Write a text to a file and answer with a notice.
  case saveText(String, path: String)
  /// Write a square picture, ink from 0 to 1, to a new file, PNG or CSV by its name, and answer with a
  /// notice.
  case savePicture([Float], side: Int, path: String)
  /// Write a screen as text and as SVG to new files and answer with a notice.
  case saveScreen(text: String, svg: String)
  /// Take the mouse, or leave it to the terminal, which selects text with it.
  case takeMouse(Bool)
  /// Ask the terminal to copy a text.
  case copy(String)
  /// Start a training worker, in place of one that may be there; it waits for orders.
  case startTraining(TrainingSetup, keeping: TrainingKeeping)
  /// Tell the worker what to do next.
  case train(TrainingOrder)
  /// Tell the worker what is looked at, and how many epochs are wanted.
  case watchTraining(TrainingWatch)
  /// End the worker.
  case stopTraining
}

/// A network by its file.
public struct NamedModel: Equatable, Sendable {
  /// The file; nil is the trained one that comes with the course.
  public let file: String?
  /// The network of a file of weights that describes none.
  public let network: Sequential?

  /// Names a file.
  public init(file: String? = nil, network: Sequential? = nil) {
    self.file = file
    self.network = network
  }
}

/// What a network is read from its file for.
public enum ModelUse: Equatable, Sendable {
  /// To be asked about the test digits.
  case evaluation
  /// To read what is drawn.
  case drawing
}
