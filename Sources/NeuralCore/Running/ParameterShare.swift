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
  /// Which numbers of the bias [units] belong to it.
  let units: Range<Int>

  /// Where its weights lie in the flat vector.
  var kernel: Range<Int> {
    let start = slices.offset + inputs.lowerBound * dense.units
    return start..<start + inputs.count * dense.units
  }

  /// Where its biases lie in the flat vector.
  var bias: Range<Int> {
    let start = slices.biasOffset + units.lowerBound
    return start..<start + units.count
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
          units: part(share, of: count, dense.units))
      }
    }
  }

  /// One for a small kernel; else an even number, so that two threads have equally much to do, each
  /// with rows enough that BLAS, which copies δ for every product, copies little beside its work.
  private static func count(_ dense: Dense) -> Int {
    dense.inputs * dense.units < 40_000 ? 1 : max(2, dense.inputs / 196 & ~1)
  }

  private static func part(_ share: Int, of count: Int, _ total: Int) -> Range<Int> {
    func bound(_ share: Int) -> Int { share == count ? total : total * share / count & ~3 }
    return bound(share)..<bound(share + 1)
  }
}
