extension Session {
  /// The mask [width] that a dropout layer has for an example in a step; nil for other layers.
  ///
  /// 0 where a unit is dropped, 1/(1−rate) where it is kept: what is given, or a function of (seed,
  /// step, layer, example), so that it is known without taking the step.
  public func dropoutMask(ofLayer layer: Int, step: Int, example: Int) -> [Float]? {
    Self.mask(
      ofLayer: layer, in: network, kept: keptUnits, seed: seed, step: step, example: example)
  }

  /// Where a step's masks come from where some are given; nil where all are drawn.
  func givenMasks(for examples: [Int]) -> MaskSource? {
    if keptUnits.isEmpty { return nil }
    // Without the session itself, whose parameters would be copied when the step moves them.
    let (network, kept, seed) = (network, keptUnits, seed)
    return { step, layer, row, mask in
      let numbers = Self.mask(
        ofLayer: layer, in: network, kept: kept, seed: seed, step: step, example: examples[row])
      _ = mask.update(fromContentsOf: numbers ?? [])
    }
  }

  private static func mask(
    ofLayer layer: Int, in network: Sequential, kept: [Int: [Bool]], seed: UInt64, step: Int,
    example: Int
  ) -> [Float]? {
    guard case .dropout(let rate) = network.layers[layer] else { return nil }
    let dropout = Dropout(rate: rate)
    if let units = kept[layer] { return units.map { $0 ? dropout.scale : 0 } }
    let width = network.width(ofLayer: layer)
    let random = CounterRandom(maskOfSeed: seed, step: step, layer: layer, example: example)
    return [Float](unsafeUninitializedCapacity: width) { mask, count in
      if let start = mask.baseAddress { dropout.draw(start, width: width, random) }
      count = width
    }
  }
}
