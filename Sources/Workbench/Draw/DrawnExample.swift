import NeuralCore

/// One picture that was drawn, as an example.
struct DrawnExample: ExampleSource {
  /// What the network sees.
  let pixels: [Float]
  /// How it lies, and what its classes are called.
  let arrangement: Arrangement
  /// What it is taken for.
  let label: Int
  /// How many numbers a target has, one-hot or the class's number.
  let targetWidth: Int

  let count = 1
  var inputWidth: Int { pixels.count }

  func copyExample(
    _ index: Int, input: UnsafeMutableBufferPointer<Float>,
    target: UnsafeMutableBufferPointer<Float>
  ) {
    _ = input.update(fromContentsOf: pixels)
    for place in target.indices {
      target[place] = targetWidth == 1 ? Float(label) : place == label ? 1 : 0
    }
  }
}
