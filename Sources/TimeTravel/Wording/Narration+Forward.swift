import NeuralCore

extension Narrator {
  // MARK: Input

  var input: String {
    let values = moment.input
    guard let unit = moment.cursor.unit else { return wholeInput(values) }
    let name = Wording.input(unit, in: network)
    let value = values[unit]
    if network.inputs == 784 {
      let ink = Int((value * 255).rounded())
      return value == 0
        ? "\(name) is 0: no ink, so it adds nothing to any sum."
        : "\(name) was \(ink) of 255; divided by 255 the network sees \(Numerals.value(value))."
    }
    if value == 0 { return "\(name) is 0: it adds nothing to any sum." }
    let sign =
      value > 0 ? "a weight passes it on with its own sign" : "it turns a weight's sign round"
    return "\(name) is \(Numerals.signed(value)): \(sign)."
  }

  private func wholeInput(_ values: [Float]) -> String {
    let nonzero = values.count { $0 != 0 }
    let count = Numerals.count(values.count)
    if network.inputs == 784 {
      let label = moment.label.map { "You see a \($0). " } ?? ""
      return label + "The network sees \(count) numbers from 0 to 1: \(nonzero) pixels have ink, "
        + "the other \(values.count - nonzero) are 0."
    }
    let target = moment.target.map { Numerals.value($0) }.joined(separator: ", ")
    return
      "\(count) \(values.count == 1 ? "number goes" : "numbers go") in, \(nonzero) of them not 0. "
      + "What should come out: \(target)."
  }

  // MARK: Layers

  func forward(_ layer: Int) -> String {
    switch network.layers[layer] {
    case .dense: moment.cursor.unit.map { weightedSum(layer, $0) } ?? dense(layer)
    case .activation(.softmax): moment.cursor.unit.map { softmax(layer, $0) } ?? softmax(layer)
    case .activation(let function):
      moment.cursor.unit.map { activation(function, layer, $0) } ?? activation(function, layer)
    case .dropout(let rate): moment.cursor.unit.map { mask(layer, $0) } ?? mask(layer, rate: rate)
    }
  }

  private func dense(_ layer: Int) -> String {
    let z = moment.output(ofLayer: layer) ?? []
    let name = Wording.layer(layer, in: network)
    let inputs = Numerals.count(network.inputWidth(ofLayer: layer))
    let loudest = moment.loudestUnit ?? 0
    let who =
      z.count == 1 ? "The neuron of \(name) adds" : "Each of the \(z.count) neurons of \(name) adds"
    let result =
      z.count == 1
      ? "z = \(Numerals.signed(z[0]))"
      : "the loudest, \(Wording.unit(loudest, ofLayer: layer, in: network)), has "
        + "z = \(Numerals.signed(z[loudest]))"
    return "\(who) up \(inputs) inputs, each times a weight, and a bias: \(result)."
  }

  private func weightedSum(_ layer: Int, _ unit: Int) -> String {
    guard let sum = WeightedSum(moment, layer: layer, unit: unit), let z = sum.recorded else {
      return ""
    }
    if let term = moment.cursor.term { return self.term(term, of: sum, layer) }
    let name = Wording.unit(unit, ofLayer: layer, in: network)
    let products =
      sum.terms.count == 1
      ? "1 product that is not 0" : "\(sum.terms.count) products that are not 0"
    let range = network.width(ofLayer: layer) - 1
    let start = "\(name)\(range > 0 ? " (0–\(range))" : "") adds \(products) and its bias"
    if z > 0 { return "\(start): z = \(Numerals.signed(z)). More speaks for it than against it." }
    if z < 0 { return "\(start): z = \(Numerals.signed(z)). More speaks against it than for it." }
    return "\(start): z = 0. Nothing speaks for it, or as much against it."
  }

  private func term(_ term: Int, of sum: WeightedSum, _ layer: Int) -> String {
    if term == network.inputWidth(ofLayer: layer) {
      let z = Numerals.signed(sum.recorded ?? 0)
      return sum.bias == 0
        ? "The bias belongs to the sum too; it is 0 here, so z = \(z)."
        : "The bias \(Numerals.signed(sum.bias)) is added whatever comes in: with it z = \(z)."
    }
    let source = Wording.source(term, ofLayer: layer, in: network)
    guard let product = sum.terms.first(where: { $0.index == term }) else {
      return "\(source) times its weight is 0: it adds nothing."
    }
    let verb = product.product > 0 ? "it pushes z up" : "it pulls z down"
    return "\(source) times its weight: \(Numerals.value(product.value)) × "
      + "\(bracketed(Numerals.signed(product.weight))) = \(Numerals.signed(product.product)); \(verb)."
  }

  // MARK: Activation

  private func activation(_ function: Activation, _ layer: Int) -> String {
    let values = moment.output(ofLayer: layer) ?? []
    let count = Numerals.count(values.count)
    let answer = layer == network.layers.count - 1 ? " " + answer(values) : ""
    switch function {
    case .relu:
      let passed = values.count { $0 > 0 }
      return "ReLU lets \(passed) of \(count) neurons through unchanged; the other "
        + "\(values.count - passed) were not above 0 and become 0." + answer
    case .sigmoid:
      return "Sigmoid squeezes every z into a number between 0 and 1\(loudest(values))." + answer
    case .tanh:
      return "Tanh squeezes every z into a number between −1 and 1\(loudest(values))." + answer
    case .linear, .softmax:
      return "Linear hands on every z unchanged\(loudest(values))." + answer
    }
  }

