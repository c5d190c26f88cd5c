import NeuralCore

extension Narrator {
  func update(_ parameter: Int) -> String {
    let slice = network.parameters[parameter]
    guard let unit = moment.cursor.unit else { return whole(parameter, slice) }
    if let term = moment.cursor.term {
      let source = Wording.source(term, ofLayer: slice.layer, in: network)
      let name = Wording.unit(unit, ofLayer: slice.layer, in: network)
      return one("the weight from \(source) to \(name)", parameter, unit, term)
    }
    if slice.isKernel { return neuron(unit, parameter, slice) }
    let name = Wording.unit(unit, ofLayer: slice.layer, in: network)
    return one("the bias of \(name)", parameter, unit, nil)
  }

  private func whole(_ parameter: Int, _ slice: ParameterSlice) -> String {
    let (moved, count) = (changes(parameter).count { $0 != 0 }, slice.count)
    let noun = slice.isKernel ? "weights" : "biases"
    let rate = Numerals.setting(moment.optimizer.learningRate)
    let name = Wording.layer(slice.layer, in: network)
    if moved == 0 { return "None of the \(Numerals.count(count)) \(noun) of \(name) moves." }
    let rest =
      moved == count
      ? "all of them move" : "\(Numerals.count(count - moved)) stay, with no gradient to follow"
    return
      "\(Numerals.count(moved)) of the \(Numerals.count(count)) \(noun) of \(name) move by \(rate) × their "
      + "gradient, downhill; \(rest)."
  }

  private func neuron(_ unit: Int, _ parameter: Int, _ slice: ParameterSlice) -> String {
    let units = slice.shape[1]
    let all = changes(parameter)
    let column = stride(from: unit, to: all.count, by: units).map { all[$0] }
    let moved = column.count { $0 != 0 }
    let name = Wording.unit(unit, ofLayer: slice.layer, in: network)
    let count = Numerals.count(column.count)
    guard moved > 0, let largest = column.max(by: { abs($0) < abs($1) }) else {
      return "none of the \(count) weights into \(name) moves: their gradients are 0."
    }
    return "\(Numerals.count(moved)) of the \(count) weights into \(name) move; the furthest by "
      + "\(Numerals.gradient(largest))."
  }

  private func one(_ name: String, _ parameter: Int, _ unit: Int, _ input: Int?) -> String {
    guard let step = UpdateDerivation(moment, parameter: parameter, unit: unit, input: input),
      let after = step.recorded
    else { return "" }
    if step.gradient == 0 {
      return "\(name) has gradient 0, so it stays \(Numerals.signed(after))."
    }
    let pair = Numerals.pair(step.before, after, atLeast: 5)
    let rate = Numerals.setting(step.learningRate)
    let sum =
      "\(pair.before) − \(rate) × \(bracketed(Numerals.gradient(step.gradient))) = \(pair.after)"
    if after == step.before { return "\(name): \(sum). The change is too small for float32." }
    return after > step.before
      ? "\(name): \(sum). Its gradient is negative, so it grows."
      : "\(name): \(sum). Its gradient is positive, so it shrinks."
  }

  private func changes(_ parameter: Int) -> [Float] {
    guard let after = moment.after(parameter: parameter) else { return [] }
    return zip(after, moment.before(parameter: parameter)).map { $0 - $1 }
  }
}
