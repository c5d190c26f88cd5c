import NeuralCore

/// How often each neuron of a dropout layer was dropped, from the beginning of a training up to a step.
///
/// Masks are a function of the seed, the step and the example, so that no step needs to be taken for it.
public struct MaskTally: Sendable {
  /// The dropout layer.
  public let layer: Int
  /// The row of the batches.
  public let row: Int
  /// How many steps lie behind the training's beginning.
  public let origin: Int
  /// How often each neuron was dropped, [width].
  public private(set) var dropped: [Int]
  /// The last step that is counted.
  public private(set) var last: Int
  /// In how many of the steps there was such a row.
  public private(set) var steps = 0

  let revision: Int

  init(layer: Int, row: Int, width: Int, origin: Int, revision: Int) {
    (self.layer, self.row, self.origin, self.revision) = (layer, row, origin, revision)
    dropped = Array(repeating: 0, count: width)
    last = origin
  }

  /// Counts the step after the last one.
  mutating func add(_ mask: [Float]?) {
    last += 1
    count(mask, as: 1)
  }

  /// Takes the last step out of the count.
  mutating func removeLast(_ mask: [Float]?) {
    last -= 1
    count(mask, as: -1)
  }

  private mutating func count(_ mask: [Float]?, as one: Int) {
    guard let mask else { return }
    steps += one
    for unit in dropped.indices where mask[unit] == 0 { dropped[unit] += one }
  }
}
