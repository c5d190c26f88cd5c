/// A layer as a pass meets it: what would have to be looked up in the description is at hand.
struct LayerPlan {
  /// What the layer does.
  enum Operation {
    case dense(Dense, DenseSlices)
    case activation(Activation)
    case dropout(Dropout)
  }

  let operation: Operation
  /// How many numbers enter the layer.
  let inputWidth: Int
  /// How many numbers leave it.
  let width: Int

  /// Looks everything up once.
  static func plans(of network: Sequential) -> [LayerPlan] {
    var parameter = 0
    var offset = 0
    return network.layers.indices.map { layer in
      let inputWidth = network.inputWidth(ofLayer: layer)
      let width = network.width(ofLayer: layer)
      let operation: Operation
      switch network.layers[layer] {
      case .dense(let units, let settings):
        let dense = Dense(inputs: inputWidth, units: units)
        operation = .dense(
          dense,
          DenseSlices(
            parameter: parameter, offset: offset, kernelCount: inputWidth * units,
            kernelRegularizer: settings.kernelRegularizer,
            biasRegularizer: settings.biasRegularizer))
        parameter += 2
        offset += (inputWidth + 1) * units
      case .activation(let activation): operation = .activation(activation)
      case .dropout(let rate): operation = .dropout(Dropout(rate: rate))
      }
      return LayerPlan(operation: operation, inputWidth: inputWidth, width: width)
    }
  }
}

/// Where a dense layer's kernel and bias lie in the flat vector: one behind the other.
struct DenseSlices {
  /// The kernel's index in `Sequential.parameters`; the bias has the next.
  let parameter: Int
  /// Where the kernel begins.
  let offset: Int
  /// How many numbers the kernel has; the bias begins behind them.
  let kernelCount: Int
  let kernelRegularizer: Regularizer?
  let biasRegularizer: Regularizer?

  /// Where the bias begins.
  var biasOffset: Int { offset + kernelCount }
  /// Whether the size of one of them costs something.
  var isRegularized: Bool { kernelRegularizer != nil || biasRegularizer != nil }
}
