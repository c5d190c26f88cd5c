/// What plain text answers to a line, or tells of what happened outside.
public struct PlainReply: Equatable, Sendable {
  /// The lines to print.
  public let lines: [String]
  /// What the outside has to do.
  public let effects: [Effect]
  /// Whether the program ends with it.
  public let ends: Bool
}

extension AppState {
  /// Speaks in plain text from now on: what takes long is done at once, and words are named, not keys.
  public mutating func speakPlainly() {
    house.isPlain = true
    house.isUnwatched = true
  }

  /// The first lines of the room that is open.
  public mutating func greeting() -> [String] {
    house.notice = nil
    defer { lastTold = telling() }
    return room.greet(in: house)
  }

  /// How things are in the room that is open.
  public func telling() -> [String] { room.tell(in: house) }

  /// How things are where that is not what was told last; `isOwed` tells it all the same.
  public mutating func tellingAnew(isOwed: Bool) -> [String] {
    let now = telling()
    defer { lastTold = now }
    return isOwed || now != lastTold ? now : []
  }

  /// Whether a line that is typed meanwhile stops what goes on by itself.
  public var isStoppedByTyping: Bool { room is TrainRoom }

  /// Answers a line that was typed.
  public mutating func answer(_ line: String) -> PlainReply {
    let depth = path.count
    let told = path[top].hear(line, in: &house)
    let kept = perform(path[top].settle(in: &house))
    lastTold = telling()
    let ends = told.leaves && isLowest
    let effects = kept + perform(ends ? told.requests.filter { !$0.isLeaving } : told.requests)
    return PlainReply(
      lines: told.lines + (path.count == depth ? [] : tellRoom(since: depth)), effects: effects,
      ends: ends)
  }

  /// Answers what stops a training that runs.
  public mutating func stopByTyping() -> PlainReply {
    answer(house.phrases.plain.forms(of: .pause)[0])
  }

  /// Follows something that happened outside, and tells of it.
  public mutating func hear(_ action: Action) -> PlainReply {
    house.notice = nil
    let depth = path.count
    let effects = update(&self, action)
    let ends = effects.contains { if case .quit = $0 { true } else { false } }
    return PlainReply(
      lines: ends ? [] : tellRoom(since: depth), effects: effects, ends: ends)
  }

  /// What was said, and of the room that is open: all where it is another, its news where it is not.
  private mutating func tellRoom(since depth: Int) -> [String] {
    let notice = [house.notice].compactMap(\.self)
    house.notice = nil
    if path.count == depth { return notice + path[top].tellNews(in: house) }
    lastTold = telling()
    return notice + (path.count > depth ? room.greet(in: house) : lastTold)
  }
}

extension Request {
  /// Whether it leaves the room that asks.
  var isLeaving: Bool { if case .leave = self { true } else { false } }
}
