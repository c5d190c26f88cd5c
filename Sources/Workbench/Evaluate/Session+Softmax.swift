import NeuralCore

extension Session {
  /// The same network with a softmax at its end, where its cross-entropy wants probabilities that it does not
  /// give; nil of any other.
  ///
  /// The usual network of PyTorch ends with logits, and the softmax stands in its loss.
  package var withSoftmax: Session? {
    let isOfClasses =
      loss.name == Loss.categoricalCrossentropy().name
      || loss == .sparseCategoricalCrossentropy
    let last = network.layers.last
    guard isOfClasses, network.outputs > 1, last != .activation(.softmax),
      last != .activation(.sigmoid),
      let network = try? Sequential(
        inputs: network.inputs, layers: network.layers + [.activation(.softmax)])
    else { return nil }
    return try? Session(
      network: network, loss: loss, optimizer: optimizer, seed: seed, stepCount: stepCount,
      parameters: parameters)
  }
}
