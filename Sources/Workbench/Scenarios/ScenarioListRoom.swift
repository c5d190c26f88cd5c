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
      .opening { list, _ in list.open() }, .command { $0.command(in: $1) },
      .help, .escape { _, _ in [.leave] }, .leave(),
    ]
  }

  /// The command that leads to the chosen scenario.
  private func command(in house: House) -> Reopening {
    guard let entries, entries.indices.contains(chosen) else {
      return .none(house.phrases.scenarios.nothing)
    }
    return .line(ShellLine.line(Self.command(of: entries[chosen]), house.options))
  }

  /// The command that leads to a scenario.
  static func command(of entry: ScenarioFolder.Entry) -> String {
    "wadachi step --scenario \(ShellLine.word(entry.name))"
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

// MARK: - Plain text

extension ScenarioListRoom {
  /// A line each, with its number; nothing before they were looked for.
  func tell(in house: House) -> [String] {
    guard let entries else { return [] }
    let phrases = house.phrases.scenarios
    return entries.isEmpty
      ? [phrases.nothing]
      : entries.enumerated().map { phrases.entry($0 + 1, $1.name, titled: $1.title) }
  }

  func helpInWords(in phrases: Phrases) -> String { phrases.scenarios.plainHelp }

  /// Opens the scenario of a number or a name.
  mutating func answer(_ line: String, in house: inout House) -> Told? {
    let name = line.trimmed
    guard let entries,
      let index = entries.indices.first(where: { $0 + 1 == Int(name) || entries[$0].name == name })
    else { return nil }
    chosen = index
    return tell("", { list, _ in list.open() }, nil, in: &house)
  }
}
