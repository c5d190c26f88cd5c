import NeuralCore

extension Array<Float> {
  /// The index of the largest magnitude, the first one among equals; nil when there are no numbers.
  package var loudest: Int? {
    withUnsafeBufferPointer { values in
      // By their bits, whose order is that of the sizes; −1 stands for NaN, which has none.
      var largest: Int32 = -1
      for value in values { largest = Swift.max(largest, value.sizeBits) }
      return largest < 0 ? nil : values.firstIndex { $0.sizeBits == largest }
    }
  }
}

extension Float {
  /// The bits of its magnitude; −1 of NaN.
  fileprivate var sizeBits: Int32 {
    let bits = Int32(bitPattern: magnitude.bitPattern)
    return bits > Int32(bitPattern: Float.infinity.bitPattern) ? -1 : bits
  }
}

/// The one cursor: which neuron, weight, input or class is marked, and acted on, where somebody stands.
extension Moment {
  /// The neuron that is marked here; nil where there are none.
  ///
  /// It is the one that was entered, else the one that was chosen, else the one that what was chosen
  /// below feeds most, else the one that matters most.
  public var unitInFocus: Int? {
    guard unitCount > 0, let column = cursor.place.column(in: network) else { return nil }
    return chosenUnit ?? fed(inColumn: column) ?? mattersMost
  }

  /// The neuron that was entered here, or chosen anywhere in its column; nil where none was.
  public var chosenUnit: Int? {
    if let unit = cursor.unit { return unit }
    guard let column = cursor.place.column(in: network), let chosen = selection[column],
      chosen < unitCount
    else { return nil }
    return chosen
  }

  /// The term of the marked neuron that is marked; nil where it has none.
  ///
  /// It is the one that was entered here last, else the one that what was chosen makes, else the
  /// largest.
  public var termInFocus: Int? {
    if let term = cursor.term ?? selection.term(of: unitInFocus, at: cursor.place) { return term }
    guard let column = cursor.place.columnOfTerms(in: network) else { return nil }
    let count = Extent.terms(of: cursor.place, in: network)
    return selection[column].flatMap { $0 < count ? $0 : nil } ?? onNeuron.termsBySize.first
  }

  /// The same moment inside its marked neuron, where none is entered.
  package var onNeuron: Moment {
    guard cursor.unit == nil, let unit = unitInFocus else { return self }
    var cursor = cursor
    cursor.unit = unit
    return standing(at: cursor)
  }

  /// The neuron of a column that what is chosen in the nearest column below feeds most, by way of the
  /// neurons between; nil where nothing is, or where it is silent.
  private func fed(inColumn column: Int) -> Int? {
    guard let start = selection.nearest(below: column - 1), var unit = selection[start] else {
      return nil
    }
    for above in start + 1...column {
      guard let layer = network.dense(ofColumn: above), inputToLayer(layer)?[unit] != 0,
        let next = mostFed(by: unit, ofLayer: layer)
      else { return nil }
      unit = next
    }
    return unit
  }

  /// The neuron of a dense layer in which the product with one input of it is largest by size; nil where
  /// the weights are not known.
  func mostFed(by input: Int, ofLayer layer: Int) -> Int? {
    guard let kernel = network.kernel(ofLayer: layer), knowsWeights(kernel) else { return nil }
    let (width, weights) = (network.width(ofLayer: layer), before(parameter: kernel))
    let row = weights.startIndex + input * width
    return Array(weights[row..<row + width]).loudest
  }

  /// The neuron that matters most: on the way up the one that says most, on the way down the one that is
  /// blamed most.
  private var mattersMost: Int? {
    guard case .forward(let layer) = cursor.place else { return loudestUnit }
    let said = saying(ofColumn: network.column(ofLayer: layer)) ?? output(ofLayer: layer)
    guard let said, let most = Self.largest(said), said[most] != 0 else { return loudestUnit }
    return most
  }

  /// What the neurons of a column say, before any of them is dropped: what leaves its last activation,
  /// else its sums; nil where that was not recorded.
  private func saying(ofColumn column: Int) -> [Float]? {
    let layers = network.layers(ofColumn: column)
    let activation = layers.last {
      if case .activation = network.layers[$0] { true } else { false }
    }
    return (activation ?? layers.first).flatMap { row(of: record.outputs[$0]) }
  }
}

// MARK: - Weights and biases

extension Moment {
  /// The weight or bias that a parameter is shown for, as an index of its layout.
  ///
  /// It is the marked one; where no term was chosen the loudest of the neuron's `values`, which lie as
  /// the parameter does. While a question `isOpen`, nothing is marked that would tell its answer.
  package func focus(inParameter parameter: Int, _ values: [Float], isOpen: Bool = false) -> Int {
    let slice = network.parameters[parameter]
    let units = slice.shape.last ?? 1
    let column = network.column(ofLayer: slice.layer)
    let isHere = cursor.place.column(in: network) == column
    let marked = isHere ? cursor.unit ?? (isOpen ? nil : unitInFocus) : nil
    let unit = marked ?? selection[column] ?? (values.loudest ?? 0) % units
    guard slice.isKernel else { return unit }
    // The term after the last weight is the bias.
    if let term = (isHere ? cursor.term : nil) ?? selection[column - 1],
      term < slice.count / units
    {
      return term * units + unit
    }
    let terms = stride(from: unit, to: values.count, by: units).map { values[$0] }
    if let loudest = terms.loudest, terms[loudest] != 0 { return loudest * units + unit }
    return mostSaying(ofKernel: parameter, into: unit) * units + unit
  }

  /// What says most to a neuron where none of its weights differs from the others in what is shown: the
  /// largest product, else the largest weight.
  private func mostSaying(ofKernel parameter: Int, into unit: Int) -> Int {
    let layer = network.parameters[parameter].layer
    guard let weights = weights(into: unit, ofLayer: layer) else { return 0 }
    let products = inputToLayer(layer).map { zip($0, weights).map { $0 * $1 } } ?? []
    if let most = products.loudest, products[most] != 0 { return most }
    return weights.loudest ?? 0
  }

  /// The marked weight or bias of a parameter by its ends: the neuron that it leads to, and what it comes
  /// from, which is nil of a bias; nil where the gradients are not known.
  func ends(inParameter parameter: Int) -> (unit: Int, input: Int?)? {
    guard let gradients = gradient(parameter: parameter) else { return nil }
    let slice = network.parameters[parameter]
    let units = slice.shape.last ?? 1
    let index = focus(inParameter: parameter, gradients)
    return (index % units, slice.isKernel ? index / units : nil)
  }
}
