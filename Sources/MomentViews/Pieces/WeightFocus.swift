import CellCanvas
import NeuralCore
import Phrases
import TimeTravel

/// The weight or bias that a gradient or an update is shown for: the marked one.
package struct WeightFocus {
  /// The network it belongs to.
  let network: Sequential
  /// The parameter's index in the network.
  let parameter: Int
  /// Its name and shape.
  let slice: ParameterSlice
  /// The neuron that the weight leads to.
  let unit: Int
  /// What it comes from; nil for a bias.
  package let input: Int?
  /// How the examples lie.
  let arrangement: Arrangement
  /// How what comes in is called.
  let names: InputNames

  /// The focus in `values`, which lie as the parameter does; while a question `isOpen`, nothing is in
  /// focus that would tell its answer.
  package init(_ moment: Moment, parameter: Int, values: [Float], isOpen: Bool = false) {
    network = moment.network
    arrangement = moment.arrangement
    self.parameter = parameter
    slice = moment.network.parameters[parameter]
    names = InputNames(moment.network, moment.arrangement, layer: slice.layer)
    let units = slice.shape.last ?? 1
    let index = moment.focus(inParameter: parameter, values, isOpen: isOpen)
    unit = index % units
    input = slice.isKernel ? index / units : nil
  }

  /// How many neurons the parameter leads to.
  var units: Int { slice.shape.last ?? 1 }

  /// The place in the parameter's own layout.
  package var index: Int { (input ?? 0) * units + unit }

  /// "w" or "b".
  var symbol: String { slice.isKernel ? "w" : "b" }

  /// What it is, for sentences.
  var place: WeightPlace {
    WeightPlace(network, arrangement, slice, unit: unit, input: input)
  }

  /// The weight or bias at an index of the parameter's layout, in the place that is shown.
  func target(_ index: Int) -> Target {
    Target(unit: index % units, term: slice.isKernel ? index / units : nil)
  }

  /// "( 7,12)→17", "3→17", or "17" of a bias.
  func short(_ index: Int) -> String {
    guard slice.isKernel else { return "\(index)" }
    return "\(names.name(index / units))→\(index % units)"
  }
}
