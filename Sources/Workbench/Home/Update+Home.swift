extension AppState {
  /// What a key does on the home screen.
  mutating func performHome(_ command: Command) -> [Effect] {
    switch command {
    case .down: home.chosen = min(home.chosen + 1, HomeItem.allCases.count)
    case .up: home.chosen = max(home.chosen - 1, 0)
    case .item(let index):
      home.chosen = index
      return openHomeLine()
    case .open: return openHomeLine()
    case .leave: return leave()
    default: break
    }
    return []
  }

  private mutating func openHomeLine() -> [Effect] {
    switch HomeItem(rawValue: home.chosen) {
    case nil: return [.openLesson(progress.lastLesson ?? "00")]
    case .learn: return openLessons()
    case .step: return openStepper()
    case .scenarios: return openScenarios()
    case .train: return openTraining()
    case .data: return openData()
    case .help:
      overlay = .help(first: 0)
      return []
    case .quit: return leave()
    }
  }
}
