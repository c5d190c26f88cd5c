import TimeTravel

/// What is said of a small network as a diagram.
public protocol DiagramViewPhrases: Sendable {
  /// Over the diagram.
  var head: String { get }
  /// What nodes and edges hold, the longest form first.
  func legend(_ phase: Place.Phase) -> [String]
}
