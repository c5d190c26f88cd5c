import NeuralCore
import TimeTravel

/// Reckons the numbers of a step again, rightly or with a wrong idea where that enters.
///
/// What lies before a number is taken as it was recorded: an idea is applied where it enters, and
/// carried to what is computed from that.
struct Reckoning {
  /// The rows of the batch, all of the step known.
  let rows: [Moment]
  /// The row in focus.
  let row: Int

  private var moment: Moment { rows[row] }
  private var network: Sequential { moment.network }

  /// What was recorded.
  func recorded(_ kind: AskedNumber.Kind) -> Double? {
    switch kind {
    case .weightedSum(let layer, let unit), .activation(let layer, let unit),
      .kept(let layer, let unit):
      moment.output(ofLayer: layer).map { Double($0[unit]) }
    case .loss: moment.lossValue.map(Double.init)
    case .blame(let layer, let unit): moment.blame(ofLayer: layer).map { Double($0[unit]) }
    case .gradient(let parameter, let index):
      moment.gradient(parameter: parameter).map { Double($0[index]) }
    case .after(let parameter, let index):
      moment.after(parameter: parameter).map { Double($0[$0.startIndex + index]) }
    }
  }

  /// The number that an idea gives; nil where it does not enter.
  func number(_ kind: AskedNumber.Kind, _ idea: WrongIdea) -> Double? {
    switch kind {
    case .weightedSum(let layer, let unit): weightedSum(layer, unit, idea)
    case .activation(let layer, let unit): activation(layer, unit, idea)
    case .kept(let layer, let unit): kept(layer, unit, idea)
    case .loss: loss(idea)
    case .blame(let layer, let unit): blame(layer, unit, row, idea)
    case .gradient(let parameter, let index): gradient(parameter, index, idea)
    case .after(let parameter, let index): after(parameter, index, idea)
    }
  }

  // MARK: Forward

  private func weightedSum(_ layer: Int, _ unit: Int, _ idea: WrongIdea) -> Double? {
    guard let x = moment.inputToLayer(layer), let kernel = network.kernel(ofLayer: layer),
      let z = moment.output(ofLayer: layer)?[unit]
    else { return nil }
    let bias = network.bias(ofLayer: layer).map { value($0, unit) } ?? 0
    switch idea {
    case .biasLeftOut: return Double(z) - bias
    case .rowForColumn:
      let units = network.width(ofLayer: layer)
      guard unit < x.count, x.count <= units else { return nil }
      return bias + x.indices.reduce(0) { $0 + value(kernel, unit * units + $1) * Double(x[$1]) }
    case .activationLeftOut:
      guard let before = beforeActivation(below: layer) else { return nil }
      let units = network.width(ofLayer: layer)
      return bias
        + before.indices.reduce(0) { $0 + value(kernel, $1 * units + unit) * Double(before[$1]) }
    default: return nil
    }
  }

  /// What would enter a layer if the activation next below did nothing; nil where there is none.
  private func beforeActivation(below layer: Int) -> [Float]? {
    var masks: [Float]?
    for below in (0..<layer).reversed() {
      switch network.layers[below] {
      case .dense: return nil
      case .dropout: masks = moment.mask(ofLayer: below)
      case .activation:
        guard let z = moment.inputToLayer(below) else { return nil }
        return masks.map { zip(z, $0).map { $0 * $1 } } ?? z
      }
    }
    return nil
  }

  private func activation(_ layer: Int, _ unit: Int, _ idea: WrongIdea) -> Double? {
    guard case .activation(let function) = network.layers[layer],
      let z = moment.inputToLayer(layer), let a = moment.output(ofLayer: layer)
    else { return nil }
    switch idea {
    case .activationLeftOut: return Double(z[unit])
    case .activationTwice:
      guard function.mixesUnits else { return function.value(Double(a[unit])) }
      guard function == .softmax else { return nil }
      let exponentials = a.map { LessonMathematics.exponential(Double($0)) }
      return exponentials[unit] / exponentials.reduce(0, +)
    default: return nil
    }
  }

  private func kept(_ layer: Int, _ unit: Int, _ idea: WrongIdea) -> Double? {
    guard case .dropout(let rate) = network.layers[layer],
      let x = moment.inputToLayer(layer)?[unit], let mask = moment.mask(ofLayer: layer)?[unit]
    else { return nil }
    switch idea {
    case .scaleTurned: return mask == 0 ? 0 : Double(x) * (1 - Double(rate))
    case .maskLeftOut: return Double(x)
    default: return nil
    }
  }

  // MARK: Loss

