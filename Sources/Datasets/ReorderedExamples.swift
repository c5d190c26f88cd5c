import NeuralCore

/// The examples of a source in an order that a seed decides: for files that are sorted by class.
struct ReorderedExamples: ExampleSource {
  private let base: any ExampleSource
  private let order: [Int]

  init(_ base: any ExampleSource, seed: UInt64) {
    self.base = base
    let plan = BatchPlan(
      exampleCount: base.count, batchSize: base.count, shuffled: true, seed: seed)
    var order = EpochOrder()
    self.order = Array(plan.examples(ofStep: 1, order: &order))
  }

  var count: Int { base.count }
  var arrangement: Arrangement { base.arrangement }
  var inputWidth: Int { base.inputWidth }
  var targetWidth: Int { base.targetWidth }

  func copyExample(
    _ index: Int, input: UnsafeMutableBufferPointer<Float>,
    target: UnsafeMutableBufferPointer<Float>
  ) {
    base.copyExample(order[index], input: input, target: target)
  }

  func sampleWeight(ofExample index: Int) -> Float {
    base.sampleWeight(ofExample: order[index])
  }
}
