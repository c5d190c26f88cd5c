/// Where the mask of a dropout layer comes from.
public enum MaskOrigin: Hashable, Sendable {
  /// It is drawn, anew for each example in each step.
  case drawn
  /// It is given, and the same for every example.
  case given
  /// The network is looked at, not trained: it is 1 for every unit.
  case looking
}

extension Session {
  /// Where a dropout layer's masks come from.
  public func maskOrigin(ofLayer layer: Int) -> MaskOrigin {
    isLooking ? .looking : keptUnits[layer] == nil ? .drawn : .given
  }

  /// The mask [width] that a dropout layer has for an example in a step; nil for other layers.
  ///
  /// 0 where a unit is dropped, 1/(1−rate) where it is kept: what is given, or a function of (seed,
  /// step, layer, example), so that it is known without taking the step. Of a network that is looked at
  /// it is 1.
  public func dropoutMask(ofLayer layer: Int, step: Int, example: Int) -> [Float]? {
    MaskGiver(self).mask(ofLayer: layer, step: step, example: example)
  }

  /// Where a step's masks come from where some are given; nil where all are drawn.
  func givenMasks(for examples: [Int]) -> MaskSource? {
    if keptUnits.isEmpty, !isLooking { return nil }
    let giver = MaskGiver(self)
    return { step, layer, row, mask in
      let numbers = giver.mask(ofLayer: layer, step: step, example: examples[row])
      _ = mask.update(fromContentsOf: numbers ?? [])
    }
  }
}

/// What masks follow from: without the session itself, whose parameters would be copied when a step
/// moves them.
private struct MaskGiver {
  private let network: Sequential
  private let kept: [Int: [Bool]]
  private let seed: UInt64
  private let isLooking: Bool

  init(_ session: Session) {
    network = session.network
    kept = session.keptUnits
    seed = session.seed
    isLooking = session.isLooking
  }

  func mask(ofLayer layer: Int, step: Int, example: Int) -> [Float]? {
    guard case .dropout(let rate) = network.layers[layer] else { return nil }
    let width = network.width(ofLayer: layer)
    if isLooking { return Array(repeating: 1, count: width) }
    let dropout = Dropout(rate: rate)
    if let units = kept[layer] { return units.map { $0 ? dropout.scale : 0 } }
    let random = CounterRandom(maskOfSeed: seed, step: step, layer: layer, example: example)
    return [Float](unsafeUninitializedCapacity: width) { mask, count in
      if let start = mask.baseAddress { dropout.draw(start, width: width, random) }
      count = width
    }
  }
}
