/// The strokes of a box.
public enum Border: Hashable, Sendable {
  /// Thin lines: ┌─┐.
  case light
  /// Thick lines, for the pane that has the keys: ┏━┓ (told from `light` without any colour).
  case heavy

  fileprivate var strokes: (across: Unicode.Scalar, down: Unicode.Scalar, corners: Corners) {
    switch self {
    case .light: ("─", "│", ("┌", "┐", "└", "┘"))
    case .heavy: ("━", "┃", ("┏", "┓", "┗", "┛"))
    }
  }

  fileprivate typealias Corners = (
    topLeft: Unicode.Scalar, topRight: Unicode.Scalar, bottomLeft: Unicode.Scalar,
    bottomRight: Unicode.Scalar
  )
}

extension Canvas {
  /// Draws a box on the edge of `rect`, `title` in its top line, and returns the room inside.
  ///
  /// A rectangle of less than 2×2 cells gets no box and has no room.
  @discardableResult
  public mutating func box(
    _ rect: Rect, title: String = "", border: Border = .light, style: Style = .plain,
    titleStyle: Style? = nil
  ) -> Rect {
    guard rect.width >= 2, rect.height >= 2 else {
      return Rect(x: rect.x, y: rect.y, width: 0, height: 0)
    }
    let (across, down, corners) = border.strokes
    let right = rect.maxX - 1
    let bottom = rect.maxY - 1
    fill(Rect(x: rect.x, y: rect.y, width: rect.width, height: 1), with: across, style: style)
    fill(Rect(x: rect.x, y: bottom, width: rect.width, height: 1), with: across, style: style)
    fill(Rect(x: rect.x, y: rect.y, width: 1, height: rect.height), with: down, style: style)
    fill(Rect(x: right, y: rect.y, width: 1, height: rect.height), with: down, style: style)
    fill(Rect(x: rect.x, y: rect.y, width: 1, height: 1), with: corners.topLeft, style: style)
    fill(Rect(x: right, y: rect.y, width: 1, height: 1), with: corners.topRight, style: style)
    fill(Rect(x: rect.x, y: bottom, width: 1, height: 1), with: corners.bottomLeft, style: style)
    fill(Rect(x: right, y: bottom, width: 1, height: 1), with: corners.bottomRight, style: style)
    putTitle(title, on: rect, style: titleStyle ?? style)
    return rect.inset(horizontal: 1, vertical: 1)
  }

  private mutating func putTitle(_ title: String, on rect: Rect, style: Style) {
    let shown = title.cut(to: rect.width - 4)
    guard !shown.isEmpty else { return }
    put(" \(shown) ", x: rect.x + 1, y: rect.y, style: style, clip: rect)
  }
}
