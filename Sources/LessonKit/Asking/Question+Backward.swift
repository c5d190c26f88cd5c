import NeuralCore
import Notation
import TimeTravel

extension Question {
  // MARK: Loss

  /// The loss as a number: from p of the right class where that is all it takes.
  static func loss(_ moment: Moment) -> Question? {
    guard let loss = moment.lossValue, loss.isFinite, loss != 0 else { return nil }
    let account = LossDerivation(moment).map { LossAccount($0, moment) }
    if let account, account.isFromLogits, account.form == .logarithm, moment.network.outputs > 1,
      let label = account.truth, let p = moment.probabilities?[label]
    {
      let cost = Equation(-.log(.value(p)), loss)
      let notation = EquationDigits(for: [cost])
      let asked = WalkQuestion.Asked.classLoss(
        label: label, p: notation.operands.value(p), line: notation.line(cost))
      return Question(
        WalkQuestion(.loss, asked, at: moment, shown: notation.result(cost)), number: loss,
        at: moment)
    }
    let asked = WalkQuestion.Asked.loss(
      moment.loss, answers: Array((moment.probabilities ?? []).prefix(shownOutputs)),
      targets: Array(moment.target.prefix(shownOutputs)),
      hasMore: moment.target.count > shownOutputs, equation: account?.equation.map { $0.text() })
    return Question(
      WalkQuestion(.loss, asked, at: moment, shown: Numerals.value(loss)), number: loss, at: moment)
  }

  /// How many of the answers are said where the loss is asked for.
  private static let shownOutputs = 4

  // MARK: Backward

  /// Which δ is negative; where all may be, or where it is asked `ofOne`, whether one should grow.
  static func blame(_ moment: Moment, _ layer: Int, ofOne: Bool) -> Question? {
    guard let blames = moment.blame(ofLayer: layer),
      let unit = moment.chosenUnit ?? blames.loudest, blames[unit] != 0
    else { return nil }
    if !ofOne, moment.chosenUnit == nil, moment.takesLossFromLogits, blames.count > 2,
      layer == moment.network.layers.count - 2, let label = moment.label,
      blames.indices.filter({ blames[$0] < 0 }) == [label]
    {
      let candidates = candidates([label, moment.prediction?.digit], of: blames.count)
      return Question(
        WalkQuestion(
          .delta, .negativeBlame(of: candidates, label: label, delta: blames[label]), at: moment,
          shown: Numerals.signed(blames[label])),
        choices: candidates.count, right: candidates.firstIndex(of: label) ?? 0,
        hiding: blames[label], at: moment)
    }
    let said = said(moment, layer, unit)
    let working = BlameDerivation(moment, layer: layer, unit: unit).flatMap {
      Self.working($0, blames[unit])
    }
    let asked = WalkQuestion.Asked.blame(
      .init(unit: unit, layer: layer), answer: said?.answer, target: said?.target,
      delta: blames[unit])
    return Question(
      WalkQuestion(
        .delta, asked, at: moment, shown: Numerals.signed(blames[unit]), working: working),
      choices: 2,
      right: blames[unit] < 0 ? 0 : 1, hiding: blames[unit], at: moment)
  }

  /// "p − t = 0.2 − 1 = −0.8"; of a hidden neuron the sum over those above it, times the slopes between; nil
  /// where it would be long.
  private static func working(_ blame: BlameDerivation, _ delta: Float) -> String? {
    if let difference = blame.difference {
      let line = Equation(difference.formula, delta, isSigned: true).text()
      return "\(difference.symbols) = \(line)"
    }
    guard case .dense(_, let parts) = blame.source, (1...longestSum).contains(parts.count) else {
      return nil
    }
    let sum = Formula.sum(parts.map { .value($0.weight) * .signed($0.value) })
    let formula = blame.factors.reduce(sum) { $0 * .setting($1.value) }
    return "Σ w·δ\(blame.factors.isEmpty ? "" : " × f′") = "
      + Equation(formula, delta, isSigned: true).text()
  }

  /// What an output says and should say, where the layer is the last.
  private static func said(
    _ moment: Moment, _ layer: Int, _ unit: Int
  ) -> (answer: Float, target: Float)? {
    guard layer == moment.network.layers.count - 1, let answer = moment.probabilities?[unit],
      moment.target.indices.contains(unit)
    else { return nil }
    return (answer, moment.target[unit])
  }