  private func loss(_ idea: WrongIdea) -> Double? {
    guard let loss = moment.lossValue.map(Double.init) else { return nil }
    switch idea {
    case .logBaseTen:
      return moment.loss.isCrossEntropy ? loss / LessonMathematics.logarithm(10) : nil
    case .missForLoss: return moment.loss.isCrossEntropy ? pOfTheRightOne.map { 1 - $0 } : nil
    case .halfForgotten: return moment.loss == .halfSquaredError ? 2 * loss : nil
    case .outputsMeanForgotten: return meanOverOutputs.map { loss * $0 }
    default: return nil
    }
  }

  /// p of the right class; of a single output p or 1 − p; nil where there is no one right class.
  private var pOfTheRightOne: Double? {
    guard let p = moment.probabilities else { return nil }
    if p.count == 1 {
      return moment.target.first.map { Double($0 >= 0.5 ? p[0] : 1 - p[0]) }
    }
    return moment.label.map { Double(p[$0]) }
  }

  /// How many outputs the loss is a mean over; nil where it is one, or the loss is no mean over them.
  private var meanOverOutputs: Double? {
    moment.loss.isMeanOverOutputs && network.outputs > 1 ? Double(network.outputs) : nil
  }

  // MARK: Blame

  /// ∂L/∂ what leaves a layer, in a row.
  private func blame(_ layer: Int, _ unit: Int, _ row: Int, _ idea: WrongIdea) -> Double? {
    guard let recorded = rows[row].blame(ofLayer: layer).map({ Double($0[unit]) }) else {
      return nil
    }
    // What the whole way back is multiplied by, wherever one stands on it.
    switch idea {
    case .halfForgotten: return moment.loss == .halfSquaredError ? 2 * recorded : nil
    case .outputsMeanForgotten: return meanOverOutputs.map { $0 * recorded }
    case .rowsMeanForgotten: return rows.count > 1 ? Double(rows.count) * recorded : nil
    case .tMinusP: return -recorded
    default: break
    }
    if let above = denseAbove(layer) { return hidden(layer, unit, rows[row], above, idea) }
    return ofOutput(layer, unit, rows[row], recorded, idea)
  }

  /// The next dense layer above; nil above the last.
  private func denseAbove(_ layer: Int) -> Int? {
    network.layers.indices.first { above in
      guard above > layer, case .dense = network.layers[above] else { return false }
      return true
    }
  }

  /// Below a dense layer: Σ w·δ′, then masks and slopes on the way down.
  private func hidden(
    _ layer: Int, _ unit: Int, _ moment: Moment, _ above: Int, _ idea: WrongIdea
  ) -> Double? {
    guard let sum = handedDown(unit, moment, above, idea) else { return nil }
    let between = (layer + 1..<above).reversed()
    var factors: [Double] = []
    for between in between {
      guard let factor = factor(between, unit, moment, idea) else { return nil }
      factors.append(factor)
    }
    return factors.reduce(sum, *)
  }

  /// Σ w·δ′ of a neuron below a dense layer.
  private func handedDown(
    _ unit: Int, _ moment: Moment, _ above: Int, _ idea: WrongIdea
  ) -> Double? {
    guard let delta = moment.blame(ofLayer: above), let kernel = network.kernel(ofLayer: above)
    else { return nil }
    let (units, inputs) = (delta.count, network.inputWidth(ofLayer: above))
    let isTurned = idea == .rowForColumn
    guard !isTurned || units == inputs else { return nil }
    let parts = delta.indices.map { k in
      let index = isTurned ? k * units + unit : unit * units + k
      return (idea == .newWeights ? new(kernel, index) : value(kernel, index)) * Double(delta[k])
    }
    guard idea == .onePath else { return parts.reduce(0, +) }
    return parts.count > 1 ? parts.max { abs($0) < abs($1) } : nil
  }

  /// What a layer on the way down multiplies the blame with.
  private func factor(
    _ layer: Int, _ unit: Int, _ moment: Moment, _ idea: WrongIdea
  ) -> Double? {
    switch network.layers[layer] {
    case .dense: return nil
    case .dropout(let rate):
      guard let mask = moment.mask(ofLayer: layer)?[unit] else { return nil }
      switch idea {
      case .maskLeftOut: return 1
      case .scaleTurned: return mask == 0 ? 0 : 1 - Double(rate)
      default: return Double(mask)
      }
    case .activation(let function):
      guard !function.mixesUnits, let z = moment.inputToLayer(layer)?[unit],
        let a = moment.output(ofLayer: layer)?[unit]
      else { return nil }
      return slope(function, Double(z), Double(a), idea)
    }
  }

  private func slope(_ function: Activation, _ z: Double, _ a: Double, _ idea: WrongIdea) -> Double
  {
    switch idea {
    case .slopeLeftOut: return 1
    case .slopeAtA: return function.derivative(at: a, value: function.value(a))
    case .zInTheRuleOfA:
      if function == .sigmoid { return z * (1 - z) }
      if function == .tanh { return 1 - z * z }
    default: break
    }
    return function.derivative(at: z, value: a)
  }

