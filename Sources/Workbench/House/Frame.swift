import CellCanvas

/// The regions every screen has, so that the same thing always stands in the same place.
struct Frame {
  /// The smallest window in which the main pane alone has room.
  static let smallest = Size(width: 60, height: 20)

  /// Where we are: the top line.
  let place: Rect
  /// The panes.
  let body: Rect
  /// One sentence about what is shown.
  let narration: Rect
  /// Where we are in the step, in words.
  let timeline: Rect
  /// The keys that do something here.
  let keys: Rect

  init(_ size: Size) {
    var rest = Rect(size)
    place = rest.takeTop(1)
    keys = rest.takeBottom(1)
    timeline = rest.takeBottom(1)
    narration = rest.takeBottom(1)
    body = rest
  }
}
