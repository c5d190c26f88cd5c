extension Session {
  /// The mask [width] that a dropout layer draws for an example in a step; nil for other layers.
  ///
  /// 0 where a unit is dropped, 1/(1−rate) where it is kept: a function of (seed, step, layer,
  /// example), so that it is known without taking the step.
  public func dropoutMask(ofLayer layer: Int, step: Int, example: Int) -> [Float]? {
    guard case .dropout(let rate) = network.layers[layer] else { return nil }
    let width = network.width(ofLayer: layer)
    let random = CounterRandom(maskOfSeed: seed, step: step, layer: layer, example: example)
    return [Float](unsafeUninitializedCapacity: width) { mask, count in
      if let start = mask.baseAddress { Dropout(rate: rate).draw(start, width: width, random) }
      count = width
    }
  }
}
