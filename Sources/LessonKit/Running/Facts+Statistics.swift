import NeuralCore
import TimeTravel

// Numbers about many numbers: of a layer over all rows, of a kernel, of a gradient; and what the optimizer
// keeps.
extension Facts {
  /// Which time all examples are taken, from 1.
  var epoch: Int {
    let steps = max(1, (moment.exampleCount + moment.rows - 1) / max(1, moment.rows))
    return (moment.cursor.step - 1) / steps + 1
  }

  /// The numbers that a thing names: a layer's outputs in all rows, a parameter, or its gradient; nil while
  /// they are not known.
  func numbers(of thing: String) throws(FactError) -> Numbers? {
    let mark = "gradient:"
    if thing.hasPrefix(mark) {
      let parameter = try known(String(thing.dropFirst(mark.count)))
      guard knows(.gradient(parameter: parameter)) else { return nil }
      return moment.gradient(parameter: parameter).map(Numbers.init)
    }
    if let parameter = moment.network.parameter(named: thing) {
      let isOld = isBeforeUpdate
      return Numbers(
        Array(isOld ? moment.before(parameter: parameter) : moment.parameters(parameter)))
    }
    return batchOutput(try layer(thing)).map(Numbers.init)
  }

  private func known(_ name: String) throws(FactError) -> Int {
    guard let parameter = moment.network.parameter(named: name) else {
      throw FactError(message: "“\(name)” is no kernel or bias here")
    }
    return parameter
  }

  /// How many of a thing's numbers lie in one of ten equal bins.
  func bin(_ index: Int, of thing: String) throws(FactError) -> Double? {
    guard (0..<Numbers.bins).contains(index) else {
      throw FactError(message: "the bins are 0–\(Numbers.bins - 1), not \(index)")
    }
    return try numbers(of: thing).map { Double($0.inBins[index]) }
  }

  // MARK: Neurons that hand nothing on

  /// How many neurons of an activation give 0 in every row.
  func dead(_ name: String) throws(FactError) -> Double? {
    let layer = try activation(name).layer
    return batchOutput(layer).map { outputs in
      Double(neurons(of: layer, outputs.count) { outputs[$0] == 0 })
    }
  }

  /// How many neurons of an activation are nearly flat in every row.
  func saturated(_ name: String) throws(FactError) -> Double? {
    let (layer, function) = try activation(name)
    guard let outputs = batchOutput(layer) else { return nil }
    let z = layer == 0 ? moment.batchInput.values : batchOutput(layer - 1) ?? []
    guard z.count == outputs.count else { return nil }
    return Double(
      neurons(of: layer, outputs.count) {
        abs(function.derivative(at: z[$0], value: outputs[$0])) < Warning.leastSlope
      })
  }

  private func activation(
    _ name: String
  ) throws(FactError) -> (layer: Int, function: Activation) {
    let layer = try layer(name)
    guard case .activation(let function) = moment.network.layers[layer], !function.mixesUnits
    else {
      throw FactError(message: "“\(name)” is no activation with a slope")
    }
    return (layer, function)
  }

  private func batchOutput(_ layer: Int) -> [Float]? {
    knows(.forward(layer: layer)) ? moment.batchOutput(ofLayer: layer)?.values : nil
  }

  /// How many neurons of a layer have something in every row.
  private func neurons(of layer: Int, _ count: Int, _ holds: (Int) -> Bool) -> Int {
    let width = moment.network.width(ofLayer: layer)
    return (0..<width).count { unit in
      stride(from: unit, to: count, by: width).allSatisfy(holds)
    }
  }

  // MARK: The optimizer, and digits that nothing is learnt from

  /// What the optimizer keeps of a weight under a name, such as `velocity`, before this step.
  func slot(_ name: String, of weight: WeightName) throws(FactError) -> Double? {
    let names = moment.optimizer.rule.slotNames
    guard let row = names.firstIndex(of: name) else {
      throw FactError(
        message: "the optimizer here keeps no “\(name)”; "
          + (names.isEmpty ? "it keeps nothing" : "it keeps \(names.joined(separator: ", "))"))
    }
    let parameter = try known(weight.parameter)
    guard let indices = try indices(of: weight) else { return nil }
    let slice = moment.network.parameters[parameter]
    let kept = Array(moment.sessionBefore.slots(ofParameter: parameter))
    let index = indices.count == 2 ? indices[0] * slice.shape[1] + indices[1] : indices[0]
    return Double(kept[row * slice.count + index])
  }

  /// The share of the first test digits that these weights get right.
  func validation(_ count: Int) throws(FactError) -> Double {
    guard let unseen = stage?.unseen else {
      throw FactError(message: "“validation” wants a page that learns from the digits of mnist")
    }
    return try right(of: count, unseen) / Double(count)
  }
}

/// Numbers that are told about as a whole.
struct Numbers {
  private let values: [Double]

  init(_ values: [Float]) { self.values = values.map { Double($0) } }

  /// The root of the sum of their squares.
  var norm: Double { values.reduce(0) { $0 + $1 * $1 }.squareRoot() }
  /// Their mean.
  var mean: Double { values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count) }
  /// Their mean squared distance from it.
  var variance: Double {
    let mean = mean
    return values.isEmpty
      ? 0 : values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
  }

  /// How many bins there are.
  static let bins = 10

  /// How many lie in each of ten equal bins from the smallest to the largest.
  var inBins: [Int] {
    var counts = [Int](repeating: 0, count: Self.bins)
    guard let low = values.min(), let high = values.max() else { return counts }
    for value in values {
      let place = high > low ? (value - low) / (high - low) * Double(Self.bins) : 0
      counts[min(Self.bins - 1, Int(place))] += 1
    }
    return counts
  }
}
