import TimeTravel
import NeuralCore
import Notation

extension EnglishNarrator {
  func update(_ parameter: Int) -> String {
    let slice = network.parameters[parameter]
    guard let unit else { return whole(parameter, slice) }
    if slice.isKernel, moment.cursor.term == nil { return neuron(unit, parameter, slice) }
    return one(parameter, unit, moment.cursor.term)
  }

  private func whole(_ parameter: Int, _ slice: ParameterSlice) -> String {
    let moved = changes(parameter).count { $0 != 0 }
    let noun = slice.isKernel ? "weights" : "biases"
    let all = "\(Numerals.count(slice.count)) \(noun)"
    let move = English.verb(moved, "moves", "move")
    let rate = Numerals.setting(moment.optimizer.learningRate(ofStep: moment.cursor.step))
    let rule =
      moment.optimizer.isPlain
      ? "\(rate) × gradient, downhill" : "\(moment.optimizer.rule.name)'s rule, rate \(rate)"
    if slice.count == 1 {
      let only = "The only \(slice.isKernel ? "weight" : "bias")"
      return moved == 1
        ? "\(only) moves by \(rule)." : "\(only) stays: its gradient is 0 or too small."
    }
    if moved == 0 { return "None of the \(all) moves: every gradient is 0 or too small." }
    if moved == slice.count { return "All \(all) move by \(rule)." }
    return "\(Numerals.count(moved)) of \(all) \(move) by \(rule); the others stay."
  }

  private func neuron(_ unit: Int, _ parameter: Int, _ slice: ParameterSlice) -> String {
    let all = changes(parameter)
    let column = stride(from: unit, to: all.count, by: slice.shape[1]).map { all[$0] }
    let moved = column.count { $0 != 0 }
    let name = English.names.unit(unit, ofLayer: slice.layer, in: moment)
    guard moved > 0, let largest = column.max(by: { abs($0) < abs($1) }) else {
      return column.count == 1
        ? "\(name): its only weight stays."
        : "\(name): none of its \(Numerals.count(column.count)) weights moves."
    }
    if column.count == 1 {
      return "\(name): its only weight moves by \(Numerals.gradient(largest))."
    }
    return "\(name): \(Numerals.count(moved)) of \(Numerals.count(column.count)) weights "
      + "\(English.verb(moved, "moves", "move")); the furthest by \(Numerals.gradient(largest))."
  }

  private func one(_ parameter: Int, _ unit: Int, _ input: Int?) -> String {
    guard let step = UpdateDerivation(moment, parameter: parameter, unit: unit, input: input),
      let after = step.recorded
    else { return "" }
    if step.gradient == 0, after == step.before {
      return "its gradient is 0, so it stays \(Numerals.signed(after))."
    }
    guard step.isPlain else { return byRule(step, after) }
    let start = Equation(
      .signed(step.before) - .setting(step.learningRate) * .signed(step.gradient), after,
      isSigned: true
    ).text(decimals: 5)
    if after == step.before { return "\(start). The change is too small for float32." }
    return after > step.before
      ? "\(start). Its gradient is negative: it goes up."
      : "\(start). Its gradient is positive: it goes down."
  }

  /// How an optimizer that remembers moves one weight, and what plain SGD would have done.
  private func byRule(_ step: UpdateDerivation, _ after: Float) -> String {
    let pair = Numerals.pair(step.before, after)
    let name = moment.optimizer.rule.name
    let start = "\(pair.before) → \(pair.after)"
    if step.gradient == 0 {
      return step.move == 0
        ? "\(start): its gradient is 0; weight decay alone moves it."
        : "\(start): its gradient is 0, but what \(name) kept moves it on."
    }
    if after == step.before { return "\(start): \(name)'s step is too small for float32." }
    return "\(start): \(name) moves it by \(pair.change) (plain SGD: "
      + "\(Numerals.signed(step.plainMove, decimals: pair.decimals)))."
  }

  private func changes(_ parameter: Int) -> [Float] {
    guard let after = moment.after(parameter: parameter) else { return [] }
    return zip(after, moment.before(parameter: parameter)).map { $0 - $1 }
  }
}
