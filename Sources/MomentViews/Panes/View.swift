import CellCanvas
import TimeTravel

/// One view of a moment: a pure function that draws it into a pane.
protocol View {
  /// The cells it asks for in a box of `size` where it shares that with other views.
  static func room(for moment: Moment, in size: Size) -> ViewRoom
  /// Draws `moment`; what does not fit is left out.
  static func draw(_ moment: Moment, on pane: inout Pane)
}
