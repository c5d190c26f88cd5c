import CellCanvas
import Datasets

/// The first screen: one line that goes on with what the learner was doing, then everything else.
enum HomeScreen {
  static func draw(_ state: AppState, in rect: Rect, on canvas: inout Canvas, _ theme: Theme) {
    var room = rect.inset(horizontal: 2, vertical: 1)
    let digits = state.mnist.train
    let hasPicture = digits.fault == nil && digits.rows == 28 && digits.columns == 28
    if hasPicture, room.width > textWidth + picture.width {
      drawDigit(state, in: &room, on: &canvas, theme)
    }
    canvas.put("轍 Wadachi", in: room, row: 0, style: theme.title)
    canvas.put(
      "See a neural network work, number by number.", in: room, row: 1, style: theme.text)
    drawLine(0, state, in: room, row: 4, on: &canvas, theme)
    for item in HomeItem.allCases {
      drawLine(item.rawValue, state, in: room, row: 5 + item.rawValue, on: &canvas, theme)
    }
    canvas.putWrapped(
      "One training step of a real network: every number is there, forwards and backwards.",
      in: Rect(x: room.x, y: room.y + 15, width: min(room.width, textWidth), height: 3),
      style: theme.faint)
  }

  /// What the first line says: the newcomer's lesson, or the one that was left.
  static func firstLine(_ state: AppState) -> String {
    guard let id = state.progress.lastLesson, let entry = state.course.entry(id) else {
      return "Meet your first digit (5 minutes)"
    }
    let page = (state.progress.pages[id] ?? 0) + 1
    return "Continue: \(entry.id) \(entry.title), page \(page)"
  }

  private static let textWidth = 46
  private static let picture = Size(width: 28, height: 14)

  private static func drawLine(
    _ index: Int, _ state: AppState, in room: Rect, row: Int, on canvas: inout Canvas,
    _ theme: Theme
  ) {
    let isChosen = state.home.chosen == index
    var x = room.x
    let y = room.y + row
    x += canvas.put(isChosen ? "▶ " : "  ", x: x, y: y, style: theme.key, clip: room)
    guard let item = HomeItem(rawValue: index) else {
      x += canvas.put("Enter  ", x: x, y: y, style: theme.key, clip: room)
      canvas.put(
        firstLine(state), x: x, y: y, style: isChosen ? theme.selection : theme.strong, within: room
      )
      return
    }
    x += canvas.put("\(item.key)  ", x: x, y: y, style: theme.key, clip: room)
    canvas.put(
      item.title, x: x, y: y, style: isChosen ? theme.selection : theme.strong, within: room)
    canvas.put(item.words, x: x + 11, y: y, style: theme.faint, within: room)
  }

  /// The first training digit, large, at the right.
  private static func drawDigit(
    _ state: AppState, in room: inout Rect, on canvas: inout Canvas, _ theme: Theme
  ) {
    var pane = room.takeRight(picture.width)
    _ = room.takeRight(2)
    _ = pane.takeTop(1)
    let map = HeatMap(
      rows: 28, columns: 28, values: state.mnist.train.pixels(0).map { Float($0) / 255 },
      scale: .unsigned(1))
    canvas.draw(map, x: pane.x, y: pane.y, look: state.look, clip: pane)
    canvas.put(
      "a handwritten \(state.mnist.train.label(0))", in: pane, row: picture.height + 1,
      align: .center, style: theme.faint)
  }
}