  /// Of the last dense layer, and of what leaves the last layer.
  private func ofOutput(
    _ layer: Int, _ unit: Int, _ moment: Moment, _ recorded: Double, _ idea: WrongIdea
  ) -> Double? {
    let last = network.layers.count - 1
    guard let p = moment.probabilities else { return nil }
    let isDelta = network.kernel(ofLayer: layer) != nil
    let isFused = isDelta && (moment.takesLossFromLogits || moment.takesSigmoidFromLogits)
    let answer = Double(p[unit])
    if idea == .pForDelta, isDelta { return answer / Double(rows.count) }
    if idea == .slopeAgain { return isFused ? recorded * answer * (1 - answer) : nil }
    guard isDelta, !isFused, layer < last, let outer = moment.blame(ofLayer: last)?[unit] else {
      return nil
    }
    // Between δ and ∂L/∂p stands the last activation.
    guard case .activation(let function) = network.layers[last] else { return nil }
    if idea == .slopeLeftOut { return Double(outer) }
    guard !function.mixesUnits, let z = moment.inputToLayer(last)?[unit],
      idea == .slopeAtA || idea == .zInTheRuleOfA
    else { return nil }
    return Double(outer) * slope(function, Double(z), answer, idea)
  }

  // MARK: Gradient and update

  private func gradient(_ parameter: Int, _ index: Int, _ idea: WrongIdea) -> Double? {
    let slice = network.parameters[parameter]
    let (input, unit) = index.quotientAndRemainder(dividingBy: slice.shape.last ?? 1)
    switch idea {
    case .valueForGradient: return value(parameter, index)
    case .inputLeftOut where slice.isKernel:
      return sum { moment, _ in moment.blame(ofLayer: slice.layer).map { Double($0[unit]) } }
    case .inputLeftOut: return nil
    case .rowForColumn where slice.isKernel:
      return sum { moment, _ in
        guard let x = moment.inputToLayer(slice.layer),
          let delta = moment.blame(ofLayer: slice.layer),
          unit < x.count, input < delta.count
        else { return nil }
        return Double(x[unit]) * Double(delta[input])
      }
    default:
      // Carried from δ; what enters above it is already in the blame that is handed down.
      return sum { moment, row in
        guard let delta = blame(slice.layer, unit, row, idea) else { return nil }
        guard slice.isKernel else { return delta }
        return moment.inputToLayer(slice.layer).map { delta * Double($0[input]) }
      }
    }
  }

  /// A sum over the rows; nil where one of them has no such number.
  private func sum(_ part: (Moment, Int) -> Double?) -> Double? {
    var total = 0.0
    for (row, moment) in rows.enumerated() {
      guard let part = part(moment, row) else { return nil }
      total += part
    }
    return total
  }

  private func after(_ parameter: Int, _ index: Int, _ idea: WrongIdea) -> Double? {
    let (before, after) = (value(parameter, index), new(parameter, index))
    let rate = Double(moment.optimizer.learningRate(ofStep: moment.cursor.step))
    switch idea {
    case .signTurned: return 2 * before - after
    case .rateForgotten:
      guard moment.optimizer.weightDecay == 0, rate != 0 else { return nil }
      return before + (after - before) / rate
    case .stepForValue: return after - before
    case .notMoved: return before
    default:
      guard moment.optimizer.isPlain, let gradient = gradient(parameter, index, idea) else {
        return nil
      }
      return before - rate * gradient
    }
  }

  // MARK: Weights

  private func value(_ parameter: Int, _ index: Int) -> Double {
    let values = moment.before(parameter: parameter)
    return Double(values[values.startIndex + index])
  }

  private func new(_ parameter: Int, _ index: Int) -> Double {
    let values = moment.after(parameter: parameter) ?? moment.before(parameter: parameter)
    return Double(values[values.startIndex + index])
  }
}

extension Loss {
  /// Whether it is the logarithm of what the right answer got.
  fileprivate var isCrossEntropy: Bool {
    switch self {
    case .categoricalCrossentropy, .sparseCategoricalCrossentropy, .binaryCrossentropy: true
    default: false
    }
  }

  /// Whether it is a mean over the outputs, not their sum.
  fileprivate var isMeanOverOutputs: Bool {
    switch self {
    case .binaryCrossentropy, .meanSquaredError, .meanAbsoluteError, .huber, .hinge, .squaredHinge,
      .poisson, .logCosh:
      true
    case .categoricalCrossentropy, .sparseCategoricalCrossentropy, .halfSquaredError,
      .categoricalHinge, .klDivergence, .own:
      false
    }
  }
}
