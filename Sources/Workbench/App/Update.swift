import CellCanvas

/// Follows an action: the only way the state changes.
///
/// What the outside has to do is returned.
public func update(_ state: inout AppState, _ action: Action) -> [Effect] {
  state.perform(state.follow(action))
}

extension AppState {
  /// Lets the room that it concerns, or all of them, follow an action.
  fileprivate mutating func follow(_ action: Action) -> [Request] {
    switch action {
    case .input(let event): return take(event)
    case .pointed(.press(.left), let hit?) where hit.value is Key:
      return (hit.value as? Key).map { take(.key($0)) } ?? []
    case .pointed(let action, let hit):
      let place = top
      let requests = path[place].point(action, at: hit, in: &house)
      return requests + path[place].settle(in: &house)
    case .tick: path[top].passTime(in: &house)
    case .lesson(let result): return open(result)
    case .scenario(let result): return open(result)
    case .model(let model, let use):
      let requests = open(model, for: use)
      house.notice = model.remark ?? house.notice
      return requests
    case .training, .scenarios: return tell(action)
    case .saved(let path):
      house.notice = house.phrases.app.saved(in: path)
      return tell(action)
    case .trainingFailed(let message):
      let requests = tell(action)
      house.notice = message
      return requests
    case .notice(let message): house.notice = message
    }
    return []
  }

  /// Takes what the terminal tells, unless the room holds it back for later.
  mutating func take(_ event: InputEvent) -> [Request] {
    if path[top].holds(event) { return [] }
    switch event {
    case .resize(let size):
      house.size = size
      return path[top].settle(in: &house)
    case .key(let key):
      let place = top
      let requests = path[place].press(key, in: &house)
      return requests + path[place].settle(in: &house)
    case .paste(let text): if path[top].takesText { path[top].type(text) }
    case .mouse(let event): return path[top].point(event.action, at: nil, in: &house)
    case .report(.background(let background, _)):
      if house.followsBackground { house.look.background = background }
    case .report: break
    }
    return []
  }

  /// Tells all open rooms of something.
  private mutating func tell(_ news: Action) -> [Request] {
    path.indices.flatMap { path[$0].hear(news, in: &house) }
  }
}
