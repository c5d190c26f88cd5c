import CellCanvas
import TimeTravel

/// An optimizer's lines: each formula in symbols, and below it the same with the numbers of this step.
struct EquationLines {
  let equations: [UpdateEquation]

  /// Draws them into at most `room` rows.
  ///
  /// Where there is too little room, the first lines give their result behind their symbols.
  func draw(on pane: inout Pane, room: Int) {
    guard !pane.context.isConcealed else {
      for equation in equations where pane.rowsLeft > 0 { pane.line("  \(equation.line) = ?") }
      return
    }
    let spare = room - equations.count
    let narrow = equations.indices.filter { oneLine($0).columns > pane.rect.width }
    // The step itself, the last line, keeps its numbers longest.
    let opened = Set((narrow + equations.indices.reversed()).prefix(max(0, spare)))
    let symbols = equations.map { $0.symbol.columns }.max() ?? 0
    for (index, equation) in equations.enumerated() where pane.rowsLeft > 0 {
      let result = Numerals.figures(equation.value)
      guard opened.contains(index) else {
        pane.line(oneLine(index))
        continue
      }
      pane.line("  \(equation.line)\(kept(equation, room: pane.rect.width))")
      let indent = String(repeating: " ", count: symbols + 2)
      pane.line(firstThatFits: [
        "\(indent) = \(equation.filled) = \(result)", "   = \(equation.filled) = \(result)",
        "   = \(result)",
      ])
    }
  }

  private func oneLine(_ index: Int) -> String {
    "  \(equations[index].line) = \(Numerals.figures(equations[index].value))"
  }

  /// "      momentum, 0 before": what is kept from step to step, behind its formula.
  private func kept(_ equation: UpdateEquation, room: Int) -> String {
    guard let name = equation.name, let before = equation.before else { return "" }
    let used = equation.line.columns + 2
    let words = ["\(name), \(Numerals.figures(before)) before", name]
    guard let fitting = words.first(where: { used + 4 + $0.columns <= room }) else { return "" }
    return "    " + fitting
  }
}
