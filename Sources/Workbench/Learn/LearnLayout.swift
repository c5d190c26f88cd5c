import CellCanvas

/// Where a lesson stands beside the network: at its right where both fit, else in its place.
struct LearnLayout {
  /// The network and the view.
  let walk: Rect
  /// The lesson's box.
  let lesson: Rect
  /// Whether both fit side by side.
  let isWide: Bool

  init(_ size: Size) {
    var body = Frame(size).body
    isWide = size.width >= Self.wide
    if isWide {
      lesson = body.takeRight(max(30, size.width / 4))
      walk = body
    } else {
      lesson = body
      walk = body
    }
  }

  /// From this width on both fit.
  private static let wide = 110

  /// The columns of the lesson's text.
  var textWidth: Int { max(0, lesson.width - 4) }

  /// The rows of the lesson's text, without its title.
  var textHeight: Int { max(1, lesson.height - 2 - LessonPane.headHeight) }
}
