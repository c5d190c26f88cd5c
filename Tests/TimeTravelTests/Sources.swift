import NeuralCore
import TestSupport

/// Made-up examples, as wide as MNIST's where nothing else is said: about a fifth of the numbers are
/// not 0, ten classes in turn.
struct Scribbles: ExampleSource {
  let count: Int
  var inputWidth = 784
  var targetWidth = 10
  var arrangement: Arrangement {
    inputWidth == 28 * 28 ? .digit(rows: 28, columns: 28) : .numbers
  }

  func copyExample(
    _ index: Int, input: UnsafeMutableBufferPointer<Float>,
    target: UnsafeMutableBufferPointer<Float>
  ) {
    var random = SplitMix(state: UInt64(index))
    for pixel in input.indices {
      let draw = random.next()
      input[pixel] = draw % 5 == 0 ? Float(draw >> 40 & 0xFF) / 255 : 0
    }
    for k in target.indices { target[k] = k == index % targetWidth ? 1 : 0 }
  }
}

/// The examples of another source, each of which counts differently.
struct Weighted: ExampleSource {
  let source: any ExampleSource
  var count: Int { source.count }
  var inputWidth: Int { source.inputWidth }
  var targetWidth: Int { source.targetWidth }

  func copyExample(
    _ index: Int, input: UnsafeMutableBufferPointer<Float>,
    target: UnsafeMutableBufferPointer<Float>
  ) { source.copyExample(index, input: input, target: target) }

  func sampleWeight(ofExample index: Int) -> Float { Float(index % 3) + 0.5 }
}

/// A handful of examples, written out.
struct Written: ExampleSource {
  let rows: [(input: [Float], target: [Float])]
  var count: Int { rows.count }
  var inputWidth: Int { rows[0].input.count }
  var targetWidth: Int { rows[0].target.count }

  func copyExample(
    _ index: Int, input: UnsafeMutableBufferPointer<Float>,
    target: UnsafeMutableBufferPointer<Float>
  ) {
    for i in input.indices { input[i] = rows[index].input[i] }
    for i in target.indices { target[i] = rows[index].target[i] }
  }
}

extension Session {
  /// A small network with a loss and SGD.
  static func small(_ network: String, _ loss: Loss, rate: Float = 0.1, seed: UInt64 = 3) throws
    -> Session
  {
    Session(
      network: try Sequential(network), loss: loss, optimizer: .sgd(learningRate: rate), seed: seed)
  }
}
