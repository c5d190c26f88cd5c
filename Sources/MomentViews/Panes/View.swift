import TimeTravel

/// One view of a moment: a pure function that draws it into a pane.
protocol View {
  /// Draws `moment`; what does not fit is left out.
  static func draw(_ moment: Moment, on pane: inout Pane)
}
