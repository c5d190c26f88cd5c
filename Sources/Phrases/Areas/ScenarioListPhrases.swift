/// What is said in the list of scenarios.
public protocol ScenarioListPhrases: Sendable {
  /// The room's name.
  var title: String { get }
  /// That the list is empty.
  var nothing: String { get }
  /// A line in plain text: its number, the scenario's name and its title.
  func entry(_ number: Int, _ name: String, titled title: String) -> String
  /// What can be typed in plain text.
  var plainHelp: String { get }
  /// What the scenarios are, and how one comes by others.
  var about: String { get }
}
