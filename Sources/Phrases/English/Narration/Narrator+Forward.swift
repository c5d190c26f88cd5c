import TimeTravel
import NeuralCore
import Notation

extension EnglishNarrator {
  // MARK: Input

  var input: String {
    let values = moment.input
    guard let unit = moment.cursor.unit else { return wholeInput(values) }
    let name = English.names.input(unit, moment.arrangement)
    let value = values[unit]
    if value == 0 {
      let why = moment.arrangement.showsDigit ? "no ink, so it adds" : "it adds"
      return "\(name) is 0: \(why) nothing to any sum."
    }
    if moment.arrangement.isOfBytes, let ink = Moment.byte(of: value) {
      let division = Equation(.count(ink) / .count(255), value)
      return "\(name) was \(ink) of 255: the network sees \(division.text())."
    }
    let effect =
      value > 0 ? "weights pass it on with their own sign" : "it turns a weight's sign round"
    return "\(name) is \(Numerals.signed(value)): \(effect)."
  }

  /// What the example is; where nobody said that, what is taken for right.
  private func seen(_ label: Int, _ known: String) -> String {
    let name = English.one(ofClass: label, moment.arrangement)
    return moment.knowsTruth ? "\(known). " : "\(English.taken(name, moment).capitalizedFirst). "
  }

  private func wholeInput(_ values: [Float]) -> String {
    let nonzero = values.count { $0 != 0 }
    let count = Numerals.count(values.count)
    if moment.arrangement.showsDigit {
      let label = moment.label.map { seen($0, "You see \(English.withArticle($0))") } ?? ""
      return label + "The network sees \(count) numbers from 0 to 1; \(nonzero) "
        + "\(English.verb(nonzero, "is", "are")) not 0."
    }
    if moment.arrangement.isOfBytes, let label = moment.label {
      let shown =
        moment.arrangement.name(ofClass: label).map { "shows “\($0)”" } ?? "is of class \(label)"
      return
        "\(seen(label, "The picture \(shown)"))The network sees \(count) numbers from 0 to 1; "
        + "\(nonzero) \(English.verb(nonzero, "is", "are")) not 0."
    }
    let target = moment.target.map { Numerals.value($0) }.joined(separator: ", ")
    let numbers = values.map { Numerals.value($0) }.joined(separator: ", ")
    return values.count <= 4
      ? "In goes \(numbers). What should come out: \(target)."
      : "\(count) numbers go in, \(nonzero) of them not 0. What should come out: \(target)."
  }

  // MARK: Layers

  func forward(_ layer: Int) -> String {
    let unit = unit
    return switch network.layers[layer] {
    case .dense: unit.map { weightedSum(layer, $0) } ?? dense(layer)
    case .activation(let function) where function.mixesUnits:
      unit.map { softmax(layer, $0) } ?? softmax(function, layer)
    case .activation(let function):
      unit.map { activation(function, layer, $0) } ?? activation(function, layer)
    case .dropout(let rate): unit.map { mask(layer, $0) } ?? mask(layer, rate: rate)
    }
  }

  private func dense(_ layer: Int) -> String {
    let z = moment.output(ofLayer: layer) ?? []
    let products = English.counted(network.inputWidth(ofLayer: layer), "product")
    guard z.count > 1, let marked = moment.unitInFocus else {
      return "One neuron adds \(products)\(andBias(layer)): z = \(Numerals.signed(z.first ?? 0))."
    }
    return
      "\(Numerals.count(z.count)) neurons each add \(products)\(andBias(layer)); neuron "
      + "\(marked) has z = \(Numerals.signed(z[marked]))."
  }

  private func andBias(_ layer: Int) -> String {
    network.bias(ofLayer: layer) == nil ? "" : " and a bias"
  }

