import CellCanvas

/// What a room asks for beyond itself.
enum Request {
  /// Something that the outside has to do.
  case perform(Effect)
  /// Another room, over this one.
  case open(Door)
  /// Open a room in the place of the one that asks.
  case instead(Door)
  /// To take once more what was pressed while it could not be taken.
  case again([InputEvent])
  /// To go back to the room from which this one was opened; from the first, out of the program.
  case leave
}

/// A way into a room: it makes the room, knowing how the last of its kind was left.
struct Door {
  /// What it leads to.
  let kind: ObjectIdentifier
  private let make: ((any Room)?, inout House) throws -> any Room

  /// A door to a room that is made when somebody goes through; `left` is nil the first time.
  ///
  /// It throws where what the room shows cannot be read.
  init<Inside: Room>(_ make: @escaping (_ left: Inside?, inout House) throws -> Inside) {
    kind = ObjectIdentifier(Inside.self)
    self.make = { left, house in try make(left as? Inside, &house) }
  }

  /// Whether a room is of the kind that it leads to.
  func leads(to room: some Room) -> Bool { ObjectIdentifier(type(of: room)) == kind }

  /// Makes the room.
  func room(after left: (any Room)?, in house: inout House) throws -> any Room {
    try make(left, &house)
  }
}
