/// What plain text answers to a line.
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
    return room.greet(in: house)
  }

  /// How things are in the room that is open.
  public func telling() -> [String] { room.tell(in: house) }

  /// Answers a line that was typed.
  public mutating func answer(_ line: String) -> PlainReply {
    let told = path[top].hear(line, in: &house)
    let kept = perform(path[top].settle(in: &house))
    let effects = kept + (told.leaves ? [] : perform(told.requests))
    return PlainReply(lines: told.lines, effects: effects, ends: told.leaves)
  }
}
