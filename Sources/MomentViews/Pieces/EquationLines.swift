import CellCanvas
import Phrases
import TimeTravel

/// An optimizer's lines: each formula in symbols, and below it the same with the numbers of this step.
struct EquationLines {
  let equations: [UpdateEquation]

  /// Draws them into at most `room` rows.
  ///
  /// Where there is too little room, the first lines give their result behind their symbols.
  func draw(on pane: inout Pane, room: Int) {
    let phrases = pane.language.phrases
    guard !pane.context.isConcealed else {
      for equation in equations where pane.rowsLeft > 0 {
        pane.line("  \(phrases.optimizers.line(equation)) = ?")
      }
      return
    }
    let width = pane.rect.width
    var blocks = equations.indices.map { [oneLine(equations[$0], phrases)] }
    var spare = room - equations.count
    // Those whose one line would be cut come first; then the step, the last line, and up from there.
    let narrow = equations.indices.filter { oneLine(equations[$0], phrases).columns > width }
    for index in narrow + equations.indices.reversed().filter({ !narrow.contains($0) }) {
      let block = opened(equations[index], width: width, phrases)
      guard block.count - 1 <= spare else { continue }
      blocks[index] = block
      spare -= block.count - 1
    }
    for line in blocks.joined() where pane.rowsLeft > 0 { pane.line(line) }
  }

  /// The formula, and below it the same with its numbers, on as many lines as they need.
  private func opened(
    _ equation: UpdateEquation, width: Int, _ phrases: Phrases
  ) -> [String] {
    if equation.filled.isEmpty { return [oneLine(equation, phrases)] }
    let line = phrases.optimizers.line(equation)
    let head = "  \(line)\(kept(equation, room: width - line.columns, phrases))"
    // The result stays behind its sign where the line must be broken.
    let unbroken: Character = "\u{A0}"
    let result = "\(equation.sign)\(unbroken)\(equation.result)"
    let lines = wrap("= \(equation.filled) \(result)", width: max(1, width - 3))
    return [head]
      + lines.enumerated().map { index, line in
        (index == 0 ? "   " : "     ") + line.map { $0 == unbroken ? " " : String($0) }.joined()
      }
  }

  private func oneLine(_ equation: UpdateEquation, _ phrases: Phrases) -> String {
    "  \(phrases.optimizers.line(equation)) = \(equation.result)"
  }

  /// "      momentum, 0 before": what is kept from step to step, behind its formula.
  private func kept(
    _ equation: UpdateEquation, room: Int, _ phrases: Phrases
  ) -> String {
    guard let quantity = equation.kept, let before = equation.before else { return "" }
    let forms = phrases.views.update.kept(phrases.optimizers.kept(quantity), before: before)
    guard let fitting = forms.first(where: { 6 + $0.columns <= room }) else { return "" }
    return "    " + fitting
  }
}
