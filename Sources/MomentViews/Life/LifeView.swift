import CellCanvas
import NeuralCore
import Notation
import Phrases
import TimeTravel

/// What has happened to a weight, a neuron or a layer over the steps; of dropout, to whom.
struct LifeView: View {
  static func room(for moment: Moment, in size: Size) -> ViewRoom { ViewRoom(54, 24, widest: 72) }

  static func draw(_ moment: Moment, on pane: inout Pane) {
    if let masks = pane.context.masks {
      MaskRaster(report: masks, moment: moment).draw(on: &pane)
    } else if let report = pane.context.life {
      LifePicture(report: report, step: moment.cursor.step).draw(on: &pane)
    }
  }
}

/// A life as curve, numbers, strips, jumps and pictures.
private struct LifePicture {
  let report: LifeReport
  /// The step where one stands.
  let step: Int

  func draw(on pane: inout Pane) {
    let phrases = pane.phrases.life
    pane.head(phrases.title(report))
    guard !pane.context.isConcealed else {
      pane.line(phrases.hidden, pane.theme.faint)
      return
    }
    guard report.stepCount > 0 else {
      pane.prose(phrases.unborn)
      return
    }
    if !report.isComplete {
      pane.line(phrases.reading(report.knownCount, of: report.stepCount), pane.theme.title)
    }
    let noted = pane.heldNote(step).map { note in
      phrases.curve(report).map { "\($0) · \(note)" }
    }
    pane.line(firstThatFits: (noted ?? []) + phrases.curve(report), pane.theme.faint)
    let isTall = pane.rect.height > 24
    let film = LifeFilm(
      report: report, room: pane.rect.width, isTall: isTall, limit: pane.context.held?.film)
    let isCrowded = !isTall && film.height > 0
    let jumps = isTall ? 10 : isCrowded ? 1 : 3
    // The jumps have a title and the names of their columns.
    let below = stripCount + 2 + min(jumps, report.jumps.count) + film.height + (isCrowded ? 0 : 2)
    drawCurve(height: min(max(4, pane.rowsLeft - below), 12), on: &pane)
    drawStrips(on: &pane)
    if !isCrowded { pane.gap() }
    drawJumps(atMost: jumps, on: &pane)
    if !isCrowded { pane.gap() }
    if film.height > 0, pane.rowsLeft >= film.height { film.draw(on: &pane) }
  }

  // MARK: Curve

  private func drawCurve(height: Int, on pane: inout Pane) {
    let numbers = figures(pane)
    let width = numbers.map(\.text.columns).max() ?? 0
    let room = pane.rect.width - width - 3
    let limit = pane.context.held?.curve ?? LifeScale.nice(report.values)
    let isSigned = report.values.contains { $0 < 0 }
    let end = Numerals.setting(limit)
    let plot = LinePlot(
      [LinePlot.Series(points, style: pane.theme.title)],
      x: Float(report.origin)...Float(max(report.last, report.origin + 1)),
      y: (isSigned ? -limit : 0)...limit,
      ticks: [LinePlot.Tick(limit, isSigned ? "+\(end)" : end), LinePlot.Tick(0, "0")]
        + (isSigned ? [LinePlot.Tick(-limit, Numerals.minus + end)] : []))
    let top = pane.row
    if room >= 16 {
      let area = Rect(x: pane.rect.x, y: pane.rect.y + top, width: room, height: height)
      pane.canvas.draw(plot, in: area, look: pane.look)
    }
    for (row, number) in numbers.prefix(height).enumerated() {
      pane.put(number.text, x: room >= 16 ? room + 2 : 0, row: row, style: number.style)
    }
    pane.row = top + height
  }

  private var points: [SIMD2<Float>] {
    report.values.enumerated().map { SIMD2(Float(report.origin + $0.offset), $0.element) }
  }

