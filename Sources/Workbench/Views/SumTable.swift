import CellCanvas
import TimeTravel

/// The terms of a weighted sum in rows: the largest one by one, the others folded, bias and z below.
struct SumTable {
  let sum: WeightedSum
  let names: InputNames
  /// The term under the cursor, counted by size; the bias comes after the last.
  let term: Int?

  /// A table of `sum`; `cursor` is the index of what the term under the cursor multiplies.
  init(_ sum: WeightedSum, _ names: InputNames, cursor: Int?) {
    self.sum = sum
    self.names = names
    term = cursor.map { cursor in
      sum.terms.firstIndex { $0.index == cursor } ?? sum.terms.count
    }
  }

  /// Draws the table with `rows` terms one by one.
  func draw(on pane: inout Pane, rows: Int) {
    let range = window(rows)
    let theme = pane.theme
    let lines = self.lines(range, pane.context)
    var table = NumberTable(marked: lines.firstIndex { $0.isHere })
    table.words(names.singular, lines.map(\.name))
    table.numbers("x", lines.map(\.x))
    table.sign("×") { lines[$0].isTerm }
    table.numbers("w", lines.map(\.w)) { theme.number(lines[$0].weight) }
    table.sign("=") { lines[$0].isTerm }
    table.numbers("product", lines.map(\.product)) { theme.number(Float(lines[$0].sign)) }
    table.numbers("so far", lines.map(\.soFar))
    let top = pane.row + 1
    let x = table.draw(on: &pane) + 1
    drawBars(lines, x: x, top: top, on: &pane)
  }

  /// The terms that are shown one by one: the largest, or those around the cursor.
  private func window(_ rows: Int) -> Range<Int> {
    let count = sum.terms.count
    let shown = min(rows, count)
    guard let term, term >= shown, term < count else { return 0..<shown }
    let start = min(term - shown / 2, count - shown)
    return start..<start + shown
  }

  private func drawBars(_ lines: [Line], x: Int, top: Int, on pane: inout Pane) {
    let width = min(11, pane.rect.width - x)
    guard width >= 5 else { return }
    let scale = Scale.signed(fitting: sum.terms.map { Float($0.product) })
    for (row, line) in lines.enumerated() where line.isTerm {
      pane.bar(Float(line.sign), scale, x: x, row: top + row, width: width)
    }
  }
}

// MARK: - Lines

extension SumTable {
  /// One row of the table, in words.
  private struct Line {
    var name: String
    var x = ""
    var w = ""
    var weight: Float = 0
    var product = ""
    var sign = 0.0
    var soFar = ""
    var isTerm = false
    var isHere = false
  }

  private func lines(_ range: Range<Int>, _ context: ViewContext) -> [Line] {
    var lines: [Line] = []
    var soFar = 0.0
    let products = sum.terms.map(\.product)
    if range.lowerBound > 0 {
      soFar = products[..<range.lowerBound].reduce(0, +)
      lines.append(
        Line(
          name: "… \(range.lowerBound) larger", product: Numerals.signed(soFar),
          sign: soFar, soFar: Numerals.signed(soFar)))
    }
    for (index, term) in sum.terms.enumerated() where range.contains(index) {
      soFar += term.product
      // With a bias of 0 the last term's running sum is z itself.
      let isWhole = index == products.count - 1
      lines.append(
        Line(
          name: names.name(term.index), x: Numerals.value(term.value),
          w: Numerals.signed(term.weight),
          weight: term.weight, product: Numerals.signed(term.product), sign: term.product,
          soFar: isWhole ? context.revealed(Numerals.signed(soFar)) : Numerals.signed(soFar),
          isTerm: true, isHere: index == self.term))
    }
    return lines + closing(range, context)
  }

  /// What stands below the terms: the folded ones, the bias, and z.
  private func closing(_ range: Range<Int>, _ context: ViewContext) -> [Line] {
    var lines: [Line] = []
    let products = sum.terms.map(\.product)
    let folded = products.count - range.upperBound
    let bias = Double(sum.bias)
    if folded > 0 {
      let before = products[..<range.upperBound]
      let shown =
        (range.lowerBound > 0 ? [products[..<range.lowerBound].reduce(0, +)] : [])
        + products[range] + [bias]
      let rest = Numerals.rest(total: sum.total, shown: shown)
      lines.append(
        Line(
          name: "… \(folded) more", product: context.revealed(rest),
          sign: sum.total - bias - before.reduce(0, +),
          soFar: context.revealed(Numerals.signed(sum.total - bias))))
    }
    if sum.zeroTerms > 0 {
      lines.append(
        Line(name: "\(sum.zeroTerms) \(sum.zeroTerms == 1 ? "is" : "are") 0", product: "0"))
    }
    lines.append(
      Line(
        name: "bias b", product: Numerals.signed(bias), sign: bias,
        soFar: context.revealed(Numerals.signed(sum.total)), isHere: term == products.count))
    lines.append(
      Line(
        name: "sum z", product: context.revealed(Numerals.signed(sum.total)),
        sign: context.isConcealed ? 0 : sum.total))
    return lines
  }
}
