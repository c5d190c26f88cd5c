import CProductKernels
import NeuralCore
import TestSupport
import Testing

/// The products of a dense layer for several rows: the same bits in all instructions and for any number of
/// rows, with and without the inputs that are 0 in all of them.
@Suite(.enabled(if: BatchProduct.instructions != PRODUCT_NONE)) struct BatchProductTests {
  /// What a layer of 150 inputs is given, which is more than are taken at a time, and of 75 units, which
  /// no number of lanes divides.
  private struct Layer {
    static let (inputs, units) = (150, 75)
    let rows: Int
    var x: [Float]
    let kernel: [Float]
    var delta: [Float]

    init(rows: Int) {
      self.rows = rows
      // Numbers from −1 to 1 that look as if they were drawn; every third input is paper.
      func number(_ index: Int) -> Float { Float(index * 7919 % 2003) / 1001 - 1 }
      x = (0..<rows * Self.inputs).map { $0 % Self.inputs % 3 == 0 ? 0 : number($0) }
      kernel = (0..<Self.inputs * Self.units).map { number($0 + 11) }
      delta = (0..<rows * Self.units).map { number($0 + 5) }
    }

    /// What the layer adds to sums of ½.
    func sums(_ instructions: product_instructions) -> [Float] {
      var z = [Float](repeating: 0.5, count: rows * Self.units)
      BatchProduct.add(
        x, kernel, into: &z, rows: rows, inputs: Self.inputs, units: Self.units, by: instructions)
      return z
    }

    /// The gradients of all inputs but the first ten.
    func gradient(_ instructions: product_instructions) -> [Float] {
      var gradient = [Float](repeating: 7, count: (Self.inputs - 10) * Self.units)
      x.withUnsafeBufferPointer { x in
        guard let start = x.baseAddress else { return }
        KernelGradient(
          x: start + 10, stride: Self.inputs, delta: delta, rows: rows, part: Self.inputs - 10,
          units: Self.units
        ).write(to: &gradient, by: instructions)
      }
      return gradient
    }

    /// One sum, fused input after input.
    func sum(_ row: Int, _ unit: Int) -> Float {
      (0..<Self.inputs).reduce(0.5) {
        $0.addingProduct(x[row * Self.inputs + $1], kernel[$1 * Self.units + unit])
      }
    }

    /// One gradient, fused row after row.
    func gradient(_ input: Int, _ unit: Int) -> Float {
      (0..<rows).reduce(0) {
        $0.addingProduct(x[$1 * Self.inputs + input], delta[$1 * Self.units + unit])
      }
    }
  }

  private static let instructions = [PRODUCT_AVX2, PRODUCT_AVX512].filter {
    $0.rawValue <= BatchProduct.instructions.rawValue
  }

  @Test(arguments: [2, 3, 5, 7, 8, 13, 33, 130], instructions)
  func `sums are fused one after the other`(rows: Int, instructions: product_instructions) {
    let layer = Layer(rows: rows)
    let wanted = (0..<rows).flatMap { row in
      (0..<Layer.units).map { layer.sum(row, $0).bitPattern }
    }
    #expect(layer.sums(instructions).map(\.bitPattern) == wanted)
  }

  @Test(arguments: [2, 3, 5, 7, 8, 13, 33, 130], instructions)
  func `gradients are fused row after row`(rows: Int, instructions: product_instructions) {
    let layer = Layer(rows: rows)
    let wanted = (10..<Layer.inputs).flatMap { input in
      (0..<Layer.units).map { layer.gradient(input, $0).bitPattern }
    }
    #expect(layer.gradient(instructions).map(\.bitPattern) == wanted)
  }

  @Test(arguments: instructions)
  func `a gradient that is none shows where the input is 0, too`(
    instructions: product_instructions
  ) {
    var layer = Layer(rows: 6)
    layer.delta[2 * Layer.units + 3] = .infinity
    let gradient = layer.gradient(instructions)
    for input in 10..<Layer.inputs {
      #expect(!gradient[(input - 10) * Layer.units + 3].isFinite)
    }
  }

  @Test(arguments: instructions)
  func `an input of 0 in all rows adds nothing`(instructions: product_instructions) {
    var layer = Layer(rows: 4)
    for index in layer.x.indices { layer.x[index] = 0 }
    #expect(layer.sums(instructions).allSatisfy { $0 == 0.5 })
    #expect(layer.gradient(instructions).allSatisfy { $0 == 0 })
  }
}
