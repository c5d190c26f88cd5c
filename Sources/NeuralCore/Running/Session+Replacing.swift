// A session with one of its settings replaced: what a step would have been with it.

extension Session {
  /// The same parameters and steps, gone on with another optimizer.
  ///
  /// It remembers nothing yet; with `keepingSlots` it remembers what the present one does, where it
  /// keeps the same numbers by the same rule.
  public func replacing(optimizer other: Optimizer, keepingSlots: Bool = false) -> Session {
    let keeps =
      keepingSlots && other.rule.name == optimizer.rule.name
      && other.rule.slotNames == optimizer.rule.slotNames
    return with(optimizer: other, slots: keeps ? slots : nil)
  }

  /// The same session with another rate in all its dropout layers.
  ///
  /// Throws when the rate is not from 0 to below 1 or there is no dropout layer.
  public func replacing(dropoutRate rate: Float) throws(DescriptionError) -> Session {
    var replaced = 0
    let layers = network.layers.map { layer in
      guard case .dropout = layer else { return layer }
      replaced += 1
      return LayerSpec.dropout(rate: rate)
    }
    guard replaced > 0 else {
      throw DescriptionError(
        text: "", column: 1,
        message: "this network has no dropout layer whose rate could be another")
    }
    return with(
      network: try Sequential(inputs: network.inputs, layers: layers), optimizer: optimizer,
      slots: slots)
  }

  /// The same session with masks that are drawn from another seed.
  ///
  /// Before the first step, weights that this seed has drawn are drawn anew too; others are kept.
  public func replacing(seed other: UInt64) -> Session {
    if stepCount == 0 {
      var drawn = Session(network: network, loss: loss, optimizer: optimizer, seed: seed)
      if drawn.parameters == parameters {
        drawn = Session(network: network, loss: loss, optimizer: optimizer, seed: other)
        drawn.trainable = trainable
        drawn.keptUnits = keptUnits
        return drawn
      }
    }
    return with(optimizer: optimizer, slots: slots, seed: other)
  }

  private func with(
    network other: Sequential? = nil, optimizer: Optimizer, slots: [Float]?, seed: UInt64? = nil
  ) -> Session {
    var session = Session(
      other ?? network, loss, optimizer, seed ?? self.seed, stepCount: stepCount, parameters,
      slots: slots, momentumProduct: slots == nil ? 1 : momentumProduct)
    session.trainable = trainable
    session.keptUnits = keptUnits
    return session
  }
}
