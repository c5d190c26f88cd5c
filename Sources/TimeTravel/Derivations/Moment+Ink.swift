import NeuralCore

extension Moment {
  /// ∂L/∂ each number of the example, of the row that is looked at: how fast the loss rises as that number
  /// does; nil where the first layer is not dense, or its blame is not known here.
  ///
  /// The sum over the first layer's neurons of δ times the weight, from the recorded numbers. A training
  /// has no use for it, so no event tells of it.
  public var inputSlopes: [Float]? {
    knows(.blame(layer: 0)) ? inputSlopesToCome : nil
  }

  /// The same as a learner may see it: who looks without learning knows the way back from the beginning.
  public var shownInputSlopes: [Float]? {
    inputSlopes ?? (sessionBefore.isLooking ? inputSlopesToCome : nil)
  }

  /// The same at any place of the step: its way back, which may still be to come, is recorded.
  private var inputSlopesToCome: [Float]? {
    guard let kernel = network.parameters.firstIndex(where: \.isKernel),
      network.parameters[kernel].layer == 0, let blame = row(of: record.blames[0])
    else { return nil }
    let weights = before(parameter: kernel)
    let width = blame.count
    guard weights.count == width * network.inputs else { return nil }
    return (0..<network.inputs).map { input in
      Float(
        blame.indices.reduce(0.0) { $0 + Double(blame[$1]) * Double(weights[input * width + $1]) })
    }
  }
}
