/// What is said in the list of scenarios.
public protocol ScenarioListPhrases: Sendable {
  /// The room's name.
  var title: String { get }
  /// That the list is empty.
  var nothing: String { get }
  /// What the scenarios are, and how one comes by others.
  var about: String { get }
}
