import NeuralCore

/// One or the other, but not both.
struct XOR: ExampleSource {
  let count = 4
  let inputWidth = 2
  let targetWidth = 1

  func copyExample(
    _ index: Int, input: UnsafeMutableBufferPointer<Float>,
    target: UnsafeMutableBufferPointer<Float>
  ) {
    input[0] = index & 1 == 0 ? 0 : 1
    input[1] = index & 2 == 0 ? 0 : 1
    target[0] = input[0] == input[1] ? 0 : 1
  }
}

func learnXOR() throws -> Evaluation {
  let session = Session(
    network: try Sequential("2 dense(4) tanh dense(1) sigmoid"), loss: .binaryCrossentropy(),
    optimizer: try Optimizer("adam(0.05)"), seed: 7)
  var training = Training(
    session, on: XOR(),
    plan: BatchPlan(exampleCount: 4, batchSize: 4, shuffled: false, seed: 7))
  for _ in 1...300 {
    training.nextEpoch()
  }
  return training.session.evaluate(XOR())
}
