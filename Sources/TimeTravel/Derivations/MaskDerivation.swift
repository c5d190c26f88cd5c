import NeuralCore

/// The mask of a dropout layer for the example in focus, and the one that the next example has.
public struct MaskDerivation: Hashable, Sendable {
  /// How likely a neuron is dropped.
  public let rate: Float
  /// The mask of the example in focus, [width]: 0 where dropped, 1/(1−rate) where kept.
  public let mask: [Float]
  /// The mask of the next example, [width]: of the row below in a batch, else of the next step.
  public let next: [Float]
  /// Which example that is.
  public let nextExample: Int

  /// The masks of a dropout layer; nil for other layers, while the mask is not known, and of a trace
  /// that holds one row only.
  public init?(_ moment: Moment, layer: Int) {
    guard case .dropout(let rate) = moment.network.layers[layer],
      let mask = moment.mask(ofLayer: layer)
    else { return nil }
    let (step, row) = (moment.cursor.step, moment.cursor.row)
    if moment.rows > 1, let all = moment.record.masks[layer] {
      let below = (row + 1) % moment.rows
      next = Array(all.values[below * mask.count..<(below + 1) * mask.count])
      nextExample = moment.examples[below]
    } else {
      var order = EpochOrder()
      guard Self.isKnown(moment, layer: layer),
        let example = moment.plan.examples(ofStep: step + 1, order: &order).first,
        let drawn = moment.sessionBefore.dropoutMask(
          ofLayer: layer, step: step + 1, example: example)
      else { return nil }
      next = drawn
      nextExample = example
    }
    self.rate = rate
    self.mask = mask
  }

  /// Whether both masks are known: of a trace only those that it holds are.
  ///
  /// A network that is looked at
  /// has none to compare.
  public static func isKnown(_ moment: Moment, layer: Int) -> Bool {
    moment.mask(ofLayer: layer) != nil && (moment.rows > 1 || !moment.isTraced)
      && !moment.sessionBefore.isLooking
  }

  /// How many neurons are kept by one of the two masks and dropped by the other.
  public var differing: Int { zip(mask, next).count { ($0 == 0) != ($1 == 0) } }
}
