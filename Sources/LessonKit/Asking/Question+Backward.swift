import NeuralCore
import Notation
import TimeTravel

extension Question {
  // MARK: Loss

  /// The loss as a number: from p of the right class where that is all it takes.
  static func loss(_ moment: Moment) -> Question? {
    guard let loss = moment.lossValue, loss.isFinite, loss != 0 else { return nil }
    let shown = Numerals.value(loss)
    let account = LossDerivation(moment).map { LossAccount($0, moment) }
    if let account, account.isFromLogits, account.form == .logarithm, moment.network.outputs > 1,
      let label = account.truth, let p = moment.probabilities?[label]
    {
      let cost = Equation(-.log(.value(p)), loss)
      let notation = EquationDigits(for: [cost])
      let written = notation.operands.value(p)
      return Question(
        quantity: .loss,
        question:
          "p of the right \(classNoun(moment)), \(label), is \(written). What is L = −log p?",
        number: Double(loss), shown: notation.result(cost),
        why: "\(notation.line(cost)). Sure and right would cost 0.")
    }
    let answers = (moment.probabilities ?? []).prefix(4).map { Numerals.value($0) }
    let targets = moment.target.prefix(4).map { Numerals.setting($0) }
    let more = moment.target.count > 4 ? ", …" : ""
    return Question(
      quantity: .loss,
      question: "It says \(answers.joined(separator: ", "))\(more) and should say "
        + "\(targets.joined(separator: ", "))\(more). What is L, its \(words(moment.loss))?",
      number: Double(loss), shown: shown,
      why: account?.equation.map { "L = \($0.text())." }
        ?? "The formula above gives L = \(shown). An answer equal to its target would cost 0.")
  }

  private static func words(_ loss: Loss) -> String {
    loss.name.split(separator: "_").joined(separator: " ")
  }

  // MARK: Backward

  /// Which δ is negative; where all may be, whether one output should grow.
  static func blame(_ moment: Moment, _ layer: Int) -> Question? {
    guard let blames = moment.blame(ofLayer: layer),
      let unit = moment.chosenUnit ?? blames.loudest, blames[unit] != 0
    else { return nil }
    if moment.chosenUnit == nil, moment.takesLossFromLogits, blames.count > 2,
      layer == moment.network.layers.count - 2, let label = moment.label,
      blames.indices.filter({ blames[$0] < 0 }) == [label]
    {
      let candidates = candidates([label, moment.prediction?.digit], of: blames.count)
      return Question(
        quantity: .delta, question: "Which δ is below 0: which z should grow?",
        choices: candidates.map { "\(classNoun(moment)) \($0)" },
        right: candidates.firstIndex(of: label) ?? 0, number: Double(blames[label]),
        shown: Numerals.signed(blames[label]),
        why: "δ = p − t, and only the right \(classNoun(moment)) has t = 1: "
          + "its δ is \(Numerals.signed(blames[label])).")
    }
    let name = Wording.unit(unit, ofLayer: layer, in: moment.network)
    let shown = Numerals.signed(blames[unit])
    return Question(
      quantity: .delta,
      question: "\(saying(moment, layer, unit, name))Which way should \(name) go for less loss?",
      choices: ["up", "down"], right: blames[unit] < 0 ? 0 : 1, number: Double(blames[unit]),
      shown: shown,
      why: blames[unit] < 0
        ? "Its blame is \(shown), below 0: the loss falls as it rises."
        : "Its blame is \(shown), above 0: the loss rises with it.")
  }

  /// What an output says and should say, where the layer is the last.
  private static func saying(_ moment: Moment, _ layer: Int, _ unit: Int, _ name: String) -> String
  {
    guard layer == moment.network.layers.count - 1, let answer = moment.probabilities?[unit],
      moment.target.indices.contains(unit)
    else { return "" }
    let subject = name.prefix(1).uppercased() + name.dropFirst()
    return "\(subject) says \(Numerals.value(answer)) and should say "
      + "\(Numerals.setting(moment.target[unit])). "
  }

  /// One weight's gradient from its two factors; not where dropout or a batch make it long.
  static func gradient(_ moment: Moment, _ parameter: Int) -> Question? {
    let network = moment.network
    guard moment.rows == 1, let place = Weight(moment, parameter), let x = place.input,
      let delta = moment.blame(ofLayer: place.slice.layer)?[place.unit], x != 0, abs(x) != 1,
      place.gradient != 0, !network.layers.contains(where: { $0.kind == "dropout" })
    else { return nil }
    let product = Equation(.signed(delta) * .value(x), place.gradient, isSigned: true)
    let notation = EquationDigits(for: [product], decimals: 5)
    let (blame, input) = (notation.operands.signed(delta), notation.operands.value(x))
    return Question(
      quantity: .gradient,
      question:
        "δ of \(place.name(network)) is \(blame), and \(input) comes from \(place.source(network)). "
        + "What is the gradient of the weight between?",
      number: Double(place.gradient), shown: notation.result(product),
      why: "δ × x = \(notation.line(product)).")
  }

  // MARK: Update

  /// Whether the update makes a weight larger or smaller.
  static func update(_ moment: Moment, _ parameter: Int) -> Question? {
    let network = moment.network
    guard let place = Weight(moment, parameter), let after = moment.after(parameter: parameter)
    else { return nil }
    let old = moment.before(parameter: parameter)
    let (before, new) = (old[old.startIndex + place.index], after[after.startIndex + place.index])
    guard before != new, place.gradient != 0 else { return nil }
    let pair = Numerals.pair(before, new)
    let isAgainst = (new > before) == (place.gradient < 0)
    return Question(
      quantity: .update,
      question:
        "The weight from \(place.source(network)) to \(place.name(network)) is \(pair.before), its "
        + "gradient \(Numerals.gradient(place.gradient)). Does the update make it larger or smaller?",
      choices: ["larger", "smaller"], right: new > before ? 0 : 1,
      number: Double(new), shown: pair.after,
      why: isAgainst
        ? "It goes against the gradient, to \(pair.after): that is where the loss falls."
        : "It goes to \(pair.after): what the optimizer remembers outweighs this gradient.")
  }

  // MARK: Again

  /// Which answer moves most; where that cannot be asked, whether the loss falls.
  static func again(_ moment: Moment) -> Question? {
    guard let again = moment.again, !again.isOther, again.loss != again.lossBefore else {
      return nil
    }
    if let mover = mover(again, moment) { return mover }
    let (before, after) = (Numerals.value(again.lossBefore), Numerals.value(again.loss))
    let falls = again.loss < again.lossBefore
    return Question(
      quantity: .again, question: "The same example, the new weights: is its loss lower or higher?",
      choices: ["lower", "higher"], right: falls ? 0 : 1, number: Double(again.loss),
      shown: after,
      why: falls
        ? "From \(before) to \(after): each weight moved a little to where the loss is lower."
        : "From \(before) to \(after): the step was longer than the slope holds good for.")
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
      quantity: .again, question: "The same example, the new weights: whose p moves most?",
      choices: candidates.map { "\(classNoun(moment)) \($0)" },
      right: candidates.firstIndex(of: most) ?? 0,
      number: Double(after), shown: Numerals.probability(after),
      why: "That of the \(most) goes from \(Numerals.probability(before)) to "
        + "\(Numerals.probability(after)).")
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

  func name(_ network: Sequential) -> String {
    Wording.unit(unit, ofLayer: slice.layer, in: network)
  }

  func source(_ network: Sequential) -> String {
    Wording.source(from, ofLayer: slice.layer, in: network)
  }
}
