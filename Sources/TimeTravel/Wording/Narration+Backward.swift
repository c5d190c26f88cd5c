import NeuralCore

extension Narrator {
  // MARK: Blame

  func blame(_ layer: Int) -> String {
    guard let blames = moment.blame(ofLayer: layer) else { return "" }
    if let unit = moment.cursor.unit {
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
    let share = moment.rows > 1 ? " / \(moment.rows)" : ""
    let rule = moment.rows > 1 ? "(p − t)\(share)" : "p − t"
    guard let label = moment.label else {
      return "The blame of each output is \(rule); the largest is "
        + "\(Numerals.signed(blames[moment.loudestUnit ?? 0]))."
    }
    let delta = Numerals.signed(blames[label])
    guard blames[label] < 0 else {
      return
        "The blame is \(rule): \(classWord(label)) has δ = \(delta). There is nothing left to learn here."
    }
    return "The blame is \(rule): \(classWord(label)) has δ = \(delta), the only negative one. "
      + "Only its z should grow."
  }

  private func blame(_ blames: [Float], _ layer: Int) -> String {
    let name = Wording.layer(layer, in: network)
    let negative = blames.count { $0 < 0 }
    let positive = blames.count { $0 > 0 }
    let rest = blames.count - negative - positive
    if rest == blames.count {
      return "No blame reaches \(name): all \(blames.count) are exactly 0."
    }
    if blames.count == 1 { return blame(blames[0], layer, 0) }
    return "Of the \(blames.count) neurons of \(name), \(negative) should grow (negative blame), "
      + "\(positive) should shrink, and \(rest) have blame exactly 0."
  }

  private func blame(_ value: Float, _ layer: Int, _ unit: Int) -> String {
    let name = Wording.unit(unit, ofLayer: layer, in: network)
    if value == 0 { return "\(name): its \(symbol(layer)) is exactly 0\(whyZero(layer, unit))." }
    let direction =
      value < 0
      ? "the loss falls as its \(outputWord(layer)) rises, so it should grow"
      : "the loss rises with its \(outputWord(layer)), so it should shrink"
    if isDifference(layer), moment.rows == 1, let p = moment.probabilities {
      let t = Numerals.value(moment.target[unit])
      return
        "\(name): δ = p − t = \(Numerals.probability(p[unit])) − \(t) = \(Numerals.signed(value)); "
        + "\(direction)."
    }
    return "\(name): \(symbol(layer)) = \(Numerals.signed(value)); \(direction)."
  }

  private func whyZero(_ layer: Int, _ unit: Int) -> String {
    guard let derivation = BlameDerivation(moment, layer: layer, unit: unit) else { return "" }
    guard let factor = derivation.factors.first(where: { $0.value == 0 }) else {
      return ": nothing it does changes the loss"
    }
    if factor.mask != nil { return ", because it was dropped" }
    return ", because its z was not above 0 and ReLU's slope there is 0"
  }

  private func blamePart(_ term: Int, _ layer: Int, _ unit: Int) -> String {
    guard let derivation = BlameDerivation(moment, layer: layer, unit: unit),
      case .dense(let above, let parts) = derivation.source,
      let part = parts.first(where: { $0.index == term })
    else { return "" }
    let name = Wording.unit(term, ofLayer: above, in: network)
    let sum =
      "\(bracketed(Numerals.signed(part.weight))) × "
      + "\(bracketed(Numerals.signed(part.value))) = \(Numerals.signed(part.product))"
    let start = "through its weight to \(name) comes w × δ' = \(sum)"
    if part.product == 0 { return "\(start): no blame comes this way." }
    return part.product < 0
      ? "\(start): \(name) wants it to grow." : "\(start): \(name) wants it to shrink."
  }

  // MARK: Gradient

  func gradient(_ parameter: Int) -> String {
    guard let gradient = moment.gradient(parameter: parameter) else { return "" }
    let slice = network.parameters[parameter]
    let sum = moment.rows > 1 ? ", summed over the \(moment.rows) rows" : ""
    guard let unit = moment.cursor.unit else {
      return slice.isKernel
        ? kernelGradient(gradient, slice, sum) : biasGradient(gradient, slice, sum)
    }
    if !slice.isKernel { return biasGradient(gradient[unit], unit, slice, sum) }
    if let term = moment.cursor.term { return weightGradient(parameter, from: term, to: unit) }
    let column = moment.gradients(into: unit, parameter: parameter) ?? []
    let name = Wording.unit(unit, ofLayer: slice.layer, in: network)
    let zeros = column.count { $0 == 0 }
    if zeros == column.count {
      return
        "all \(Numerals.count(zeros)) weights into \(name) have gradient 0: its δ or what came in is 0."
    }
    let loudest = column.max { abs($0) < abs($1) } ?? 0
    return
      "\(Numerals.count(column.count - zeros)) of the \(Numerals.count(column.count)) weights into "
      + "\(name) have a gradient, δ × what came in; the largest is \(Numerals.gradient(loudest))."
  }

  private func kernelGradient(_ values: [Float], _ slice: ParameterSlice, _ sum: String) -> String {
    let zeros = values.count { $0 == 0 }
    let name = Wording.layer(slice.layer, in: network)
    let start =
      "Each of the \(Numerals.count(values.count)) weights of \(name) gets a gradient, "
      + "δ × what came in\(sum)."
    return zeros == 0
      ? "\(start) None is 0."
      : "\(start) \(Numerals.count(zeros)) are exactly 0: their δ or what came in is 0."
  }

  private func biasGradient(_ values: [Float], _ slice: ParameterSlice, _ sum: String) -> String {
    let name = Wording.layer(slice.layer, in: network)
    let loudest = moment.loudestUnit ?? 0
    return "The bias of a neuron has δ itself as its gradient\(sum): what comes in along it is 1. "
      + "In \(name) the largest is \(Numerals.gradient(values[loudest])), of "
      + "\(Wording.unit(loudest, ofLayer: slice.layer, in: network))."
  }

  private func biasGradient(
    _ value: Float, _ unit: Int, _ slice: ParameterSlice, _ sum: String
  ) -> String {
    let name = Wording.unit(unit, ofLayer: slice.layer, in: network)
    let start = "the bias of \(name) has gradient \(Numerals.gradient(value)), its δ\(sum)"
    if value == 0 { return "\(start): it stays. That does not mean that the bias is 0." }
    return value < 0
      ? "\(start): a larger bias would lower the loss."
      : "\(start): a larger bias would raise the loss."
  }

  private func weightGradient(_ parameter: Int, from input: Int, to unit: Int) -> String {
    guard
      let derivation = GradientDerivation(moment, parameter: parameter, unit: unit, input: input)
    else { return "" }
    let layer = network.parameters[parameter].layer
    let name =
      "the weight from \(Wording.source(input, ofLayer: layer, in: network)) to "
      + Wording.unit(unit, ofLayer: layer, in: network)
    let value = derivation.recorded ?? 0
    let part = derivation.parts[0]
    let sum =
      moment.rows > 1
      ? "Σ δ·x over \(moment.rows) rows = \(Numerals.gradient(value))"
      : "δ × x = \(Numerals.signed(part.blame)) × \(bracketed(Numerals.value(part.input))) = "
        + Numerals.gradient(value)
    if value == 0 { return "\(name): \(sum). It had no part in this answer, or none that matters." }
    return value < 0
      ? "\(name): \(sum). More weight would lower the loss."
      : "\(name): \(sum). More weight would raise the loss."
  }
}