  private func loudest(_ values: [Float]) -> String {
    guard let unit = moment.loudestUnit else { return "" }
    let value = Numerals.value(values[unit])
    return values.count == 1 ? ": \(value)" : "; the largest is \(value)"
  }

  private func activation(_ function: Activation, _ layer: Int, _ unit: Int) -> String {
    guard let z = moment.inputToLayer(layer)?[unit], let a = moment.output(ofLayer: layer)?[unit]
    else { return "" }
    let name = Wording.unit(unit, ofLayer: layer, in: network)
    let (from, to) = (Numerals.signed(z), Numerals.value(a))
    let slope = Numerals.setting(function.derivative(at: z, value: a))
    switch function {
    case .relu where z > 0:
      return "\(name): z = \(from) is above 0, so ReLU lets it through. Its slope is 1."
    case .relu where z < 0:
      return
        "\(name): z = \(from) is below 0, so ReLU makes it 0. Its slope is 0: no blame will pass."
    case .relu: return "\(name): z is exactly 0, and ReLU leaves it 0. Its slope counts as 0 there."
    case .linear, .softmax: return "\(name): z = \(from) is handed on as it is. The slope is 1."
    case .sigmoid, .tanh:
      let side = z > 0 ? "above 0" : z < 0 ? "below 0" : "0"
      let middle = function == .sigmoid ? "0.5" : "0"
      let half = z > 0 ? "above \(middle)" : z < 0 ? "below \(middle)" : "exactly \(middle)"
      return
        "\(name): z = \(from) is \(side), so it becomes \(to), \(half). The slope here is \(slope)."
    }
  }

  // MARK: Dropout

  private func mask(_ layer: Int, rate: Float) -> String {
    let mask = moment.mask(ofLayer: layer) ?? []
    let dropped = mask.count { $0 == 0 }
    guard dropped > 0, let scale = mask.first(where: { $0 != 0 }) else {
      return dropped == 0
        ? "None of the \(mask.count) neurons sits this step out."
        : "All \(mask.count) neurons sit this step out."
    }
    return "\(dropped) of \(mask.count) \(mask.count == 1 ? "neuron" : "neurons") "
      + "\(dropped == 1 ? "sits" : "sit") this step out; the others speak "
      + "\(Numerals.setting(scale)) times louder."
  }

  private func mask(_ layer: Int, _ unit: Int) -> String {
    guard let scale = moment.mask(ofLayer: layer)?[unit],
      let before = moment.inputToLayer(layer)?[unit],
      let after = moment.output(ofLayer: layer)?[unit]
    else { return "" }
    let name = Wording.unit(unit, ofLayer: layer, in: network)
    let old = Numerals.value(before)
    if scale == 0 {
      return
        "\(name) is dropped: \(old) × 0 = 0. For this example its gradient will be exactly 0 too."
    }
    let product = "\(old) × \(Numerals.setting(scale)) = \(Numerals.value(after))"
    return before == 0
      ? "\(name) is kept, but it was silent: \(product)."
      : "\(name) is kept and speaks louder: \(product)."
  }

  // MARK: Softmax and the answer

  private func softmax(_ layer: Int) -> String {
    let p = moment.output(ofLayer: layer) ?? []
    let start = "Softmax turns \(p.count) numbers into probabilities that add up to 1. "
    if layer == network.layers.count - 1 { return start + answer(p) }
    return start + "The largest is \(Numerals.probability(p.max() ?? 0))."
  }

  private func softmax(_ layer: Int, _ unit: Int) -> String {
    guard let softmax = SoftmaxDerivation(moment, layer: layer) else { return "" }
    let share = softmax.exponentials[unit]
    let p = softmax.recorded?[unit] ?? 0
    let rank = p == softmax.recorded?.max() ? " It is the largest: the network's answer." : ""
    return
      "\(Wording.unit(unit, ofLayer: layer, in: network)): its share is \(Numerals.value(share)) of "
      + "\(Numerals.value(softmax.sum)), so p = \(Numerals.probability(p)).\(rank)"
  }

  /// What the network says, how sure it is, and whether it is right.
  private func answer(_ values: [Float]) -> String {
    guard let (answer, p) = Moment.prediction(of: values), let label = moment.label else {
      return "What comes out: \(values.map { Numerals.value($0) }.joined(separator: ", "))."
    }
    let word = Wording.readsDigits(network) ? "a \(label)" : "class \(label)"
    let given = Numerals.probability(p)
    if answer == label { return "The network's answer is \(answer), p = \(given): right." }
    let truth = values.count > 1 ? values[label] : 1 - p
    return "The network's answer is \(answer), p = \(given): wrong. It is \(word), which got only "
      + "\(Numerals.probability(truth))."
  }
}
