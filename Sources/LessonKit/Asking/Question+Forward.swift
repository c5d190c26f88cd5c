import NeuralCore
import Notation
import TimeTravel

extension Question {
  /// The question that goes with a moment's place; nil where there is nothing to guess, and where a
  /// trace lacks what the answer comes from.
  ///
  /// Where `wantsNumber`, none is a choice: the number is to be typed.
  public init?(_ moment: Moment, wantsNumber: Bool = false) {
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
    case (.delta, .blame(let layer)): question = .blame(moment, layer, ofOne: wantsNumber)
    case (.gradient, .gradient(let parameter)):
      question = .gradient(moment, parameter, isWanted: wantsNumber)
    case (.update, .update(let parameter)): question = .update(moment, parameter)
    case (.again, _): question = .again(moment, ofLoss: wantsNumber)
    default: question = nil
    }
    guard let question else { return nil }
    self = wantsNumber ? question.ofItsNumber : question
  }

  // MARK: Forward

  /// The sign of the loudest neuron's z, or of the one that was entered.
  private static func sum(_ moment: Moment, _ layer: Int) -> Question? {
    guard let unit = moment.chosenUnit ?? moment.loudestUnit,
      let sum = WeightedSum(moment, layer: layer, unit: unit), let z = sum.recorded, z != 0
    else { return nil }
    let parts = sum.terms.map(\.product) + [Double(sum.bias ?? 0)]
    let up = parts.filter { $0 > 0 }.reduce(0, +)
    let down = parts.filter { $0 < 0 }.reduce(0, +)
    let isAlone = moment.network.width(ofLayer: layer) == 1
    let asked = WalkQuestion.Asked.sum(
      .init(unit: unit, layer: layer), isLoudest: moment.chosenUnit == nil && !isAlone, z: z,
      up: up, down: down)
    return Question(
      WalkQuestion(
        .z, asked, at: moment, shown: Numerals.signed(z), working: working(sum, z)), choices: 2,
      right: z > 0 ? 0 : 1, hiding: z, at: moment)
  }

  /// The most products that a line of numbers adds up.
  static let longestSum = 5

  /// "0.5 × 2 + 0.1 = 1.1"; nil where it would be long.
  private static func working(_ sum: WeightedSum, _ z: Float) -> String? {
    guard (1...longestSum).contains(sum.terms.count) else { return nil }
    let products = sum.terms.sorted { $0.index < $1.index }
      .map { Formula.value($0.weight) * .value($0.value) }
    let bias = sum.bias.map { [Formula.value($0)] } ?? []
    return Equation(.sum(products + bias), z, isSigned: true).text()
  }

  /// What an activation makes of the loudest z.
  private static func activation(_ moment: Moment, _ layer: Int) -> Question? {
    guard case .activation(let function) = moment.network.layers[layer],
      let z = moment.inputToLayer(layer), let a = moment.output(ofLayer: layer),
      let unit = moment.chosenUnit ?? z.loudest, z[unit] != 0
    else { return nil }
    let (before, after) = (z[unit], a[unit])
    let question = WalkQuestion(
      .activation, .activation(function, .init(unit: unit, layer: layer), z: before, a: after),
      at: moment, shown: Numerals.value(after))
    // Of relu two can be chosen, 0 and z itself; of others more than z, z itself, and less.
    if function == .relu {
      return Question(question, choices: 2, right: before > 0 ? 1 : 0, hiding: after, at: moment)
    }
    return Question(
      question, choices: 3, right: after > before ? 0 : after == before ? 1 : 2, hiding: after,
      at: moment)
  }

  /// What dropout multiplies the others with.
  private static func mask(_ moment: Moment, _ layer: Int) -> Question? {
    guard case .dropout(let rate) = moment.network.layers[layer], rate > 0, rate < 1 else {
      return nil
    }
    let scale = 1 / (1 - rate)
    return Question(
      WalkQuestion(
        .mask, .mask(rate: rate, scale: scale), at: moment, shown: Numerals.setting(scale)),
      number: scale)
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
    let question = WalkQuestion(
      .probability, .largest(of: candidates, best: best, z: z[best], p: p[best]), at: moment,
      shown: Numerals.probability(p[best]))
    return Question(
      question, choices: candidates.count, right: candidates.firstIndex(of: best) ?? 0,
      hiding: p[best], at: moment)
  }

  private static func side(_ moment: Moment, _ p: Float) -> Question? {
    guard p != 0.5, let z = moment.inputToLayer(moment.network.layers.count - 1)?.first else {
      return nil
    }
    return Question(
      WalkQuestion(
        .probability, .side(z: z, p: p), at: moment, shown: Numerals.probability(p)),
      choices: 2, right: p > 0.5 ? 0 : 1, hiding: p, at: moment)
  }
}

// MARK: - What to choose from

extension Question {
  /// Up to four of `count` outputs in their order, `needed` among them.
  static func candidates(_ needed: [Int?], of count: Int) -> [Int] {
    var chosen = Set(needed.compactMap { $0 })
    for index in 0..<count where chosen.count < 4 { chosen.insert(index) }
    return chosen.sorted()
  }
}
