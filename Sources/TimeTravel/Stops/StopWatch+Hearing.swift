extension StopWatch {
  /// Hears a recorded event, as if the training ran.
  public mutating func hear(_ event: Event) {
    switch event {
    case .stepBegan(let step, let examples): stepBegan(step: step, examples: examples.span)
    case .input(let tensor): input(tensor.values.span, shape: tensor.matrix)
    case .target(let tensor): target(tensor.values.span, shape: tensor.matrix)
    case .preactivation(let layer, let tensor):
      preactivation(layer: layer, tensor.values.span, shape: tensor.matrix)
    case .activation(let layer, let tensor):
      activation(layer: layer, tensor.values.span, shape: tensor.matrix)
    case .softmax(let layer, let tensor):
      softmax(layer: layer, tensor.values.span, shape: tensor.matrix)
    case .mask(let layer, let tensor): mask(layer: layer, tensor.values.span, shape: tensor.matrix)
    case .loss(let mean, let perExample, let penalty):
      loss(mean, perExample: perExample.span, penalty: penalty)
    case .activationGradient(let layer, let tensor):
      activationGradient(layer: layer, tensor.values.span, shape: tensor.matrix)
    case .preactivationGradient(let layer, let tensor):
      preactivationGradient(layer: layer, tensor.values.span, shape: tensor.matrix)
    case .gradient(let parameter, let values): gradient(parameter: parameter, values.span)
    case .update(let parameter, let before, let after, let slots):
      update(parameter: parameter, before: before.span, after: after.span, slots: slots.span)
    case .stepEnded(let step): stepEnded(step: step)
    }
  }
}

extension Tensor {
  /// Its rows and columns.
  fileprivate var matrix: (Int, Int) { (shape[0], shape[1]) }
}