  private func weightedSum(_ layer: Int, _ unit: Int) -> String {
    guard let sum = WeightedSum(moment, layer: layer, unit: unit), let z = sum.recorded else {
      return ""
    }
    if let term = moment.cursor.term { return self.term(term, of: sum, layer) }
    let name = English.names.unit(unit, ofLayer: layer, in: moment)
    let products = English.counted(sum.terms.count, "product")
    let start = "\(name) adds \(products)\(andBias(layer)): z = \(Numerals.signed(z))"
    if let remnant = sum.remnant { return "\(start). \(remnant.short)" }
    if z > 0 { return "\(start), more for than against." }
    return z < 0 ? "\(start), more against than for." : "\(start), nothing for or against."
  }

  private func term(_ term: Int, of sum: WeightedSum, _ layer: Int) -> String {
    if term == network.inputWidth(ofLayer: layer) {
      let z = Numerals.signed(sum.recorded ?? 0)
      let bias = sum.bias ?? 0
      return bias == 0
        ? "The bias belongs to the sum too. It is 0 here, so z = \(z)."
        : "The bias \(Numerals.signed(bias)) comes on top, whatever comes in: z = \(z)."
    }
    let source = English.names.source(term, ofLayer: layer, in: network, moment.arrangement)
    guard let product = sum.terms.first(where: { $0.index == term }) else {
      return "\(source) times its weight is 0: it adds nothing."
    }
    let effect = product.product > 0 ? "It pushes z up." : "It pulls z down."
    let equation = Equation(
      .value(product.value) * .signed(product.weight), product.product, isSigned: true)
    return "\(source) × its weight: \(equation.text()). \(effect)"
  }

  // MARK: Activation

  private func activation(_ function: Activation, _ layer: Int) -> String {
    let values = moment.output(ofLayer: layer) ?? []
    let end = layer == network.layers.count - 1 ? " " + answer(values) : largest(values)
    switch function {
    case .relu:
      let start = rectified(passed: values.count { $0 > 0 }, of: values.count)
      return layer == network.layers.count - 1 ? start + end : start
    case .leakyReLU, .elu, .selu:
      let start = work(of: function, layer)
      return layer == network.layers.count - 1 ? start + end : start
    default: return work(of: function, layer) + end
    }
  }

  /// What ReLU passes on, and what becomes of the rest.
  private func rectified(passed: Int, of count: Int) -> String {
    let neurons = English.counted(count, "neuron")
    if count == 1 {
      return passed == 1
        ? "ReLU passes on the only z: it is above 0."
        : "ReLU makes the only z 0: it is not above 0."
    }
    if passed == count { return "ReLU passes on all \(neurons): each z is above 0." }
    if passed == 0 {
      return "ReLU passes on none of the \(neurons): no z is above 0, all become 0."
    }
    let rest = count - passed
    return "ReLU passes on the \(Numerals.count(passed)) of \(neurons) above 0; the other "
      + "\(Numerals.count(rest)) \(English.verb(rest, "becomes", "become")) 0."
  }

  /// What a function does to every z, in a sentence.
  private func work(of function: Activation, _ layer: Int) -> String {
    let z = moment.inputToLayer(layer) ?? []
    let passed = z.count { $0 > 0 }
    let rest = z.count - passed
    let others = rest == 1 ? "the other" : passed == 0 ? "all" : "the others"
    let above =
      rest == 0
      ? z.count == 1 ? "the only z" : "all \(Numerals.count(z.count)) z"
      : "the \(Numerals.count(passed)) of \(English.counted(z.count, "neuron")) above 0"
    return switch function {
    case .linear: "Linear hands on z unchanged."
    case .relu: rectified(passed: passed, of: z.count)
    case .leakyReLU(let slope):
      "Leaky ReLU passes on \(above)"
        + (rest == 0 ? "." : ", and \(Numerals.setting(slope)) of \(others).")
    case .elu(let alpha):
      "ELU passes on \(above)"
        + (rest == 0
          ? "."
          : "; \(others) \(English.verb(rest, "bends", "bend")) to "
            + "−\(Numerals.setting(alpha)) at most.")
    case .selu:
      "SELU makes \(above) grow 1.0507 times"
        + (rest == 0 ? "." : "; \(others) \(English.verb(rest, "bends", "bend")).")
    case .gelu, .geluTanh: "GELU gives z × the share of a bell curve below z."
    case .sigmoid: "Sigmoid squeezes z into 0 to 1."
    case .tanh: "Tanh squeezes z into −1 to 1."
    case .softplus: "Softplus is ReLU with a soft corner, always above 0."
    case .softsign: "Softsign squeezes z into −1 to 1, slower than tanh."
    case .silu: "SiLU multiplies each z with its own sigmoid."
    case .hardSigmoid: "Hard sigmoid goes straight from 0 to 1, flat beyond ±3."
    case .softmax, .logSoftmax: ""
    }
  }

