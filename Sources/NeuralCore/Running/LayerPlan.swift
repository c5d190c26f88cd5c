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
        let kernel = DenseSlice(
          parameter: parameter, offset: offset, count: inputWidth * units,
          regularizer: settings.kernelRegularizer)
        // Without a bias its slice is one of no numbers, and no parameter.
        let bias = DenseSlice(
          parameter: settings.useBias ? parameter + 1 : parameter, offset: offset + kernel.count,
          count: settings.useBias ? units : 0, regularizer: settings.biasRegularizer)
        operation = .dense(dense, DenseSlices(kernel: kernel, bias: bias))
        parameter = bias.parameter + 1
        offset = bias.offset + bias.count
      case .activation(let activation): operation = .activation(activation)
      case .dropout(let rate): operation = .dropout(Dropout(rate: rate))
      }
      return LayerPlan(operation: operation, inputWidth: inputWidth, width: width)
    }
  }
}

/// Where a dense layer's kernel and bias lie: one behind the other.
typealias DenseSlices = KernelAndBias<DenseSlice>

extension DenseSlices {
  /// Whether the size of one of them costs something.
  var isRegularized: Bool { kernel.regularizer != nil || bias.regularizer != nil }

  /// Whether the layer has a bias.
  var hasBias: Bool { bias.count > 0 }

  /// The parameters that there are, in layout order.
  var parts: [DensePart] { hasBias ? DensePart.allCases : DensePart.kernelAlone }
}
