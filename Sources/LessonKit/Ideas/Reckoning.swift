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

  var moment: Moment { rows[row] }
  var network: Sequential { moment.network }

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
  var meanOverOutputs: Double? {
    moment.loss.isMeanOverOutputs && network.outputs > 1 ? Double(network.outputs) : nil
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
    case .oldSlot: return afterOldSlots(parameter, index)
    default:
      guard moment.optimizer.isPlain, let gradient = gradient(parameter, index, idea) else {
        return nil
      }
      return before - rate * gradient
    }
  }

  // MARK: Weights

  func value(_ parameter: Int, _ index: Int) -> Double {
    let values = moment.before(parameter: parameter)
    return Double(values[values.startIndex + index])
  }

  func new(_ parameter: Int, _ index: Int) -> Double {
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
