import TimeTravel
import NeuralCore
import Notation

extension EnglishNarrator {
  // MARK: Blame

  func blame(_ layer: Int) -> String {
    guard let blames = moment.blame(ofLayer: layer) else { return "" }
    if let unit {
      return moment.cursor.term.map { blamePart($0, layer, unit) }
        ?? blame(blames[unit], layer, unit)
    }
    return isDifference(layer) ? answerBlame(blames, layer) : blame(blames, layer)
  }

  /// Whether a layer's blame is p − t: its output is the logits of a softmax taken with its loss.
  private func isDifference(_ layer: Int) -> Bool {
    moment.takesLossFromLogits && layer == network.layers.count - 2
  }

  /// The word for what leaves a layer: z of a dense layer, otherwise its output.
  private func outputWord(_ layer: Int) -> String {
    if case .dense = network.layers[layer] { return "z" }
    return "output"
  }

  private func symbol(_ layer: Int) -> String { outputWord(layer) == "z" ? "δ" : "blame" }

  private func answerBlame(_ blames: [Float], _ layer: Int) -> String {
    let rule = BlameDerivation(moment, layer: layer, unit: 0)?.difference?.symbols ?? "p − t"
    guard let label = moment.label else {
      let loudest = Numerals.signed(blames[moment.loudestUnit ?? 0])
      return "δ = \(rule): the largest is \(loudest)."
    }
    let start = "δ = \(rule): \(classWord(label)) has \(Numerals.signed(blames[label]))"
    if blames[label] >= 0 {
      return moment.loss.labelSmoothing == 0
        ? "\(start). There is nothing left to learn here."
        : "\(start): it is surer than its smoothed target."
    }
    return blames.count { $0 < 0 } == 1
      ? "\(start), the only negative one; its z should grow."
      : "\(start); its z should grow."
  }

  private func blame(_ blames: [Float], _ layer: Int) -> String {
    let negative = blames.count { $0 < 0 }
    let positive = blames.count { $0 > 0 }
    let lost = blames.count { $0.isNaN }
    if lost > 0 {
      return
        "\(Numerals.count(lost)) of \(Numerals.count(blames.count)) blames are NaN, no numbers: they "
        + "tell no direction."
    }
    let rest = blames.count - negative - positive
    if rest == blames.count {
      let all = rest == 1 ? "its only one is" : "all \(rest) are"
      return "No blame reaches \(English.names.layer(layer, in: network)): \(all) exactly 0."
    }
    if blames.count == 1 { return blame(blames[0], layer, 0) }
    return
      "\(English.counted(negative, "neuron")) should grow (blame below 0), "
      + "\(Numerals.count(positive)) should shrink; "
      + "\(rest == 0 ? "none has" : English.counted(rest, "has", "have")) exactly 0."
  }

  private func blame(_ value: Float, _ layer: Int, _ unit: Int) -> String {
    let name = English.names.unit(unit, ofLayer: layer, in: moment)
    if value == 0 { return "\(name): its \(symbol(layer)) is exactly 0\(whyZero(layer, unit))." }
    if value.isNaN {
      return "\(name): its \(symbol(layer)) is NaN, no number: it tells no direction."
    }
    let word = outputWord(layer)
    let whose = word == "z" ? word : "its \(word)"
    let direction =
      value < 0
      ? "The loss falls as \(whose) rises: it should grow."
      : "The loss rises with \(whose): it should shrink."
    let derivation = BlameDerivation(moment, layer: layer, unit: unit)
    let symbol = word == "z" ? "δ =" : "blame"
    if let remnant = derivation?.remnant {
      return "\(name): \(symbol) \(Numerals.signed(value)). \(remnant.short)"
    }
    if let difference = derivation?.difference {
      let equation = Equation(difference.formula, value, isSigned: true)
      return fitting([
        "\(name): δ = \(equation.text()). \(direction)",
        "\(name): δ = \(equation.text()). Its z should \(value < 0 ? "grow" : "shrink").",
        "\(name): δ = \(equation.text()).",
      ])
    }
    return "\(name): \(symbol) \(Numerals.signed(value)). \(direction)"
  }

  private func whyZero(_ layer: Int, _ unit: Int) -> String {
    guard let derivation = BlameDerivation(moment, layer: layer, unit: unit) else { return "" }
    guard let factor = derivation.factors.first(where: { $0.value == 0 }) else {
      if case .loss(let answer) = derivation.source, answer.isClipped {
        return ": p = \(Numerals.figures(answer.p)) is clipped by the loss"
      }
      return ": it does not change the loss"
    }
    if factor.mask != nil { return ", because it was dropped" }
    guard let z = moment.inputToLayer(factor.layer)?[unit],
      case .activation(let function) = network.layers[factor.layer]
    else { return "" }
    return ": at z = \(Numerals.signed(z)) the slope of \(English.names.function(function)) is 0"
  }

  private func blamePart(_ term: Int, _ layer: Int, _ unit: Int) -> String {
    guard let derivation = BlameDerivation(moment, layer: layer, unit: unit),
      case .dense(let above, let parts) = derivation.source,
      let part = parts.first(where: { $0.index == term })
    else { return "" }
    let product = Equation(
      .signed(part.weight) * .signed(part.value), part.product, isSigned: true)
    let start =
      "via \(English.names.unit(term, ofLayer: above, in: moment)): w × δ' = \(product.text())"
    if part.product == 0 { return "\(start), no blame this way." }
    return part.product < 0 ? "\(start), so it should grow." : "\(start), so it should shrink."
  }

  // MARK: Gradient

