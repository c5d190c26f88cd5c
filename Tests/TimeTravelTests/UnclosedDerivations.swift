import NeuralCore
import TimeTravel

/// Every derivation at every place of a step, of every neuron.
func unclosedDerivations(_ moment: Moment) -> [String] {
  let network = moment.network
  var faults: [String] = []
  func expect(_ closes: Bool?, _ what: String) {
    if closes != true { faults.append("\(what): \(closes == nil ? "nil" : "does not close")") }
  }
  for layer in network.layers.indices {
    let name = network.layerNames[layer]
    for unit in 0..<network.width(ofLayer: layer) {
      if case .dense = network.layers[layer] {
        expect(WeightedSum(moment, layer: layer, unit: unit)?.closes, "\(name) \(unit)")
      }
      if moment.knows(.blame(layer: layer)) {
        let blame = BlameDerivation(moment, layer: layer, unit: unit)
        expect(blame?.closes, "blame \(name) \(unit)")
      }
    }
    if case .activation(let activation) = network.layers[layer], activation.mixesUnits {
      expect(SoftmaxDerivation(moment, layer: layer)?.closes, name)
    }
  }
  expect(LossDerivation(moment)?.closes, "loss")
  for (index, slice) in network.parameters.enumerated() {
    for flat in 0..<slice.count {
      let unit = flat % slice.shape[slice.shape.count - 1]
      let input = slice.isKernel ? flat / slice.shape[1] : nil
      let gradient = GradientDerivation(moment, parameter: index, unit: unit, input: input)
      expect(gradient?.closes, "gradient \(slice.name) \(flat)")
      let update = UpdateDerivation(moment, parameter: index, unit: unit, input: input)
      expect(update?.closes, "update \(slice.name) \(flat)")
    }
  }
  return faults
}
