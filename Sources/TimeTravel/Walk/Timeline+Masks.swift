import NeuralCore

extension Timeline {
  /// Begins to count the masks of a dropout layer; nil of a trace, whose masks are in its file.
  public func maskTally(ofLayer layer: Int) -> MaskTally? {
    guard !moment.isTraced, case .dropout = moment.network.layers[layer] else { return nil }
    return MaskTally(
      layer: layer, row: cursor.row, width: moment.network.width(ofLayer: layer),
      origin: firstStep - 1, revision: revision)
  }

  /// Counts on, or back, by `limit` steps at most; whether all up to the step where it stands is counted.
  public mutating func advance(_ tally: inout MaskTally, atMost limit: Int) -> Bool {
    let present = cursor.step
    for _ in 0..<limit {
      if tally.last < present {
        tally.add(mask(ofLayer: tally.layer, inStep: tally.last + 1, row: tally.row))
      } else if tally.last > present {
        tally.removeLast(mask(ofLayer: tally.layer, inStep: tally.last, row: tally.row))
      } else {
        return true
      }
    }
    return tally.last == present
  }

  /// Whether a count is of this past and of the row in focus.
  public func remembers(_ tally: MaskTally) -> Bool {
    tally.revision == revision && tally.row == cursor.row
  }

  /// The mask [width] of a dropout layer for a row of a step; nil where the step has no such row.
  public mutating func mask(ofLayer layer: Int, inStep step: Int, row: Int) -> [Float]? {
    let examples = examples(ofStep: step)
    guard examples.indices.contains(row) else { return nil }
    return moment.sessionBefore.dropoutMask(ofLayer: layer, step: step, example: examples[row])
  }
}
