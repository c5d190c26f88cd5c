import NeuralCore

/// A sign that something is wrong at a place, with the number that says so.
///
/// The thresholds are rules of thumb, far from what healthy layers show: a sigmoid's slope is 0.25 at
/// its steepest, and δ of neighbouring layers differs by a factor of a few.
public enum Warning: Hashable, Sendable {
  /// Numbers of the place that are NaN or infinite.
  case notFinite(nan: Int, infinite: Int, of: Int)
  /// ReLU neurons that let nothing through in any of several rows.
  case silent(count: Int, of: Int, rows: Int)
  /// Neurons of a sigmoid or tanh whose slope is below `leastSlope` in every row.
  case saturated(count: Int, of: Int, rows: Int)
  /// The norm of δ of a dense layer is below `leastShare` of that of the dense layer above.
  case vanishing(norm: Double, above: Double, layer: Int)
  /// The norm of δ of a dense layer is above `mostTimes` that of the dense layer above.
  case exploding(norm: Double, above: Double, layer: Int)

  /// A neuron with less slope is called saturated: 0.01 lets through a hundredth of the blame.
  public static let leastSlope: Float = 0.01
  /// δ that is a smaller share of the one above is called vanishing.
  public static let leastShare = 0.01
  /// δ that is more times the one above is called exploding.
  public static let mostTimes = 100.0
}

extension Moment {
  /// What is wrong at the cursor's place, over all rows of the batch; empty where nothing is.
  public var warnings: [Warning] {
    // What a trace leaves out is no fault of the network.
    if !missing.isEmpty { return [] }
    // Where numbers are none, no other warning means anything.
    if let fault = notFinite { return [fault] }
    switch cursor.place {
    case .forward(let layer): return [flat(layer)].compactMap { $0 }
    case .blame(let layer): return [change(ofBlame: layer)].compactMap { $0 }
    case .input, .loss, .gradient, .update, .again: return []
    }
  }

  private var notFinite: Warning? {
    let values = valuesOfPlace
    let nan = values.count { $0.isNaN }
    let infinite = values.count { $0.isInfinite }
    guard nan + infinite > 0 else { return nil }
    return .notFinite(nan: nan, infinite: infinite, of: values.count)
  }

  /// The numbers that the place is about, of all rows.
  private var valuesOfPlace: ArraySlice<Float> {
    switch cursor.place {
    case .input: record.batch.inputs[...]
    case .forward(let layer): record.outputs[layer]?.values[...] ?? []
    case .loss: record.losses[...]
    case .blame(let layer): record.blames[layer]?.values[...] ?? []
    case .gradient(let parameter): record.gradients[parameter]?[...] ?? []
    case .update(let parameter): after(parameter: parameter) ?? []
    case .again: again?.probabilities[...] ?? []
    }
  }

  /// Neurons of an activation layer through which no row hands blame on.
  private func flat(_ layer: Int) -> Warning? {
    guard case .activation(let activation) = network.layers[layer],
      let a = record.outputs[layer]?.values
    else { return nil }
    let z = layer == 0 ? record.batch.inputs : record.outputs[layer - 1]?.values ?? []
    let width = network.width(ofLayer: layer)
    func count(_ isFlat: (Int) -> Bool) -> Int {
      (0..<width).count { unit in
        stride(from: unit, to: a.count, by: width).allSatisfy(isFlat)
      }
    }
    switch activation {
    case .relu:
      // One example says nothing: about half of a healthy layer is silent for each.
      guard rows > 1 else { return nil }
      let silent = count { z[$0] <= 0 }
      return silent == 0 ? nil : .silent(count: silent, of: width, rows: rows)
    case .sigmoid, .tanh:
      // Taken with its loss, a sigmoid's blame is p − t however flat it is.
      if takesSigmoidFromLogits, layer == network.layers.count - 1 { return nil }
      let saturated = count {
        activation.derivative(at: z[$0], value: a[$0]) < Warning.leastSlope
      }
      return saturated == 0 ? nil : .saturated(count: saturated, of: width, rows: rows)
    default: return nil
    }
  }

  /// How δ of a dense layer compares with that of the dense layer above.
  private func change(ofBlame layer: Int) -> Warning? {
    guard case .dense = network.layers[layer],
      let above = Extent.denseAbove(layer, in: network),
      let (here, there) = norm(ofBlame: layer).flatMap({ here in
        norm(ofBlame: above).map { (here, $0) }
      }), there > 0
    else { return nil }
    if here < Warning.leastShare * there {
      return .vanishing(norm: here, above: there, layer: above)
    }
    if here > Warning.mostTimes * there {
      return .exploding(norm: here, above: there, layer: above)
    }
    return nil
  }

  private func norm(ofBlame layer: Int) -> Double? {
    record.blames[layer].map { blame in
      blame.values.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
    }
  }
}