  /// One weight's gradient from its two factors; not where a batch makes it a sum.
  ///
  /// Unless it `isWanted`, it is not asked where dropout stands between, nor where one factor is 1.
  static func gradient(_ moment: Moment, _ parameter: Int, isWanted: Bool) -> Question? {
    let network = moment.network
    guard moment.rows == 1, let place = Weight(moment, parameter), let x = place.input,
      let delta = moment.blame(ofLayer: place.slice.layer)?[place.unit], x != 0,
      place.gradient != 0,
      isWanted || abs(x) != 1 && !network.layers.contains(where: { $0.kind == "dropout" })
    else { return nil }
    let product = Equation(.signed(delta) * .value(x), place.gradient, isSigned: true)
    let notation = EquationDigits(for: [product], decimals: 5)
    let asked = WalkQuestion.Asked.gradient(
      place.connection, delta: notation.operands.signed(delta), x: notation.operands.value(x),
      line: notation.line(product))
    return Question(
      WalkQuestion(.gradient, asked, at: moment, shown: notation.result(product)),
      number: place.gradient, at: moment)
  }

  // MARK: Update

  /// Whether the update makes a weight larger or smaller.
  static func update(_ moment: Moment, _ parameter: Int) -> Question? {
    guard let place = Weight(moment, parameter), let after = moment.after(parameter: parameter)
    else { return nil }
    let old = moment.before(parameter: parameter)
    let (before, new) = (old[old.startIndex + place.index], after[after.startIndex + place.index])
    guard before != new, place.gradient != 0 else { return nil }
    let pair = Numerals.pair(before, new)
    let isAgainst = (new > before) == (place.gradient < 0)
    let asked = WalkQuestion.Asked.update(
      place.connection, before: pair.before, after: pair.after, gradient: place.gradient,
      grows: new > before, isAgainst: isAgainst)
    return Question(
      WalkQuestion(.update, asked, at: moment, shown: pair.after), choices: 2,
      right: new > before ? 0 : 1, hiding: new, insteadOf: before, at: moment)
  }

  // MARK: Again

  /// Which answer moves most; where that cannot be asked, or is asked `ofLoss`, whether the loss falls.
  static func again(_ moment: Moment, ofLoss: Bool) -> Question? {
    guard let again = moment.again, !again.isOther, again.loss != again.lossBefore else {
      return nil
    }
    if !ofLoss, let mover = mover(again, moment) { return mover }
    return Question(
      WalkQuestion(
        .again, .again(before: again.lossBefore, after: again.loss), at: moment,
        shown: Numerals.value(again.loss)),
      choices: 2, right: again.loss < again.lossBefore ? 0 : 1, hiding: again.loss,
      insteadOf: again.lossBefore, at: moment)
  }

  private static func mover(_ again: Moment.Again, _ moment: Moment) -> Question? {
    let changes = zip(again.probabilities, again.before).map { $0 - $1 }
    // Two that move alike, as the two of a softmax do, are no question.
    guard changes.count > 1, let most = changes.loudest, changes[most] != 0,
      changes.indices.allSatisfy({ $0 == most || abs(changes[$0]) < 0.98 * abs(changes[most]) })
    else { return nil }
    let candidates = candidates([most, moment.label], of: changes.count)
    let (before, after) = (again.before[most], again.probabilities[most])
    return Question(
      WalkQuestion(
        .again, .mover(of: candidates, most: most, before: before, after: after), at: moment,
        shown: Numerals.probability(after)),
      choices: candidates.count, right: candidates.firstIndex(of: most) ?? 0, hiding: after,
      insteadOf: before, at: moment)
  }
}

/// The weight of a kernel that a question is about: under the cursor, or the one with the largest
/// gradient.
private struct Weight {
  let slice: ParameterSlice
  let unit: Int
  let from: Int
  let index: Int
  let gradient: Float
  /// What came in, for the row in focus.
  let input: Float?

  init?(_ moment: Moment, _ parameter: Int) {
    slice = moment.network.parameters[parameter]
    guard let gradients = moment.gradient(parameter: parameter), slice.isKernel,
      let largest = gradients.loudest
    else { return nil }
    let units = slice.shape[1]
    unit = moment.chosenUnit ?? largest % units
    let column = moment.gradients(into: unit, parameter: parameter) ?? []
    from = moment.cursor.term ?? column.loudest ?? 0
    index = from * units + unit
    gradient = gradients[index]
    input = moment.inputToLayer(slice.layer)?[from]
  }

  var connection: WalkQuestion.Connection {
    .init(source: from, neuron: .init(unit: unit, layer: slice.layer))
  }
}