  private func largest(_ values: [Float]) -> String {
    moment.loudestUnit.map { " The largest is \(Numerals.value(values[$0]))." } ?? ""
  }

  private func activation(_ function: Activation, _ layer: Int, _ unit: Int) -> String {
    guard let z = moment.inputToLayer(layer)?[unit], let a = moment.output(ofLayer: layer)?[unit]
    else { return "" }
    let name = English.names.unit(unit, ofLayer: layer, in: moment)
    let (from, to) = (Numerals.signed(z), Numerals.value(a))
    let slope = Numerals.setting(function.derivative(at: z, value: a))
    switch function {
    case .relu where z > 0:
      return "\(name): z = \(from) is above 0, so ReLU passes it on. Its slope is 1."
    case .relu where z < 0:
      return "\(name): z = \(from) is below 0, so ReLU makes it 0. Its slope is 0."
    case .relu where z.isNaN: return "\(name): z is NaN, no number, and ReLU hands it on."
    case .relu: return "\(name): z is exactly 0. ReLU leaves it 0, and its slope counts as 0."
    case .selu where z == 0:
      return "\(name): z is exactly 0. The slope is that from below, \(slope); Keras takes 1.0507."
    case .leakyReLU where z <= 0:
      return "\(name): z = \(from) leaks through at the slope \(slope): \(to)."
    case .linear: return "\(name): z = \(from) is handed on as it is. The slope is 1."
    case .hardSigmoid where z <= -3 || z >= 3:
      return "\(name): z = \(from) is beyond 3, where it is flat: \(to). The slope is 0."
    case .sigmoid, .tanh:
      let middle = function == .sigmoid ? "0.5" : "0"
      let side = z > 0 ? "above \(middle)" : z < 0 ? "below \(middle)" : "the middle"
      return "\(name): z = \(from) becomes \(to), \(side). The slope here is \(slope)."
    default: return "\(name): z = \(from) becomes \(to). The slope here is \(slope)."
    }
  }

  // MARK: Dropout

  private func mask(_ layer: Int, rate: Float) -> String {
    let mask = moment.mask(ofLayer: layer) ?? []
    if moment.sessionBefore.isLooking {
      return "Nobody trains here, so nobody is dropped: \(English.counted(mask.count, "neuron")) "
        + "\(English.verb(mask.count, "goes", "go")) on as \(mask.count == 1 ? "it is" : "they are")."
    }
    let dropped = mask.count { $0 == 0 }
    guard dropped > 0, let scale = mask.first(where: { $0 != 0 }) else {
      return dropped == 0
        ? mask.count == 1
          ? "The only neuron does not sit this step out."
          : "None of the \(mask.count) neurons sits this step out."
        : mask.count == 1
          ? "The only neuron sits this step out." : "All \(mask.count) neurons sit this step out."
    }
    let kept = mask.count - dropped
    return "\(dropped) of \(English.counted(mask.count, "neuron")) "
      + "\(English.verb(dropped, "sits", "sit")) this step out; the "
      + "\(kept == 1 ? "other speaks" : "others speak") \(Numerals.setting(scale)) times louder."
  }

