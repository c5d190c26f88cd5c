extension Session {
  /// The same network as it is looked at, not trained: dropout lets everything through, and no update
  /// moves anything.
  ///
  /// What leaves its layers are the numbers of `predict`, and the loss is that of `evaluate`. A step of
  /// it goes back to the first layer as one of a training does, and leaves the parameters as they are.
  public var looking: Session {
    let layers = network.layers.map { layer in
      if case .dropout = layer { LayerSpec.dropout(rate: 0) } else { layer }
    }
    var session = Session(
      Sequential(validInputs: network.inputs, layers: layers), loss, optimizer, seed, stepCount: 0,
      parameters, slots: slots, momentumProduct: momentumProduct)
    session.trainable = network.parameters.map { _ in false }
    return session
  }

  /// Whether no update moves anything: the network is looked at, not trained.
  public var isLooking: Bool { !trainable.isEmpty && !trainable.contains(true) }
}
