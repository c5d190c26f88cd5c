import NeuralCore
import Notation
import TimeTravel

extension Question {
  /// The question that goes with a moment's place; nil where there is nothing to guess, and where a
  /// trace lacks what the answer comes from.
  public init?(_ moment: Moment) {
    guard moment.missing.isEmpty,
      let quantity = AskedQuantity(moment.cursor.place, in: moment.network)
    else { return nil }
    let question: Question?
    switch (quantity, moment.cursor.place) {
    case (.z, .forward(let layer)): question = .sum(moment, layer)
    case (.activation, .forward(let layer)): question = .activation(moment, layer)
    case (.mask, .forward(let layer)): question = .mask(moment, layer)
    case (.probability, .forward): question = .answer(moment)
    case (.loss, _): question = .loss(moment)
    case (.delta, .blame(let layer)): question = .blame(moment, layer)
    case (.gradient, .gradient(let parameter)): question = .gradient(moment, parameter)
    case (.update, .update(let parameter)): question = .update(moment, parameter)
    case (.again, _): question = .again(moment)
    default: question = nil
    }
    guard let question else { return nil }
    self = question
  }

  // MARK: Forward

  /// The sign of the loudest neuron's z, or of the one that was entered.
  private static func sum(_ moment: Moment, _ layer: Int) -> Question? {
    guard let unit = moment.chosenUnit ?? moment.loudestUnit,
      let sum = WeightedSum(moment, layer: layer, unit: unit), let z = sum.recorded, z != 0
    else { return nil }
    let parts = sum.terms.map(\.product) + [Double(sum.bias)]
    let up = parts.filter { $0 > 0 }.reduce(0, +)
    let down = parts.filter { $0 < 0 }.reduce(0, +)
    let name = Wording.unit(unit, ofLayer: layer, in: moment.network)
    let isAlone = moment.network.width(ofLayer: layer) == 1
    let subject =
      moment.chosenUnit == nil && !isAlone
      ? "The loudest is \(name). Is its z" : "Is z of \(name)"
    return Question(
      quantity: .z, question: "\(subject) above or below 0?", choices: ["above 0", "below 0"],
      right: z > 0 ? 0 : 1, number: Double(z), shown: Numerals.signed(z),
      why: "\(balance(up, down)): z = \(Numerals.signed(z)).")
  }

  private static func balance(_ up: Double, _ down: Double) -> String {
    if down == 0 { return "Nothing speaks against it" }
    if up == 0 { return "Nothing speaks for it" }
    return "\(Numerals.signed(up)) speak for it and \(Numerals.signed(down)) against"
  }

  /// What an activation makes of the loudest z.
  private static func activation(_ moment: Moment, _ layer: Int) -> Question? {
    guard case .activation(let function) = moment.network.layers[layer],
      let z = moment.inputToLayer(layer), let a = moment.output(ofLayer: layer),
      let unit = moment.chosenUnit ?? z.loudest, z[unit] != 0
    else { return nil }
    let (before, after) = (z[unit], a[unit])
    let name = Wording.unit(unit, ofLayer: layer, in: moment.network)
    let text = "z of \(name) is \(Numerals.signed(before)). What does \(function.name) make of it?"
    let shown = Numerals.value(after)
    if function == .relu {
      return Question(
        quantity: .activation, question: text, choices: ["0", "z itself"],
        right: before > 0 ? 1 : 0,
        number: Double(after), shown: shown,
        why: before > 0
          ? "It is above 0, so relu hands it on as it is."
          : "It is below 0, so relu makes it 0, and its slope there is 0.")
    }
    return Question(
      quantity: .activation, question: text, choices: ["more than z", "z itself", "less than z"],
      right: after > before ? 0 : after == before ? 1 : 2, number: Double(after), shown: shown,
      why: "It becomes \(shown)\(range(function)).")
  }

  private static func range(_ function: Activation) -> String {
    switch function {
    case .sigmoid: ": sigmoid squeezes every z into 0 to 1"
    case .tanh: ": tanh squeezes every z into −1 to 1"
    default: ""
    }
  }

  /// What dropout multiplies the others with.
  private static func mask(_ moment: Moment, _ layer: Int) -> Question? {
    guard case .dropout(let rate) = moment.network.layers[layer], rate > 0, rate < 1 else {
      return nil
    }
    let chance = Numerals.setting(rate)
    let scale = 1 / (1 - rate)
    return Question(
      quantity: .mask,
      question:
        "Each neuron sits out with a chance of \(chance). By what are the others multiplied?",
      number: Double(scale), shown: Numerals.setting(scale),
      why: "1 / (1 − \(chance)) = \(Numerals.setting(scale)): so the sums stay as large on average."
    )
  }

  /// Which class gets the largest p; of a single output, which side of ½ it is on.
  private static func answer(_ moment: Moment) -> Question? {
    guard let p = moment.probabilities else { return nil }
    guard p.count > 1 else { return side(moment, p[0]) }
    guard let best = moment.prediction?.digit, p.count(where: { $0 == p[best] }) == 1 else {
      return nil
    }
    let candidates = candidates([best, moment.label], of: p.count)
    let z = moment.inputToLayer(moment.network.layers.count - 1) ?? p
    return Question(
      quantity: .probability, question: "Which \(classNoun(moment)) gets the largest p?",
      choices: candidates.map { "\(classNoun(moment)) \($0)" },
      right: candidates.firstIndex(of: best) ?? 0,
      number: Double(p[best]), shown: Numerals.probability(p[best]),
      why: "The largest z is \(Numerals.signed(z[best])), that of the \(best), and softmax keeps "
        + "the order: p = \(Numerals.probability(p[best])).")
  }

  private static func side(_ moment: Moment, _ p: Float) -> Question? {
    guard p != 0.5, let z = moment.inputToLayer(moment.network.layers.count - 1)?.first else {
      return nil
    }
    return Question(
      quantity: .probability,
      question: "z of the output is \(Numerals.signed(z)). Is p above or below 0.5?",
      choices: ["above 0.5", "below 0.5"], right: p > 0.5 ? 0 : 1, number: Double(p),
      shown: Numerals.probability(p),
      why: "Sigmoid is above 0.5 exactly where z is above 0: p = \(Numerals.probability(p)).")
  }
}

// MARK: - What to choose from

extension Question {
  /// "digit" or "class".
  static func classNoun(_ moment: Moment) -> String {
    moment.readsDigits ? "digit" : "class"
  }

  /// Up to four of `count` outputs in their order, `needed` among them.
  static func candidates(_ needed: [Int?], of count: Int) -> [Int] {
    var chosen = Set(needed.compactMap { $0 })
    for index in 0..<count where chosen.count < 4 { chosen.insert(index) }
    return chosen.sorted()
  }
}
