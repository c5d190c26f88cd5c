import NeuralCore
import TimeTravel

/// What is said in the list of stops, and around it.
public protocol StopListPhrases: Sendable {
  /// The list's name.
  var title: String { get }
  /// Over what a stop can be.
  var forms: String { get }
  /// That the list is empty.
  var empty: String { get }
  /// That none of the list is switched on.
  var noneIsOn: String { get }
  /// That no weight or bias is under the cursor.
  var noWeight: String { get }
  /// That no neuron is under the cursor.
  var noNeuron: String { get }
  /// Behind a stop that is switched off.
  var off: String { get }
  /// What the keys of a row do.
  func row(_ row: StopListRow) -> KeyText
  /// What a new stop, or another one, is asked for with, and what could be typed.
  func asking(isOther: Bool) -> (label: String, example: String)
  /// What a form of stop means.
  func meaning(_ form: StopForm) -> String
}

/// A row of keys of the list of stops.
public enum StopListRow: Sendable {
  case search, add, weightHere, neuronHere, toggle, change, delete, close
}

/// A form that a stop can have.
public enum StopForm: Sendable {
  case loss, misclassified, right, label, accuracy, rightClass, output, died, seen, change, passes,
    notFinite, every, place
}