  /// The numbers beside the curve.
  private func figures(_ pane: Pane) -> [StyledText] {
    let (phrases, theme) = (pane.phrases.life, pane.theme)
    let pair = Numerals.pair(report.start, report.now)
    let mark = report.now > report.start ? "▲ " : report.now < report.start ? "▼ " : "  "
    let width =
      [phrases.figures.now, phrases.figures.start, phrases.figures.since]
      .map(\.columns).max() ?? 0
    func row(_ name: String, _ mark: String, _ number: String, _ style: Style) -> StyledText {
      StyledText("\(name.padded(to: width)) \(mark)\(number)", style)
    }
    var rows = [
      row(
        phrases.figures.now, "  ", isNumber ? pair.after : Numerals.value(report.now), theme.strong)
    ]
    if isNumber {
      rows.append(row(phrases.figures.start, "  ", pair.before, theme.text))
      rows.append(
        row(phrases.figures.since, mark, pair.change, theme.number(report.now - report.start)))
    }
    rows.append(StyledText(phrases.moved(report), theme.text))
    if let signs = phrases.signChanges(report).last { rows.append(StyledText(signs, theme.text)) }
    if let dropped = fitting(phrases.dropped(report), 26) {
      rows.append(StyledText(dropped, theme.text))
    }
    return rows
  }

  private var isNumber: Bool { if case .number = report.subject { true } else { false } }

  private func fitting(_ texts: [String], _ width: Int) -> String? {
    texts.first { $0.columns <= width } ?? texts.last
  }

  // MARK: Strips

  private var stripCount: Int { hasGradients ? (report.hasMask ? 2 : 1) : 0 }

  private var hasGradients: Bool { if case .layer = report.subject { false } else { true } }

  private func drawStrips(on pane: inout Pane) {
    guard hasGradients, pane.rowsLeft > stripCount else { return }
    let names = pane.phrases.life.strips(report)
    let label = max(names.gradient.columns, names.mask.columns) + 2
    let legend = pane.phrases.life.stripLegend
    let width = min(report.stepCount, pane.rect.width - label - legend.columns - 2)
    guard width > 0 else { return }
    pane.put(names.gradient, style: pane.theme.faint)
    let known = report.gradients.map { $0.isNaN ? 0 : $0 }
    pane.canvas.strip(
      known, x: pane.rect.x + label, y: pane.rect.y + pane.row, width: width,
      scale: .signed(fitting: known), look: pane.look, clip: pane.rect)
    pane.put(legend, x: label + width + 2, style: pane.theme.faint)
    pane.row += 1
    guard report.hasMask else { return }
    pane.put(names.mask, style: pane.theme.faint)
    pane.put(maskStrip(width), x: label)
    pane.row += 1
  }

  /// "█·███": how much of each stretch of steps the neuron was heard in.
  private func maskStrip(_ width: Int) -> String {
    (0..<width).map { column in
      let from = column * report.kept.count / width
      let to = max(from + 1, (column + 1) * report.kept.count / width)
      let shares = report.kept[from..<to].filter { !$0.isNaN }
      guard !shares.isEmpty else { return " " }
      let kept = shares.reduce(0, +) / Float(shares.count)
      return kept == 0 ? "·" : kept < 0.4 ? "░" : kept < 0.7 ? "▒" : kept < 1 ? "▓" : "█"
    }.joined()
  }

  // MARK: Jumps

  private func drawJumps(atMost most: Int, on pane: inout Pane) {
    let count = min(report.jumps.count, pane.rowsLeft - 2, most)
    guard count > 0 else { return }
    // The chosen one is among those that are shown.
    let chosen = min(pane.context.dials.jump, report.jumps.count - 1)
    let first = max(0, chosen - count + 1)
    let shown = Array(report.jumps[first..<first + count])
    let phrases = pane.phrases.life
    pane.line(
      firstThatFits: phrases.jumps(report, isPlain: pane.context.isPlain), pane.theme.strong)
    var table = NumberTable(marked: pane.context.isPlain ? nil : chosen - first)
    let columns = phrases.jumpColumns
    table.words(columns.step, shown.map { Numerals.count($0.step) }, align: .right)
    table.words(columns.example, shown.map { phrases.examples($0, report) })
    let weights = shown.map { phrases.weight($0, report) }
    if weights.contains(where: { !$0.isEmpty }) { table.words(columns.weight, weights) }
    table.numbers(
      columns.change, shown.map { ($0.change > 0 ? "+" : "") + Numerals.figures($0.change) }
    ) {
      pane.theme.number(shown[$0].change)
    }
    table.draw(on: &pane, leadingTo: shown.map(report.target))
  }
}
