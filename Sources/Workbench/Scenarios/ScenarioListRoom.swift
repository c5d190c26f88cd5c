import LessonKit
import Phrases

/// The list of scenarios: what there is, and which line is chosen.
struct ScenarioListRoom: Room {
  var overlay: (any Overlay<ScenarioListRoom>)?
  /// The scenarios; nil while they are being looked for the first time.
  private(set) var entries: [ScenarioFolder.Entry]?
  /// The index of the chosen one.
  private(set) var chosen = 0

  /// The way in: at the line that was chosen last.
  static var door: Door {
    Door { (left: ScenarioListRoom?, _) in left ?? ScenarioListRoom() }
  }

  func title(in phrases: Phrases) -> String { phrases.scenarios.title }

  var rows: [KeyRow<ScenarioListRoom>] {
    KeyRow.choosing { list, _, offset in
      list.chosen = max(0, min(list.chosen + offset, (list.entries?.count ?? 0) - 1))
    } + [
      .opening { list, _ in list.open() },
      .help, .escape { _, _ in [.leave] }, .leave(),
    ]
  }

  private func open() -> [Request] {
    guard let entries, entries.indices.contains(chosen) else { return [] }
    return [.perform(.openScenario(entries[chosen].name))]
  }

  /// A click chooses a scenario and opens it.
  mutating func click(_ entry: Int, isDragging: Bool, in house: inout House) -> [Request] {
    chosen = entry
    return open()
  }

  /// What there is, is looked for anew each time.
  mutating func enter(in house: inout House) -> [Request] { [.perform(.listScenarios)] }

  mutating func hear(_ news: Action, in house: inout House) -> [Request] {
    if case .scenarios(let entries) = news { self.entries = entries }
    return []
  }
}
