import LessonKit
import TimeTravel

extension AppState {
  /// Opens the list of scenarios; what there is, is looked for anew each time.
  mutating func openScenarios() -> [Effect] {
    show(.scenarios)
    return [.listScenarios]
  }

  /// What a key does on the list of scenarios.
  mutating func performScenarios(_ command: Command) -> [Effect] {
    let count = scenarios.entries?.count ?? 0
    switch command {
    case .down: scenarios.chosen = max(0, min(scenarios.chosen + 1, count - 1))
    case .up: scenarios.chosen = max(scenarios.chosen - 1, 0)
    case .open:
      guard let entries = scenarios.entries, entries.indices.contains(scenarios.chosen) else {
        break
      }
      return [.openScenario(entries[scenarios.chosen].name)]
    case .leave, .close: return leave()
    default: break
    }
    return []
  }

  /// A scenario was read: its walk begins.
  mutating func receive(_ result: Result<StagedScenario, LessonError>) {
    do {
      try open(result.get())
    } catch {
      notice = "\(error)"
    }
  }

  /// Walks through a scenario, from its start or from a place and an example that are named.
  mutating func open(
    _ staged: StagedScenario, example: Int? = nil, at place: String? = nil
  ) throws(LessonError) {
    let timeline = try staged.timeline(digits: mnist.train, example: example, at: place)
    begin(Walk(timeline, of: .scenario(staged.scenario)))
    notice = "\(staged.scenario.title). y gives the line that reopens it."
    show(.step)
  }
}
