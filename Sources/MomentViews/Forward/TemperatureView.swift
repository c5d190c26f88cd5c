import CellCanvas
import NeuralCore
import Notation
import Phrases
import TimeTravel

/// How sure a softmax is at another temperature: every z divided by T first.
struct TemperatureView: View {
  static func room(for moment: Moment, in size: Size) -> ViewRoom { ViewRoom(25, 17, widest: 80) }

  static func draw(_ moment: Moment, on pane: inout Pane) {
    guard case .forward(let layer) = moment.cursor.place,
      let softmax = SoftmaxDerivation(moment, layer: layer)
    else { return }
    let temperature = pane.context.dials.temperature
    let phrases = pane.phrases.softmax
    pane.head(phrases.temperatureTitle(ofLayer: layer, in: moment.network))
    pane.line(
      firstThatFits: phrases.temperatureFormulas(
        temperature, keys: pane.context.key("< >", .lessAndMore)))
    pane.gap()
    let needed = layer == moment.network.layers.count - 1 ? moment.tellingOutputs : []
    let rows = OutputRows.shown(softmax.logits.count, room: pane.rowsLeft - 4, needed: needed)
    let turned = softmax.probabilities(atTemperature: temperature)
    drawRows(rows, softmax, turned, moment, on: &pane)
    pane.folded(softmax.logits.count, shown: rows.count)
    pane.gap()
    guard !pane.context.isConcealed else { return }
    pane.prose(phrases.temperatureRemark(outputs: turned.count), pane.theme.faint)
    drawLadder(softmax, at: temperature, on: &pane)
  }

  /// What the temperature makes of the largest p, in a sentence.
  static func sentence(
    _ softmax: SoftmaxDerivation, at temperature: Double, _ phrases: any SoftmaxViewPhrases
  ) -> String {
    phrases.temperatureSentence(
      temperature, largest: softmax.probabilities(atTemperature: temperature).max() ?? 0,
      asItIs: softmax.probabilities.max() ?? 0)
  }

  private static func drawRows(
    _ rows: [Int], _ softmax: SoftmaxDerivation, _ turned: [Double], _ moment: Moment,
    on pane: inout Pane
  ) {
    let context = pane.context
    let temperature = context.dials.temperature
    let room = pane.rect.width
    let barWidth = room >= 80 ? 14 : room >= 58 ? 7 : room >= 42 ? 4 : 0
    let blank = rows.map { _ in String(repeating: " ", count: barWidth) }
    let equations = rows.map {
      Equation(
        .signed(softmax.logits[$0]) / .setting(temperature),
        Double(softmax.logits[$0]) / temperature, isSigned: true)
    }
    let digits = EquationDigits(for: equations, atMost: 6)
    var table = NumberTable(gap: 1, marked: moment.chosenUnit.flatMap(rows.firstIndex(of:)))
    table.words(
      pane.phrases.common.outputs(moment.outputKind), pane.names(ofOutputs: rows, moment),
      align: .right)
    table.numbers(
      "      z", rows.map { digits.operands.signed(softmax.logits[$0]) },
      isOptional: pane.rect.width < 42
    ) { context.theme.number(softmax.logits[rows[$0]]) }
    table.numbers(
      "   z / T", equations.map { digits.result($0) }, isOptional: true)
    table.numbers(
      " T = 1", rows.map { context.revealed(Numerals.value(softmax.probabilities[$0])) })
    let first = table.width + 1
    table.words("", blank)
    table.numbers(
      " T = " + Numerals.setting(temperature),
      rows.map { context.revealed(Numerals.value(turned[$0])) })
    let second = table.width + 1
    table.words("", blank)
    table.words(
      "", pane.marks(ofOutputs: rows, moment), style: context.theme.strong, isOptional: true)
    let top = pane.row + 1
    // Where columns had to go, the bars have no place.
    let hasBars = barWidth > 0 && second + barWidth <= pane.rect.width
    table.draw(on: &pane)
    pane.point(at: rows, top: top)
    guard !context.isConcealed, hasBars else { return }
    for (row, index) in rows.enumerated() {
      for (p, x) in [(softmax.probabilities[index], first), (turned[index], second)] {
        pane.bar(Float(p), .unsigned(1), x: x, row: top + row, width: barWidth)
      }
    }
  }

  /// The largest and the smallest p at every temperature that can be chosen, where there is room.
  private static func drawLadder(
    _ softmax: SoftmaxDerivation, at temperature: Double, on pane: inout Pane
  ) {
    let ladder = Dials.temperatures
    guard pane.rowsLeft >= ladder.count + 2 else { return }
    pane.gap()
    let all = ladder.map { softmax.probabilities(atTemperature: $0) }
    var table = NumberTable(marked: ladder.firstIndex(of: temperature))
    table.numbers("T", ladder.map { Numerals.setting($0) })
    table.numbers(pane.phrases.softmax.largest, all.map { Numerals.value($0.max() ?? 0) })
    table.numbers(
      pane.phrases.softmax.smallest, all.map { Numerals.value($0.min() ?? 0) },
      isOptional: true)
    let top = pane.row + 1
    let x = table.draw(on: &pane) + 1
    for (row, p) in all.enumerated() {
      pane.bar(
        Float(p.max() ?? 0), .unsigned(1), x: x, row: top + row,
        width: min(20, pane.rect.width - x))
    }
  }
}
