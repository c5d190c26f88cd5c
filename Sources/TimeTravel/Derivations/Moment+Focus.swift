import NeuralCore

extension Array<Float> {
  /// The index of the largest magnitude, the first one among equals; nil when there are no numbers.
  package var loudest: Int? {
    guard var best = firstIndex(where: { !$0.isNaN }) else { return nil }
    for index in best..<count where abs(self[index]) > abs(self[best]) { best = index }
    return best
  }
}

extension Moment {
  /// The weight or bias that a parameter is shown for, as an index of its layout.
  ///
  /// It is the one under the cursor; where no term is entered the loudest of the neuron's `values`,
  /// which lie as the parameter does, and where no neuron is, of `preferred`'s or of all.
  package func focus(
    inParameter parameter: Int, _ values: [Float], preferring preferred: Int? = nil
  ) -> Int {
    let slice = network.parameters[parameter]
    let units = slice.shape.last ?? 1
    let unit = cursor.unit ?? preferred ?? (values.loudest ?? 0) % units
    guard slice.isKernel else { return unit }
    // The term after the last weight is the bias.
    if let term = cursor.term, term < slice.count / units { return term * units + unit }
    let column = stride(from: unit, to: values.count, by: units).map { values[$0] }
    return (column.loudest ?? 0) * units + unit
  }
}
