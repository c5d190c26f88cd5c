import NeuralCore

extension Event {
  /// Tells an observer of it, as if the training ran.
  public func tell(_ observer: inout some TrainingObserver) {
    switch self {
    case .stepBegan(let step, let examples):
      observer.stepBegan(step: step, examples: examples.span)
    case .input(let tensor): observer.input(tensor.values.span, shape: tensor.matrix)
    case .target(let tensor): observer.target(tensor.values.span, shape: tensor.matrix)
    case .preactivation(let layer, let tensor):
      observer.preactivation(layer: layer, tensor.values.span, shape: tensor.matrix)
    case .activation(let layer, let tensor):
      observer.activation(layer: layer, tensor.values.span, shape: tensor.matrix)
    case .softmax(let layer, let tensor):
      observer.softmax(layer: layer, tensor.values.span, shape: tensor.matrix)
    case .mask(let layer, let tensor):
      observer.mask(layer: layer, tensor.values.span, shape: tensor.matrix)
    case .loss(let mean, let perExample, let penalty):
      observer.loss(mean, perExample: perExample.span, penalty: penalty)
    case .activationGradient(let layer, let tensor):
      observer.activationGradient(layer: layer, tensor.values.span, shape: tensor.matrix)
    case .preactivationGradient(let layer, let tensor):
      observer.preactivationGradient(layer: layer, tensor.values.span, shape: tensor.matrix)
    case .gradient(let parameter, let values):
      observer.gradient(parameter: parameter, values.span)
    case .update(let parameter, let before, let after, let slots):
      observer.update(
        parameter: parameter, before: before.span, after: after.span, slots: slots.span)
    case .stepEnded(let step): observer.stepEnded(step: step)
    }
  }
}

extension Tensor {
  /// Its rows and columns.
  fileprivate var matrix: (Int, Int) { (shape[0], shape[1]) }
}
