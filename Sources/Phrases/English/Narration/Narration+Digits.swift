import TimeTravel
import NeuralCore
import Notation

extension EnglishNarration {
  func digits(of moment: Moment) -> String {
    let numbers = moment.exactNumbers
    guard !numbers.isEmpty else { return "" }
    let texts = numbers.map { "\($0.name) = \(Numerals.exact($0.value))" }
    return (moment.nameOfNumbers.map { $0 + ": " } ?? "") + texts.joined(separator: ", ") + "."
  }
}

extension Moment {
  private typealias Exact = (name: String, value: Float)

  /// What the numbers belong to; nil where their names say it.
  fileprivate var nameOfNumbers: String? {
    let unit = unitInFocus ?? 0
    switch cursor.place {
    case .loss, .again: return nil
    case .input: return English.names.input(unit, arrangement)
    case .forward(let layer), .blame(let layer):
      let name =
        English.names.layer(layer, in: network) + ", "
        + English.names.unit(unit, ofLayer: layer, in: self)
      guard let term = cursor.term, case .forward = cursor.place,
        term < network.inputWidth(ofLayer: layer)
      else { return name }
      return name + ", " + English.names.source(term, ofLayer: layer, in: network, arrangement)
    case .gradient(let parameter), .update(let parameter):
      return English.names.number(
        indexOfWeight(parameter), ofParameter: parameter, in: network, arrangement)
    }
  }

  fileprivate var exactNumbers: [(name: String, value: Float)] {
    let unit = unitInFocus ?? 0
    switch cursor.place {
    case .input: return input.indices.contains(unit) ? [("x", input[unit])] : []
    case .forward(let layer): return exactOutput(layer, unit)
    case .loss:
      let mean: [Exact] = rows > 1 ? batchLoss.map { [("mean", $0)] } ?? [] : []
      return (lossValue.map { [("loss", $0)] } ?? []) + mean
    case .blame(let layer): return blame(ofLayer: layer).map { [("δ", $0[unit])] } ?? []
    case .gradient(let parameter):
      return gradient(parameter: parameter).map {
        [("gradient", $0[indexOfWeight(parameter)])]
      } ?? []
    case .update(let parameter): return exactUpdate(parameter)
    case .again:
      return again.map { [("loss before", $0.lossBefore), ("after", $0.loss)] } ?? []
    }
  }

  private func exactOutput(_ layer: Int, _ unit: Int) -> [Exact] {
    guard let output = output(ofLayer: layer)?[unit] else { return [] }
    let entering = inputToLayer(layer)
    switch network.layers[layer] {
    case .dense: return exactTerm(layer, unit) ?? [("z", output)]
    case .activation(let function):
      let name = function == .softmax ? "p" : function == .logSoftmax ? "log p" : "a"
      return (entering.map { [("z", $0[unit])] } ?? []) + [(name, output)]
    case .dropout:
      let before: [Exact] = entering.map { [("before", $0[unit])] } ?? []
      let mask: [Exact] = mask(ofLayer: layer).map { [("mask", $0[unit])] } ?? []
      return before + mask + [("after", output)]
    }
  }

  /// The factors of the term under the cursor, or the bias; nil where no term is entered.
  private func exactTerm(_ layer: Int, _ unit: Int) -> [Exact]? {
    guard let term = cursor.term, let x = inputToLayer(layer),
      let kernel = network.kernel(ofLayer: layer), knowsWeights(kernel)
    else { return nil }
    guard x.indices.contains(term) else {
      guard let bias = network.bias(ofLayer: layer), knowsWeights(bias) else { return nil }
      let biases = before(parameter: bias)
      return [("b", biases[biases.startIndex + unit])]
    }
    let weights = before(parameter: kernel)
    let weight = weights[weights.startIndex + term * network.width(ofLayer: layer) + unit]
    return [("x", x[term]), ("w", weight), ("x × w", x[term] * weight)]
  }

  private func exactUpdate(_ parameter: Int) -> [Exact] {
    guard knowsWeights(parameter), let after = after(parameter: parameter) else { return [] }
    let (before, index) = (before(parameter: parameter), indexOfWeight(parameter))
    let gradient: [Exact] =
      gradient(parameter: parameter).map { [("gradient", $0[index])] } ?? []
    return [("before", before[before.startIndex + index])] + gradient
      + [("after", after[after.startIndex + index])]
  }

  /// The weight or bias that is marked.
  private func indexOfWeight(_ parameter: Int) -> Int {
    focus(inParameter: parameter, gradient(parameter: parameter) ?? [])
  }
}
