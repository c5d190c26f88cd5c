/// A part of a dense layer's parameters whose gradient and update are one thread's task.
///
/// How layers are cut depends on their shape alone, as shards do on the rows.
struct ParameterShare {
  /// The layer's index.
  let layer: Int
  let dense: Dense
  let slices: DenseSlices
  /// Which rows of the kernel [inputs, units] belong to it.
  let inputs: Range<Int>
  /// Which numbers of the bias [units] belong to it; none where there is no bias.
  let units: Range<Int>
  /// Where its weights and its biases lie in the flat vector.
  let ranges: KernelAndBias<Range<Int>>

  init(layer: Int, dense: Dense, slices: DenseSlices, inputs: Range<Int>, units: Range<Int>) {
    self.layer = layer
    self.dense = dense
    self.slices = slices
    self.inputs = inputs
    self.units = units
    let kernel = slices.kernel.offset
    let bias = slices.bias.offset
    ranges = KernelAndBias(
      kernel: kernel + inputs.lowerBound * dense.units..<kernel + inputs.upperBound * dense.units,
      bias: bias + units.lowerBound..<bias + units.upperBound)
  }

  /// The shares of all layers in layout order.
  static func shares(of plans: [LayerPlan]) -> [ParameterShare] {
    plans.enumerated().flatMap { layer, plan -> [ParameterShare] in
      guard case .dense(let dense, let slices) = plan.operation else { return [] }
      let count = count(dense)
      return (0..<count).map { share in
        ParameterShare(
          layer: layer, dense: dense, slices: slices,
          inputs: part(share, of: count, dense.inputs),
          units: part(share, of: count, slices.bias.count))
      }
    }
  }

  /// The order in which shares are tasks, so that two threads that take them from both ends have equally
  /// much to do: half of each layer's at one end, half at the other.
  static func order(of shares: [ParameterShare]) -> [Int] {
    var (front, back): ([Int], [Int]) = ([], [])
    var sizes = (front: 0, back: 0)
    for (index, share) in shares.enumerated() {
      let size = share.ranges.kernel.count
      if sizes.front <= sizes.back {
        front.append(index)
        sizes.front += size
      } else {
        back.append(index)
        sizes.back += size
      }
    }
    return front + back.reversed()
  }

  /// A kernel with fewer weights is not worth two threads' waiting for each other.
  private static let smallestCutKernel = 40_000
  /// How many rows of a kernel make a share: where BLAS multiplies, which copies δ for every product, enough
  /// that it copies little beside its work.
  private static let inputsOfShare = 196

  /// One for a small kernel; else an even number, so that two threads have equally much to do.
  private static func count(_ dense: Dense) -> Int {
    if dense.inputs * dense.units < smallestCutKernel { return 1 }
    return 2 * max(1, dense.inputs / inputsOfShare / 2)
  }

  private static func part(_ share: Int, of count: Int, _ total: Int) -> Range<Int> {
    func bound(_ share: Int) -> Int {
      share == count ? total : RowShards.aligned(total * share / count)
    }
    return bound(share)..<bound(share + 1)
  }
}
