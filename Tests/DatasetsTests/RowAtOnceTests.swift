import Datasets
import Testing

/// Pixels become the same numbers, one at a time or a row at once.
@Suite struct RowAtOnceTests {
  @Test func aRowAtOnceIsTheSameToTheBit() {
    let pixels = (0...255).map { UInt8($0) }
    var row = [Float](repeating: 0, count: 256)
    pixels.withUnsafeBufferPointer { pixels in
      row.withUnsafeMutableBufferPointer { Preprocessing.normalize(pixels, into: $0) }
    }
    #expect(row == pixels.map { Float($0) / 255 })
    #expect(row == Preprocessing.normalize(pixels))
  }

  @Test func manyExamplesAreThoseOneByOne() throws {
    let digits = try MNIST.shipped().test
    let examples = [7, 3, 9_999, 0, 7]
    var inputs = [Float](repeating: -1, count: 5 * 784)
    var targets = [Float](repeating: -1, count: 5 * 10)
    examples.withUnsafeBufferPointer { examples in
      inputs.withUnsafeMutableBufferPointer { inputs in
        targets.withUnsafeMutableBufferPointer { targets in
          digits.copyExamples(examples, inputs: inputs, targets: targets)
        }
      }
    }
    #expect(inputs == examples.flatMap { Preprocessing.normalize(digits.pixels($0)) })
    #expect(targets == examples.flatMap { Preprocessing.oneHot(digits.label($0)) })
  }
}
