/// The keys within a picture; outside of it the same keys lead through time, in and out.
extension KeyRow where Owner: WalkingRoom {
  /// Into the picture.
  static var toPicture: KeyRow {
    KeyRow(
      "Tab", { $0.walk.row(.toPicture) },
      when: { $0.walk.picture != nil && !$0.walk.isPicking },
      .keys(
        "Tab",
        does: { room, house in
          room.walk.beginPicking()
          house.notice = room.walk.chosenNumber
        })
    ).inGroup(.depth)
  }

  /// Within it, and out of it again.
  static var inPicture: [KeyRow] {
    [
      KeyRow(
        "← → ↑ ↓", { $0.walk.row(.picking) }, when: \.walk.isPicking,
        arrow("Left", "h", across: -1), arrow("Right", "l", across: 1),
        arrow("Up", "k", down: -1), arrow("Down", "j", down: 1)),
      KeyRow(
        "Enter", { $0.walk.row(.intoPicked) },
        when: { $0.walk.isPicking && $0.walk.canGoIn },
        .keys(
          "Enter",
          asks: { room, house in
            room.walk.endPicking()
            room.go(.into, in: &house)
            return []
          })),
      KeyRow(
        "Esc Tab", { $0.walk.row(.outOfPicture) }, when: \.walk.isPicking,
        .keys("Esc", "Tab", does: { room, _ in room.walk.endPicking() })),
    ].inGroup(.depth)
  }

  private static func arrow(
    _ name: String, _ letter: String, across: Int = 0, down: Int = 0
  ) -> Bound {
    .keys(
      name, letter,
      does: { room, house in
        room.walk.pick(across: across, down: down)
        house.notice = room.walk.chosenNumber
      })
  }
}
