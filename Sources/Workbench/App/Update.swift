import CellCanvas

/// Follows an action: the only way the state changes.
///
/// What the outside has to do is returned.
public func update(_ state: inout AppState, _ action: Action) -> [Effect] {
  if case .input(let input) = action, state.holds(input) { return [] }
  switch action {
  case .input(.resize(let size)):
    state.size = size
    return []
  case .input(.key(let key)): return state.press(key)
  case .input(.paste(let text)):
    if state.mode.takesText { state.type(text) }
    return []
  case .input(.mouse(let event)): return state.point(event)
  case .tick: return state.tick()
  case .training(let news): return state.receive(news)
  case .trainingFailed(let message): return state.loseTraining(message)
  case .notice(let message):
    state.notice = message
    return []
  case .saved(let path):
    state.train?.markSaved()
    state.notice = "Saved in \(path)."
    return []
  case .lesson(let result): return state.receive(result)
  case .scenarios(let entries):
    state.scenarios.entries = entries
    return []
  case .scenario(let result):
    state.receive(result)
    return []
  }
}

extension AppState {
  /// Looks a key up in the table and does what it asks for.
  mutating func press(_ key: Key) -> [Effect] {
    notice = nil
    if let command = KeyTable.command(for: key, in: mode) { return perform(command) }
    if mode == .searching {
      breakOff()
      return []
    }
    if mode.takesText {
      type(key)
    } else {
      notice = "“\(key.name)” does nothing here; ? shows the keys that do."
    }
    return []
  }

  /// Does what was asked for, on the overlay or on the screen below.
  mutating func perform(_ command: Command) -> [Effect] {
    switch command {
    case .interrupt: return [.quit(130)]
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .help:
      overlay = .help(first: 0)
      return []
    default: break
    }
    if overlay != nil { return performOnOverlay(command) }
    if command == .close, mode == .searching {
      breakOff()
      return []
    }
    switch screen {
    case .home: return performHome(command)
    case .lessons: return performLessons(command)
    case .scenarios: return performScenarios(command)
    case .step: return performStep(command)
    case .learn: return performLearn(command)
    case .train: return performTrain(command)
    case .data: return performData(command)
    }
  }

  /// Goes back to the screen from which this one was opened; from home, out of the program.
  mutating func leave() -> [Effect] {
    guard path.count > 1 else { return [.saveProgress(progress), .quit(0)] }
    path.removeLast()
    return [.saveProgress(progress)]
  }

  /// Opens a screen over the present one.
  mutating func show(_ screen: ScreenName) {
    path.removeAll { $0 == screen && screen != .home }
    path.append(screen)
  }
}
