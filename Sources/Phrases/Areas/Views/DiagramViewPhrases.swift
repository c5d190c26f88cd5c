import NeuralCore
import TimeTravel

/// What is said of a small network as a diagram.
public protocol DiagramViewPhrases: Sendable {
  /// Over the diagram.
  var head: String { get }
  /// What nodes and edges hold, the longest form first.
  func legend(_ phase: Place.Phase) -> [String]
  /// Over a map of the plane.
  var border: String { get }
  /// What its colours and points are; `isAfter` is the map of the new weights.
  func borderLegend(isAfter: Bool, classes: Int, _ arrangement: Arrangement) -> [String]
}
