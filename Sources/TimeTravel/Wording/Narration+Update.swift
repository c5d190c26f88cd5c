import NeuralCore

extension Narrator {
  func update(_ parameter: Int) -> String {
    let slice = network.parameters[parameter]
    guard let unit = moment.cursor.unit else { return whole(parameter, slice) }
    if slice.isKernel, moment.cursor.term == nil { return neuron(unit, parameter, slice) }
    return one(parameter, unit, moment.cursor.term)
  }

  private func whole(_ parameter: Int, _ slice: ParameterSlice) -> String {
    let moved = changes(parameter).count { $0 != 0 }
    let noun = slice.isKernel ? "weights" : "biases"
    let all = "\(Numerals.count(slice.count)) \(noun)"
    let rule =
      "\(Numerals.setting(moment.optimizer.learningRate(ofStep: moment.cursor.step))) × gradient, downhill"
    if slice.count == 1, moved == 1 {
      return "The only one of these \(noun) moves by \(rule)."
    }
    if moved == 0 { return "None of the \(all) moves: every gradient is 0 or too small." }
    if moved == slice.count { return "All \(all) move by \(rule)." }
    return "\(Numerals.count(moved)) of \(all) move by \(rule); the others stay."
  }

  private func neuron(_ unit: Int, _ parameter: Int, _ slice: ParameterSlice) -> String {
    let all = changes(parameter)
    let column = stride(from: unit, to: all.count, by: slice.shape[1]).map { all[$0] }
    let moved = column.count { $0 != 0 }
    let name = Wording.unit(unit, ofLayer: slice.layer, in: network)
    let count = Numerals.count(column.count)
    guard moved > 0, let largest = column.max(by: { abs($0) < abs($1) }) else {
      return "\(name): none of its \(count) weights moves."
    }
    return "\(name): \(Numerals.count(moved)) of \(count) weights move; the furthest by "
      + "\(Numerals.gradient(largest))."
  }

  private func one(_ parameter: Int, _ unit: Int, _ input: Int?) -> String {
    guard let step = UpdateDerivation(moment, parameter: parameter, unit: unit, input: input),
      let after = step.recorded
    else { return "" }
    if step.gradient == 0 { return "its gradient is 0, so it stays \(Numerals.signed(after))." }
    let pair = Numerals.pair(step.before, after, atLeast: 5)
    let start =
      "\(pair.before) − \(Numerals.setting(step.learningRate)) × "
      + "\(bracketed(Numerals.gradient(step.gradient))) = \(pair.after)"
    if after == step.before { return "\(start). The change is too small for float32." }
    return after > step.before
      ? "\(start). Its gradient is negative: it goes up."
      : "\(start). Its gradient is positive: it goes down."
  }

  private func changes(_ parameter: Int) -> [Float] {
    guard let after = moment.after(parameter: parameter) else { return [] }
    return zip(after, moment.before(parameter: parameter)).map { $0 - $1 }
  }
}
