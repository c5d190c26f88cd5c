import CellCanvas
import Notation
import Phrases
import TimeTravel

/// The terms of a weighted sum in rows: the largest one by one, the others folded, bias and z below.
struct SumTable {
  let sum: WeightedSum
  let names: InputNames
  /// The term under the cursor, counted by size; the bias comes after the last.
  let term: Int?
  /// The term under the cursor, where it is 0.
  private let zero: Product?
  /// The neuron whose sum it is.
  private let unit: Int

  /// A table of the `sum` of a neuron; `cursor` is the index of what the term under the cursor
  /// multiplies.
  init(_ sum: WeightedSum, ofNeuron unit: Int, _ names: InputNames, cursor: Int?) {
    self.sum = sum
    self.unit = unit
    self.names = names
    zero = sum.zeros.first { $0.index == cursor }
    term = cursor.map { cursor in
      sum.terms.firstIndex { $0.index == cursor } ?? sum.terms.count
    }
  }

  /// Draws the table with `rows` terms one by one.
  func draw(on pane: inout Pane, rows: Int) {
    let range = window(rows)
    pane.isFolded = range.count < sum.terms.count
    let theme = pane.theme
    let lines = self.lines(range, pane.context)
    let phrases = pane.phrases.sum
    var table = NumberTable(marked: lines.firstIndex { $0.isHere })
    table.words(pane.phrases.common.incoming(names.kind), lines.map(\.name))
    table.numbers("x", lines.map(\.x))
    table.sign("×") { lines[$0].isTerm }
    table.numbers("w", lines.map(\.w)) { theme.number(lines[$0].weight) }
    table.sign("=") { lines[$0].isTerm }
    table.numbers(phrases.product, lines.map(\.product)) { theme.number(Float(lines[$0].sign)) }
    table.numbers(phrases.soFar, lines.map(\.soFar))
    let top = pane.row + 1
    let x =
      table.draw(
        on: &pane, leadingTo: lines.map { line in line.term.map { Target(unit: unit, term: $0) } })
      + 1
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
    /// What it multiplies, or the number after the last for the bias; nil of a line that is no term.
    var term: Int?
  }

  private func lines(_ range: Range<Int>, _ context: ViewContext) -> [Line] {
    let digits = digits(range)
    func signed(_ number: Double) -> String { digits.results.signed(number) }
    var lines: [Line] = []
    var soFar = 0.0
    if range.lowerBound > 0 {
      soFar = larger(range)
      lines.append(
        Line(
          name: context.phrases.sum.larger(range.lowerBound), product: signed(soFar), sign: soFar,
          soFar: signed(soFar)))
    }
    for (index, term) in sum.terms.enumerated() where range.contains(index) {
      soFar += term.product
      // With a bias of 0, or none, the last term's running sum is z itself.
      let isWhole = index == sum.terms.count - 1
      lines.append(
        Line(
          name: names.name(term.index), x: digits.operands.value(term.value),
          w: digits.operands.signed(term.weight),
          weight: term.weight, product: signed(term.product), sign: term.product,
          soFar: isWhole ? context.revealed(signed(soFar)) : signed(soFar),
          isTerm: true, isHere: index == self.term, term: term.index))
    }
    return lines + closing(range, digits, context)
  }

  /// How many numbers come in; the bias is counted after them.
  private var inputs: Int { sum.terms.count + sum.zeros.count }

  /// What stands below the terms: the folded ones, the bias, and z.
  private func closing(
    _ range: Range<Int>, _ digits: EquationDigits, _ context: ViewContext
  ) -> [Line] {
    func signed(_ number: Double) -> String { digits.results.signed(number) }
    var lines: [Line] = []
    let bias = Double(sum.bias ?? 0)
    let folded = sum.terms.count - range.upperBound
    if folded > 0 {
      lines.append(
        Line(
          name: context.phrases.sum.more(folded), product: context.revealed(signed(rest(range))),
          sign: rest(range), soFar: context.revealed(signed(sum.total - bias))))
    }
    if let zero {
      lines.append(
        Line(
          name: names.name(zero.index), x: digits.operands.value(zero.value),
          w: digits.operands.signed(zero.weight), weight: zero.weight, product: "0",
          soFar: context.revealed(signed(sum.total - bias)), isTerm: true, isHere: true,
          term: zero.index))
    }
    let others = sum.zeros.count - (zero == nil ? 0 : 1)
    if others > 0 {
      lines.append(Line(name: context.phrases.sum.zero(others), product: "0"))
    }
    if sum.bias != nil {
      lines.append(
        Line(
          name: context.phrases.sum.bias, product: signed(bias), sign: bias,
          soFar: context.revealed(signed(sum.total)),
          isHere: term == sum.terms.count && zero == nil,
          term: inputs))
    }
    lines.append(
      Line(
        name: context.phrases.sum.sum, product: context.revealed(signed(sum.total)),
        sign: context.isConcealed ? 0 : sum.total))
    return lines
  }
}

// MARK: - Digits

extension SumTable {
  /// Σ of the terms that are larger than those shown one by one.
  private func larger(_ range: Range<Int>) -> Double {
    sum.terms[..<range.lowerBound].reduce(0) { $0 + $1.product }
  }

  /// Σ of the terms that are smaller.
  private func rest(_ range: Range<Int>) -> Double {
    sum.terms[range.upperBound...].reduce(0) { $0 + $1.product }
  }

  /// The digits with which every product is one, the sum grows line by line, and the column of products
  /// gives z.
  private func digits(_ range: Range<Int>) -> EquationDigits {
    let terms = sum.terms[range]
    var column = terms.map(\.product)
    if range.lowerBound > 0 { column.insert(larger(range), at: 0) }
    if range.upperBound < sum.terms.count { column.append(rest(range)) }
    if let bias = sum.bias { column.append(Double(bias)) }
    var soFar = 0.0
    let steps = column.map { term in
      let before = soFar
      soFar += term
      return Equation(.signed(before) + .signed(term), soFar, isSigned: true)
    }
    return EquationDigits(
      for: terms.map {
        Equation(.value($0.value) * .signed($0.weight), $0.product, isSigned: true)
      },
      columns: steps + [Equation(.sum(column.map { .signed($0) }), sum.total, isSigned: true)],
      atMost: 7)
  }
}