  private func mask(_ layer: Int, _ unit: Int) -> String {
    guard let scale = moment.mask(ofLayer: layer)?[unit],
      let before = moment.inputToLayer(layer)?[unit],
      let after = moment.output(ofLayer: layer)?[unit]
    else { return "" }
    let name = English.names.unit(unit, ofLayer: layer, in: moment)
    if scale == 0, !before.isFinite {
      let old = Numerals.value(before)
      return "\(name) is dropped: whatever it was (\(old)), 0 leaves it. Its gradient is 0 too."
    }
    let product = Equation(.value(before) * .setting(scale), after).text()
    if scale == 0 {
      return "\(name) is dropped: \(product). For this example its gradient is 0 too."
    }
    if before == 0 { return "\(name) is kept, but it was silent: \(product)." }
    return scale == 1
      ? "\(name) is kept as it is: \(product)." : "\(name) is kept and speaks louder: \(product)."
  }

  // MARK: Softmax and the answer

  private func softmax(_ function: Activation, _ layer: Int) -> String {
    let outputs = moment.output(ofLayer: layer) ?? []
    let name = English.names.function(function).capitalizedFirst
    if layer == network.layers.count - 1 { return "\(name): " + answer(outputs).lowercasedFirst }
    let work =
      function == .softmax
      ? outputs.count == 1
        ? "makes the only number 1." : "makes \(outputs.count) numbers add up to 1."
      : "gives the \(outputs.count == 1 ? "logarithm" : "logarithms") of "
        + "\(English.counted(outputs.count, "share")) of 1."
    return "\(name) \(work)" + largest(outputs)
  }

  private func softmax(_ layer: Int, _ unit: Int) -> String {
    guard let softmax = SoftmaxDerivation(moment, layer: layer), let p = softmax.recorded else {
      return ""
    }
    let isAnswer = layer == network.layers.count - 1
    let isLargest = Moment.largest(p) == unit
    let end: String
    let isLabel = isAnswer && moment.label == unit
    switch (isLargest, isLabel) {
    case (true, false) where !moment.knowsTruth: end = ": the largest."
    case (_, true) where !moment.knowsTruth:
      end = isLargest ? ": the largest, taken for right." : ": the one taken for right."
    case (true, true): end = ": the largest, and right."
    case (true, false): end = isAnswer ? ": the largest, but wrong." : ": the largest."
    case (false, true): end = ": the right one."
    case (false, false): end = "."
    }
    let name = English.names.unit(unit, ofLayer: layer, in: moment)
    let share =
      "\(Numerals.value(softmax.exponentials[unit])) of \(Numerals.value(softmax.sum))"
    let number = Numerals.probability(p[unit])
    return softmax.isLogarithm
      ? "\(name): share \(share), log p = \(number)\(end)"
      : "\(name): its share is \(share), so p = \(number)\(end)"
  }

  /// What stands before the number that an answer goes by: "p =", of a single sigmoid "p of 1 =".
  var sureness: String {
    moment.isYesOrNo ? "p of 1 =" : moment.answersInProbabilities ? "p =" : "output"
  }

  /// What the network says, how sure it is, and whether it is right.
  private func answer(_ values: [Float]) -> String {
    guard let (answer, p) = moment.prediction(of: values), let label = moment.label else {
      return "What comes out: \(values.map { Numerals.value($0) }.joined(separator: ", "))."
    }
    let said = moment.arrangement.word(forClass: answer)
    let start = "The network's answer is \(said), \(sureness) \(Numerals.probability(p))"
    guard moment.knowsTruth else {
      let name = English.one(ofClass: label, moment.arrangement)
      return "\(start). \(English.taken(name, moment).capitalizedFirst)."
    }
    if answer == label { return "\(start): right." }
    if moment.isYesOrNo { return "\(start): wrong." }
    let right = moment.arrangement.name(ofClass: label) ?? "the \(label)"
    return "\(start): wrong; \(right) got "
      + "\(Numerals.probability(moment.probability(values[label])))."
  }
}
