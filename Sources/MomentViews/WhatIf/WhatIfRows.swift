import NeuralCore
import Phrases
import TimeTravel

/// The numbers of a place as they really are and as they would be, one row each.
struct WhatIfRows {
  /// The column over the names.
  let noun: ComparedNoun
  /// How each number is called.
  let name: (Int) -> String
  /// Without what is supposed.
  let real: [Float]
  /// With it.
  let otherwise: [Float]
  /// What both began with, where the place is an update; nil where they began with other numbers.
  var before: [Float]?
  /// How many decimals tell them apart.
  var decimals = 4
  /// The row of the cursor.
  var marked: Int?

  /// The indices that differ, in the last bit too.
  var differing: [Int] {
    real.indices.filter { real[$0].bitPattern != otherwise[$0].bitPattern }
  }

  /// The index that differs most.
  var largest: Int? { differing.isEmpty ? nil : zip(otherwise, real).map { $0 - $1 }.loudest }

  /// Compares the two sides of a moment; nil where nothing is supposed or a side knows nothing.
  init?(_ moment: Moment) {
    guard let comparison = moment.comparison else { return nil }
    func pair(_ numbers: (Moment) -> [Float]?) -> (real: [Float], otherwise: [Float])? {
      guard let real = numbers(comparison.real), let other = numbers(comparison.otherwise) else {
        return nil
      }
      return (real, other)
    }
    let network = moment.network
    let last = network.layers.count - 1
    let values: (real: [Float], otherwise: [Float])?
    switch moment.cursor.place {
    case .input:
      noun = .input
      let names = InputNames(network, moment.arrangement, layer: 0)
      name = names.name
      values = pair(\.input)
      marked = moment.cursor.unit
    case .forward(let layer):
      noun = layer == last ? .output(moment.outputKind) : .neuron
      name = { "\($0)" }
      values = pair { $0.output(ofLayer: layer) }
      marked = moment.cursor.unit
    case .loss:
      noun = .row
      name = { "\($0 + 1)" }
      values = pair(\.rowLosses)
      marked = moment.rows > 1 ? moment.cursor.row : nil
    case .blame(let layer):
      noun = .neuron
      name = { "\($0)" }
      values = pair { $0.blame(ofLayer: layer) }
      marked = moment.cursor.unit
    case .gradient(let parameter), .update(let parameter):
      let slice = network.parameters[parameter]
      noun = slice.isKernel ? .weight : .bias
      guard let gradient = moment.gradient(parameter: parameter) else { return nil }
      let focus = WeightFocus(moment, parameter: parameter, values: gradient)
      name = focus.short
      marked = focus.index
      guard case .update = moment.cursor.place else {
        values = pair { $0.gradient(parameter: parameter) }
        decimals = 5
        break
      }
      before = Self.common(comparison) { Array($0.before(parameter: parameter)) }
      decimals = 6
      values = pair { $0.after(parameter: parameter).map { Array($0) } }
    case .again:
      noun = .output(moment.outputKind)
      name = { "\($0)" }
      before = Self.common(comparison) { $0.again?.before }
      decimals = 6
      values = pair { $0.again?.probabilities }
    }
    guard let values, values.real.count == values.otherwise.count, !values.real.isEmpty else {
      return nil
    }
    (real, otherwise) = values
  }

  /// What both sides have; nil where they differ.
  private static func common(
    _ comparison: Moment.Comparison, _ numbers: (Moment) -> [Float]?
  ) -> [Float]? {
    let real = numbers(comparison.real)
    return real == numbers(comparison.otherwise) ? real : nil
  }

  /// The rows to show: all where they fit, else the cursor's and those that differ most.
  func shown(room: Int) -> [Int] {
    guard real.count > room else { return Array(real.indices) }
    let most = zip(otherwise, real).map { $0 - $1 }.indicesOfLargest(max(1, room))
    guard let marked, !most.contains(marked), room > 1 else { return most }
    return [marked] + most.dropLast()
  }

  /// How many of the numbers differ, and which one most.
  func sentence(_ phrases: any WhatIfViewPhrases) -> String {
    let most = largest.map {
      MostDiffering(noun: noun, name: name($0), real: real[$0], otherwise: otherwise[$0])
    }
    return phrases.sentence(differing.count, of: real.count, most: most)
  }
}
