import CellCanvas
import TimeTravel

/// Where we are in the step, in words: forward, loss, backward, update, again.
enum TimelineLine {
  static func draw(
    _ moment: Moment, in rect: Rect, on canvas: inout Canvas, _ context: ViewContext
  ) {
    let room = max(0, rect.width - words - 2)
    let lengths = [room * 4 / 9, 0, room * 3 / 9, room - room * 4 / 9 - room * 3 / 9, 0]
    var x = rect.x + 1
    for (phase, length) in zip(Place.Phase.allCases, lengths) {
      let isHere = moment.cursor.place.phase == phase
      x += canvas.put(
        name(phase), x: x, y: rect.y, style: isHere ? context.theme.title : context.theme.faint,
        clip: rect)
      x += drawTrack(phase, length, moment, x: x, in: rect, on: &canvas, context)
    }
  }

  /// The columns of the words with the blanks around them.
  private static let words = Place.Phase.allCases.map { name($0).columns }.reduce(0, +)

  private static func name(_ phase: Place.Phase) -> String {
    switch phase {
    case .forward: "forward "
    case .loss: " loss "
    case .backward: "backward "
    case .update: " update "
    case .again: " │ again"
    }
  }

  /// A line as long as a phase, with ● where we are.
  private static func drawTrack(
    _ phase: Place.Phase, _ length: Int, _ moment: Moment, x: Int, in rect: Rect,
    on canvas: inout Canvas, _ context: ViewContext
  ) -> Int {
    guard length > 0 else { return 0 }
    let places = moment.walk.filter { $0.phase == phase }
    canvas.put(
      String(repeating: "─", count: length), x: x, y: rect.y, style: context.theme.border,
      clip: rect)
    if let index = places.firstIndex(of: moment.cursor.place) {
      let offset = places.count > 1 ? (length - 1) * index / (places.count - 1) : 0
      canvas.put("●", x: x + offset, y: rect.y, style: context.theme.title, clip: rect)
    }
    return length
  }
}
