import CellCanvas
import NeuralCore
import Notation
import Phrases
import TimeTravel

/// Where one neuron's blame comes from, factor by factor, and the parts of the sum it begins with.
struct BlameChain {
  let derivation: BlameDerivation
  let moment: Moment
  let unit: Int
  /// How the blame is written: "δ" or "∂L/∂a".
  let symbol: String

  /// Draws the chain and, where there is room, the parts of the sum.
  func draw(on pane: inout Pane) {
    drawFactors(on: &pane)
    guard !pane.context.isConcealed else { return }
    drawParts(on: &pane)
    drawFaults(on: &pane)
  }

  /// What is left over of the recorded blame, and whether it is met at all.
  func drawFaults(on pane: inout Pane) {
    if let remnant = derivation.remnant {
      pane.prose(pane.language.phrases.narration.remnant(remnant))
    }
    guard !derivation.closes, let recorded = derivation.recorded else { return }
    pane.contradict(pane.phrases.blame.misses(derivation.total, recorded: recorded))
  }

  /// "δ of neuron 17 = Σ w·δ' × mask × slope" over the numbers of each.
  private func drawFactors(on pane: inout Pane) {
    let factors = derivation.factors.map { Formula.setting($0.value) }
    let chain = Equation(
      .product([.signed(derivation.start)] + factors), derivation.total, isSigned: true)
    let digits = EquationDigits(for: [chain], decimals: 5)
    let phrases = pane.phrases.blame
    var titles = [beginning(pane.language.phrases)]
    // Where every factor is 1, the beginning is the blame itself.
    let start = digits.operands.signed(derivation.start)
    var numbers = [derivation.start == derivation.total ? pane.context.revealed(start) : start]
    for (factor, written) in zip(derivation.factors, factors) {
      titles += ["×", factor.mask == nil ? phrases.slope : phrases.mask]
      let number = digits.text(written)
      numbers += ["×", number.hasPrefix(Numerals.minus) ? "(\(number))" : number]
    }
    let sign = pane.context.isConcealed ? "=" : digits.sign(chain)
    titles += [sign, symbol]
    numbers += [sign, pane.context.revealed(digits.result(chain))]
    let widths = zip(titles, numbers).map { max($0.columns, $1.columns) }
    func joined(_ texts: [String]) -> String {
      zip(texts, widths).map { $0.padded(to: $1, .center) }.joined(separator: " ")
    }
    pane.line(phrases.neuron(unit), pane.theme.strong)
    pane.line("  " + joined(titles), pane.theme.faint)
    pane.line("  " + joined(numbers))
  }

  private func beginning(_ phrases: Phrases) -> String {
    switch derivation.source {
    case .answer(let answer): phrases.losses.difference(answer)
    case .loss: "∂L/∂p"
    case .dense: "Σ w·δ'"
    case .softmax: "Σ ∂L/∂p·∂p/∂z"
    case .logSoftmax: "Σ ∂L/∂log p·∂log p/∂z"
    }
  }

  /// The parts of the sum that the blame begins with; of a loss what its slope is.
  func drawParts(on pane: inout Pane) {
    switch derivation.source {
    case .answer(let answer):
      guard moment.takesSigmoidFromLogits else { return }
      pane.gap()
      pane.prose(
        pane.phrases.blame.clippedFromProbability(
          answer, symbols: pane.language.phrases.losses.difference(answer)))
    case .loss(let answer): drawSlope(answer, on: &pane)
    case .dense(let layer, let parts):
      drawSum(
        parts, title: pane.phrases.blame.above(noun(layer, pane.phrases.common)), weight: "w",
        value: "δ'", on: &pane)
    case .softmax(_, let parts):
      drawSum(
        parts, title: pane.phrases.common.outputs(moment.outputKind), weight: "∂p/∂z",
        value: "∂L/∂p", on: &pane)
    case .logSoftmax(_, let parts):
      drawSum(
        parts, title: pane.phrases.common.outputs(moment.outputKind), weight: "∂log p/∂z",
        value: "∂L/∂log p", on: &pane)
    }
  }

  /// ∂L/∂p in symbols, and what p and t are.
  private func drawSlope(_ answer: BlameDerivation.Answer, on pane: inout Pane) {
    pane.gap()
    let phrases = pane.phrases.blame
    pane.prose(
      answer.isClipped
        ? phrases.clipped(answer, isNothingLeft: derivation.start == 0)
        : phrases.slope(slope(pane.language.phrases), answer))
  }

  /// ∂L/∂p in words: of a categorical hinge as this row has it.
  private func slope(_ phrases: Phrases) -> String {
    guard let loss = LossDerivation(moment) else { return phrases.losses.slope(moment.loss) }
    let account = LossAccount(loss, moment)
    if let hinge = loss.hinge { return phrases.losses.slope(hinge, account) }
    let isCut: Bool
    if case .clipped = account.edge { isCut = true } else { isCut = false }
    guard case .categoricalCrossentropy = moment.loss, isCut else {
      return phrases.losses.slope(moment.loss)
    }
    return phrases.views.blame.withoutClipped(phrases.losses.slope(moment.loss))
  }

  private func noun(_ layer: Int, _ phrases: any CommonViewPhrases) -> String {
    let isLast = !moment.network.layers.indices.contains { above in
      guard above > layer, case .dense = moment.network.layers[above] else { return false }
      return true
    }
    return isLast ? phrases.outputs(moment.outputKind) : phrases.neuron
  }

  /// The largest parts one by one, the rest folded, so that the column closes.
  private func drawSum(
    _ parts: [Product], title: String, weight: String, value: String, on pane: inout Pane
  ) {
    let room = pane.rowsLeft - 3
    guard room >= 1, !parts.isEmpty else { return }
    let shown = window(parts, room: pane.isTall ? room : min(room, 5))
    pane.isFolded = shown.count < parts.count
    let others = parts.count - shown.count
    let rest = others > 0 ? [derivation.start - shown.reduce(0) { $0 + $1.product }] : []
    let column = shown.map(\.product) + rest
    let digits = EquationDigits(
      for: shown.map {
        Equation(.signed($0.weight) * .signed($0.value), $0.product, isSigned: true)
      },
      columns: [Equation(.sum(column.map { .signed($0) }), derivation.start, isSigned: true)],
      decimals: 5, atMost: 8)
    let blanks = (rest + [derivation.start]).map { _ in "" }
    let beginning = beginning(pane.language.phrases)
    var table = NumberTable(
      marked: moment.cursor.term.flatMap { term in shown.firstIndex { $0.index == term } })
    table.words(
      title,
      shown.map { "\($0.index)" } + (others > 0 ? [pane.phrases.common.more(others)] : [])
        + [beginning.columns > 14 ? pane.phrases.blame.sum : beginning])
    table.numbers(weight, shown.map { digits.operands.signed($0.weight) } + blanks)
    table.sign("×") { $0 < shown.count }
    table.numbers(value, shown.map { digits.operands.signed($0.value) } + blanks)
    table.sign("=") { $0 < shown.count }
    table.numbers(
      pane.phrases.blame.part, (column + [derivation.start]).map { digits.results.signed($0) })
    table.draw(on: &pane, leadingTo: shown.map { Target(unit: unit, term: $0.index) })
  }

  private func window(_ parts: [Product], room: Int) -> ArraySlice<Product> {
    let count = min(room, parts.count)
    guard let term = moment.cursor.term, let here = parts.firstIndex(where: { $0.index == term }),
      here >= count
    else { return parts[..<count] }
    let start = min(here - count / 2, parts.count - count)
    return parts[start..<start + count]
  }
}
