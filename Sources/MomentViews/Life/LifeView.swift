import CellCanvas
import NeuralCore
import Notation
import Phrases
import TimeTravel

/// What has happened to a weight, a neuron or a layer over the steps; of dropout, to whom.
struct LifeView: View {
  static func room(for moment: Moment, in size: Size) -> ViewRoom {
    // Masks and pictures grow with the window.
    if case .forward(let layer) = moment.cursor.place, size.height > 44,
      case .dropout = moment.network.layers[layer]
    {
      return ViewRoom(min(112, max(54, size.width)), 24)
    }
    return ViewRoom(54, 24, widest: size.height > 44 ? 110 : 72)
  }

  static func draw(_ moment: Moment, on pane: inout Pane) {
    if let masks = pane.context.masks {
      MaskRaster(report: masks, moment: moment).draw(on: &pane)
    } else if let report = pane.context.life {
      LifePicture(report: report, cursor: moment.cursor).draw(on: &pane)
    }
  }
}

/// A life as curve, numbers, strips, jumps and pictures.
private struct LifePicture {
  let report: LifeReport
  /// Where one stands.
  let cursor: Cursor

  func draw(on pane: inout Pane) {
    let phrases = pane.phrases.life
    pane.head(firstThatFits: phrases.titles(report))
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
    let noted = pane.heldNote(cursor.step, isBeyond: isBeyond(pane.context.held)).map { note in
      phrases.curve(report).map { "\($0) · \(note)" }
    }
    let lists = LifeLists(
      report, at: cursor.place, chosen: pane.context.dials.row, isTall: pane.isTall,
      width: pane.rect.width)
    let film = film(lists, on: pane)
    // Where there is little room, the pictures take the blank line, too.
    if !pane.isTall, film.height > 0, !pane.isTight { pane.row -= 1 }
    pane.line(firstThatFits: (noted ?? []) + phrases.curve(report), pane.theme.faint)
    let gap = pane.isTall ? 1 : 0
    let spare = pane.rowsLeft - stripCount - film.height - Self.leastCurve - 2 * gap
    let listRows = max(0, min(lists.height, spare))
    let curve = min(Self.leastCurve + spare - listRows, 12)
    drawCurve(height: max(Self.leastCurve, curve), on: &pane)
    drawStrips(on: &pane)
    pane.row += gap
    lists.draw(rows: listRows, on: &pane)
    pane.row += gap
    film.draw(on: &pane)
  }

  private static let leastCurve = 4

  /// The pictures, in what the curve, the strips and the lists leave them.
  private func film(_ lists: LifeLists, on pane: Pane) -> LifeFilm {
    let others =
      pane.isTall
      ? 1 + 6 + stripCount + lists.height + 2
      : stripCount + lists.leastHeight
        + Self.leastCurve
    return LifeFilm(
      report, in: Size(width: pane.rect.width, height: pane.rowsLeft - others),
      limit: pane.context.held?.film, pane.phrases.life)
  }

  /// Whether a number is larger than the scales that are held show.
  private func isBeyond(_ held: HeldScale?) -> Bool {
    guard let held else { return false }
    return LifeScale.nice(report.values) > held.curve || LifeScale.nice(report.changes) > held.film
  }

  // MARK: Curve

  private func drawCurve(height: Int, on pane: inout Pane) {
    let numbers = figures(pane)
    let width = numbers.map(\.text.columns).max() ?? 0
    let room = pane.rect.width - width - 3
    let limit = pane.context.held?.curve ?? LifeScale.nice(report.values)
    let isSigned = report.values.contains { $0 < 0 }
    let end = Numerals.setting(limit)
    var plot = LinePlot(
      [LinePlot.Series(points, style: pane.theme.title)],
      x: Float(report.origin)...Float(max(report.last, report.origin + 1)),
      y: (isSigned ? -limit : 0)...limit,
      ticks: [LinePlot.Tick(limit, isSigned ? "+\(end)" : end), LinePlot.Tick(0, "0")]
        + (isSigned ? [LinePlot.Tick(-limit, Numerals.minus + end)] : []))
    let top = pane.row
    plot.marks = offScale(limit, on: pane)
    if room >= 16 {
      let area = Rect(x: pane.rect.x, y: pane.rect.y + top, width: room, height: height)
      pane.canvas.draw(plot, in: area, look: pane.look)
    }
    for (row, number) in numbers.prefix(height).enumerated() {
      pane.put(number.text, x: room >= 16 ? room + 2 : 0, row: row, style: number.style)
    }
    pane.row = top + height
  }

  /// The last number, at the edge beyond which it lies.
  private func offScale(_ limit: Float, on pane: Pane) -> [LinePlot.Mark] {
    guard let last = points.last, last.y.magnitude > limit else { return [] }
    return [LinePlot.Mark(last, last.y > 0 ? "▲" : "▼", style: pane.theme.bad)]
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
    if let signs = phrases.signChanges(report).last { rows.append(StyledText(signs, theme.text)) }
    rows.append(StyledText(phrases.moved(report), theme.text))
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

  private var hasGradients: Bool { if case .slice = report.subject { false } else { true } }

  private func drawStrips(on pane: inout Pane) {
    guard hasGradients, pane.rowsLeft > stripCount else { return }
    let phrases = pane.phrases.life
    let names = phrases.strips(report)
    let label = max(names.gradient.columns, names.mask.columns) + 2
    // As many steps share a cell as the room for the legend lets them.
    let room = pane.rect.width - label - 2
    let most = phrases.stripLegends(report, cell: max(2, report.stepCount / max(1, room / 2)))
    let width = min(
      report.stepCount,
      room
        - (report.hasMask ? max(most.gradient.columns, most.mask.columns) : most.gradient.columns))
    guard width > 0 else { return }
    let legends = phrases.stripLegends(report, cell: (report.stepCount + width - 1) / width)
    let known = report.gradients.map { $0.isNaN ? 0 : $0 }
    pane.put(names.gradient, style: pane.theme.faint)
    pane.canvas.strip(
      known, x: pane.rect.x + label, y: pane.rect.y + pane.row, width: width,
      scale: .signed(fitting: known), look: pane.look, clip: pane.rect)
    pane.put(legends.gradient, x: label + width + 2, style: pane.theme.faint)
    pane.row += 1
    guard report.hasMask else { return }
    pane.put(names.mask, style: pane.theme.faint)
    pane.put(maskStrip(width), x: label)
    pane.put(legends.mask, x: label + width + 2, style: pane.theme.faint)
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
}
