import Notation
import Phrases
import TimeTravel

/// The largest jumps of a life, and the weights that have come farthest: one row of both is chosen.
struct LifeLists {
  private let report: LifeReport
  private let place: Place
  /// The chosen row, counted through both lists.
  private let chosen: Int
  private let isTall: Bool
  private let width: Int

  init(_ report: LifeReport, at place: Place, chosen: Int, isTall: Bool, width: Int) {
    self.report = report
    self.place = place
    self.chosen = min(chosen, max(0, report.listed.count - 1))
    self.isTall = isTall
    self.width = width
  }

  private var jumps: Int { report.jumps.count }
  private var moved: Int { min(report.moved.count, most) }
  /// From this width on both lists stand side by side.
  private var isWide: Bool { width >= 68 }
  /// Whether both are shown: of a layer also one below the other.
  private var showsBoth: Bool { isTall && (isWide || isOfSlice) }
  private var isOfSlice: Bool { if case .slice = report.subject { true } else { false } }
  /// So many rows of each list are shown; where there is little room the pictures need it more.
  private var most: Int { !isTall ? 3 : isWide ? (isOfBiases ? 14 : 5) : isOfSlice ? 3 : 4 }
  /// Biases have no pictures: the lists have their room.
  private var isOfBiases: Bool { isOfSlice && report.slice?.isKernel == false }
  /// Whether the chosen row is one of the weights that have come farthest.
  private var isAmongMoved: Bool { chosen >= jumps }

  /// The rows that it would take, with titles and the names of columns.
  var height: Int {
    let told = min(jumps, most)
    let (first, second) = (told > 0 ? told + 2 : 0, moved > 0 ? moved + 2 : 0)
    guard showsBoth, !isWide else { return max(first, second) }
    return first + second + (first > 0 && second > 0 ? 1 : 0)
  }

  /// The rows that show at least the chosen one.
  var leastHeight: Int { min(height, 3) }

  /// Draws both lists, or the one with the chosen row, in so many rows of the pane.
  func draw(rows: Int, on pane: inout Pane) {
    guard rows > 2 else { return }
    let (top, phrases) = (pane.row, pane.phrases.life)
    let isPlain = pane.context.isPlain
    if showsBoth || !isAmongMoved || moved == 0 {
      let isBeside = showsBoth && isWide && moved > 0
      let shown = window(jumps, around: isAmongMoved ? nil : chosen, min(most, rows - 2))
      let table = jumpTable(on: pane, shown)
      drawTitle(
        phrases.jumps(report, isPlain: isPlain, leadsOn: !showsBoth && moved > 0), x: 0,
        width: isBeside ? table.width : width, on: &pane)
      table.draw(on: &pane, leadingTo: report.jumps[shown].map(report.target))
      guard showsBoth, moved > 0 else { return }
      if isBeside {
        pane.row = top
        drawMoved(x: table.width + 3, rows: moved, on: &pane)
        pane.row = top + height
        return
      }
      pane.row += 1
    }
    drawMoved(x: 0, rows: showsBoth ? moved : min(most, rows - 2), on: &pane)
  }

  private func drawMoved(x: Int, rows: Int, on pane: inout Pane) {
    drawTitle(
      pane.phrases.life.farthest(report, isPlain: pane.context.isPlain, isAlone: !showsBoth), x: x,
      width: width - x, on: &pane)
    let shown = window(report.moved.count, around: isAmongMoved ? chosen - jumps : nil, rows)
    movedTable(on: pane, shown).draw(
      on: &pane, x: x, leadingTo: report.moved[shown].map { report.target(of: $0, from: place) })
  }

  private func drawTitle(_ forms: [String], x: Int, width: Int, on pane: inout Pane) {
    let title = forms.first { $0.columns <= width } ?? forms.last ?? ""
    pane.put(title.cut(to: width), x: x, style: pane.theme.strong)
    pane.row += 1
  }

  /// So many of `count` rows, the chosen one among them.
  private func window(_ count: Int, around chosen: Int?, _ room: Int) -> Range<Int> {
    let length = min(count, max(0, room))
    let first = chosen.map { max(0, $0 - length + 1) } ?? 0
    return first..<first + length
  }

  private func jumpTable(on pane: Pane, _ shown: Range<Int>) -> NumberTable {
    let (phrases, jumps) = (pane.phrases.life, report.jumps[shown])
    var table = NumberTable(marked: mark(shown, from: 0, on: pane))
    let columns = phrases.jumpColumns
    table.words(columns.step, jumps.map { Numerals.count($0.step) }, align: .right)
    table.words(columns.example, jumps.map { phrases.examples($0, report) })
    let weights = jumps.map { phrases.weight($0.index, report) }
    if weights.contains(where: { !$0.isEmpty }) { table.words(columns.weight, weights) }
    add(jumps.map(\.change), columns.change, to: &table, pane)
    return table
  }

  private func movedTable(on pane: Pane, _ shown: Range<Int>) -> NumberTable {
    let (phrases, moved) = (pane.phrases.life, report.moved[shown])
    var table = NumberTable(marked: mark(shown, from: jumps, on: pane))
    table.words(phrases.jumpColumns.weight, moved.map { phrases.weight($0.index, report) })
    add(moved.map(\.change), phrases.jumpColumns.change, to: &table, pane)
    return table
  }

  private func mark(_ shown: Range<Int>, from first: Int, on pane: Pane) -> Int? {
    let row = chosen - first - shown.lowerBound
    return pane.context.isPlain || !shown.contains(chosen - first) ? nil : row
  }

  private func add(
    _ changes: [Float], _ title: String, to table: inout NumberTable, _ pane: Pane
  ) {
    table.numbers(title, changes.map { ($0 > 0 ? "+" : "") + Numerals.figures($0) }) {
      pane.theme.number(changes[$0])
    }
  }
}
