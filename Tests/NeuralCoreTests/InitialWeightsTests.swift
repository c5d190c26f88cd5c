import NeuralCore
import Testing

/// What a network begins with: Glorot-uniform kernels, zero biases, as Keras's Dense.
@Suite struct InitialWeightsTests {
  private func session(_ network: String, seed: UInt64) throws -> Session {
    try Session(network, .meanSquaredError, seed: seed)
  }

  /// The limits are √(6 / (inputs + units)); the standard deviations limit / √3.
  @Test(arguments: [
    ("784 dense(200)", 0.07808688094430304), ("200 dense(200)", 0.1224744871391589),
    ("200 dense(10)", 0.1690308509457033), ("784 dense(32)", 0.08574929257125442),
  ])
  func kernelsAreUniform(network: String, limit: Double) throws {
    for seed in 1...5 as ClosedRange<UInt64> {
      let session = try session(network, seed: seed)
      let kernel = session.parameters[session.network.parameters[0].range].map(Double.init)
      let count = Double(kernel.count)
      #expect(kernel.allSatisfy { abs($0) <= limit * (1 + 1e-6) })
      #expect((kernel.map(abs).max() ?? 0) > 0.99 * limit)
      let mean = kernel.reduce(0, +) / count
      let deviation = limit / 3.0.squareRoot()
      // Five standard errors of a mean and of a variance.
      #expect(abs(mean) < 5 * deviation / count.squareRoot())
      let variance = kernel.map { $0 * $0 }.reduce(0, +) / count
      #expect(abs(variance / (deviation * deviation) - 1) < 5 * (0.8 / count).squareRoot())
      // A tenth of the numbers in each tenth of the range.
      var tenths = [Int](repeating: 0, count: 10)
      for weight in kernel { tenths[min(9, Int((weight / limit + 1) * 5))] += 1 }
      for tenth in tenths {
        #expect(abs(Double(tenth) - count / 10) < 5 * (0.09 * count).squareRoot())
      }
    }
  }

  @Test func biasesAreZero() throws {
    let session = try session(Sequential.tutorial.description, seed: 3)
    for slice in session.network.parameters where !slice.isKernel {
      #expect(session.parameters[slice.range].allSatisfy { $0 == 0 })
    }
  }

  @Test func seedsAndKernelsDiffer() throws {
    let network = "50 dense(50) relu dense(50)"
    let one = try session(network, seed: 1)
    #expect(try session(network, seed: 1) == one)
    let other = try session(network, seed: 2).parameters
    #expect(zip(one.parameters, other).count { $0 == $1 && $0 != 0 } < 5)
    let kernels = [0, 2].map { one.parameters[one.network.parameters[$0].range] }
    #expect(zip(kernels[0], kernels[1]).count { $0 == $1 } < 5)
  }

  /// Neighbours in a kernel have nothing to do with each other.
  @Test func weightsAreUncorrelated() throws {
    let weights = try session("784 dense(200)", seed: 5).parameters[0..<156_800].map(Double.init)
    let square = weights.map { $0 * $0 }.reduce(0, +)
    for distance in [1, 2, 3, 200, 784] {
      let product = zip(weights, weights.dropFirst(distance)).map { $0 * $1 }.reduce(0, +)
      #expect(abs(product / square) < 5 / Double(weights.count).squareRoot(), "\(distance) apart")
    }
  }
}
