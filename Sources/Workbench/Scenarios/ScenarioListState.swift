import LessonKit

/// The list of scenarios: what there is, and which line is chosen.
struct ScenarioListState: Equatable {
  /// The scenarios; nil while they are being looked for.
  var entries: [ScenarioFolder.Entry]?
  /// The index of the chosen one.
  var chosen = 0
}