  func gradient(_ parameter: Int) -> String {
    guard let gradient = moment.gradient(parameter: parameter) else { return "" }
    let slice = network.parameters[parameter]
    guard let unit else {
      return slice.isKernel
        ? kernelGradient(gradient, parameter) : biasGradient(gradient, slice, parameter)
    }
    if !slice.isKernel {
      return sized(parameter, from: nil, to: unit) ?? biasGradient(gradient[unit], unit, slice)
    }
    if let term = moment.cursor.term { return weightGradient(parameter, from: term, to: unit) }
    return neuronGradient(parameter, unit, slice)
  }

  /// ", size included", of a parameter with a regulariser.
  private func size(_ parameter: Int) -> String {
    network.regularizer(ofParameter: parameter) == nil ? "" : ", size included"
  }

  private func kernelGradient(_ values: [Float], _ parameter: Int) -> String {
    let zeros = values.count { $0 == 0 }
    let rule =
      (moment.rows > 1 ? "Σ δ × x over \(moment.rows) rows" : "each δ × what came in")
      + size(parameter)
    let rest =
      zeros == 0
      ? values.count == 1 ? "it is not 0" : "none is exactly 0"
      : zeros == values.count
        ? values.count == 1 ? "it is exactly 0" : "all are exactly 0"
        : "\(English.counted(zeros, "is", "are")) exactly 0"
    return "\(English.counted(values.count, "gradient")), \(rule); \(rest)."
  }

  private func neuronGradient(_ parameter: Int, _ unit: Int, _ slice: ParameterSlice) -> String {
    let column = moment.gradients(into: unit, parameter: parameter) ?? []
    let size = size(parameter)
    let name = English.names.unit(unit, ofLayer: slice.layer, in: moment)
    let count = Numerals.count(column.count)
    let zeros = column.count { $0 == 0 }
    let some = English.verb(column.count - zeros, "has", "have")
    let rule = size.isEmpty ? "weights \(some) a gradient, δ × x" : "gradients\(size)"
    guard zeros < column.count, let largest = column.max(by: { abs($0) < abs($1) }) else {
      let silent = moment.blame(ofLayer: slice.layer)?[unit] == 0 ? "its δ is 0" : "nothing came in"
      let all = column.count == 1 ? "its only gradient is" : "all \(count) gradients are"
      return "\(name): \(all) 0, because \(silent)."
    }
    if column.count == 1 {
      return "\(name): its only weight has the gradient \(Numerals.gradient(largest))\(size)."
    }
    return
      "\(name): \(Numerals.count(column.count - zeros)) of \(count) \(rule); "
      + "the largest is \(Numerals.gradient(largest))."
  }

  private func biasGradient(
    _ values: [Float], _ slice: ParameterSlice, _ parameter: Int
  ) -> String {
    let rule =
      moment.rows > 1 ? "Σ δ over \(moment.rows) rows" : "δ itself"
    guard let loudest = moment.loudestUnit, values[loudest] != 0 else {
      return "a bias has \(rule) as its gradient; here every δ is 0."
    }
    if network.regularizer(ofParameter: parameter) != nil {
      return
        "biases have \(rule) and their size's part; \(Numerals.gradient(values[loudest])) is the "
        + "largest."
    }
    return "a bias has \(rule) as its gradient; the largest is "
      + "\(English.names.unit(loudest, ofLayer: slice.layer, in: moment))'s, "
      + "\(Numerals.gradient(values[loudest]))."
  }

  private func biasGradient(_ value: Float, _ unit: Int, _ slice: ParameterSlice) -> String {
    let name = English.names.unit(unit, ofLayer: slice.layer, in: moment)
    let start =
      "the bias of \(name): gradient \(moment.rows > 1 ? "Σ δ" : "δ") = "
      + Numerals.gradient(value)
    if value == 0 { return "\(start). That does not mean the bias is 0." }
    guard tellsDirection else { return "\(start)." }
    return value < 0 ? "\(start). More bias, less loss." : "\(start). More bias, more loss."
  }

  /// The gradient of a weight or bias whose size costs something; nil where it does not.
  private func sized(_ parameter: Int, from input: Int?, to unit: Int) -> String? {
    guard
      let derivation = GradientDerivation(moment, parameter: parameter, unit: unit, input: input),
      let penalty = derivation.penalty, let value = derivation.recorded
    else { return nil }
    let product = moment.rows > 1 ? "Σ δ × x" : "δ × x"
    let whole = Equation(.signed(derivation.sum) + .signed(penalty.total), value, isSigned: true)
    let digits = EquationDigits(meeting: whole, decimals: 5)
    let start =
      "\(product) = \(digits.operands.signed(derivation.sum)), its size adds "
      + "\(digits.operands.signed(penalty.total)): \(digits.result(whole))"
    guard value != 0, tellsDirection else { return "\(start)." }
    return value < 0 ? "\(start). It should grow." : "\(start). It should shrink."
  }

  private func weightGradient(_ parameter: Int, from input: Int, to unit: Int) -> String {
    if let sentence = sized(parameter, from: input, to: unit) { return sentence }
    guard
      let derivation = GradientDerivation(moment, parameter: parameter, unit: unit, input: input)
    else { return "" }
    let value = derivation.recorded ?? 0
    let part = derivation.parts[0]
    let start =
      moment.rows > 1
      ? "Σ δ × x over \(moment.rows) rows = \(Numerals.gradient(value))"
      : "δ × x = "
        + Equation(.signed(part.blame) * .value(part.input), part.product, isSigned: true)
        .text(decimals: 5)
    if value != 0, !tellsDirection { return "\(start)." }
    if value < 0 { return "\(start): more weight, less loss." }
    if value > 0 { return "\(start): more weight, more loss." }
    return part.blame == 0
      ? "\(start): this neuron has no blame to hand on."
      : "\(start): nothing came in, so this weight had no part."
  }
}
