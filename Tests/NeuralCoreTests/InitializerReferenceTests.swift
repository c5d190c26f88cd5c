import Foundation
import NeuralCore
import Testing

/// Every row of `initializers.json`: what Keras's initialisers draw from, by the moments of our draws.
@Suite struct InitializerReferenceTests {
  static let figures = Result { try Fixture.read("initializers.json", as: Figures.self) }

  /// Kernels of several seeds together, at least some thousand numbers.
  private func draws(_ row: Row) throws -> [Double] {
    let network = try Sequential(
      "\(row.shape[0]) dense(\(row.shape[1]), kernel_initializer: \(row.name))")
    let size = row.shape[0] * row.shape[1]
    return (0..<UInt64(max(1, 12_000 / size))).flatMap { seed in
      let session = Session(
        network: network, loss: .meanSquaredError, optimizer: .sgd(), seed: 100 + seed)
      return session.parameters[0..<size].map(Double.init)
    }
  }

  @Test(arguments: try figures.get().rows.map(\.title)) func moments(title: String) throws {
    let row = try #require(Self.figures.get().rows.first { $0.title == title })
    let values = try draws(row)
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let variance = values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / count
    // Five standard errors of a mean and of a variance; a uniform's fourth moment is 1.8, a cut
    // normal's 2.1 (it is smaller than the whole one's 3) times the square of its variance.
    #expect(abs(mean - row.mean) < 5 * row.std / count.squareRoot())
    #expect(abs(variance / (row.std * row.std) - 1) < 5 * (2 / count).squareRoot())
    let largest = values.map(abs).max() ?? 0
    if let limit = row.limit {
      #expect(largest <= limit * (1 + 1e-6), "nothing lies beyond the cut")
      #expect(largest > 0.97 * limit, "and the cut is reached")
    } else {
      #expect(largest > 3 * row.std, "nothing is cut")
    }
  }

  /// A cut normal has a shape: 68.3 of 95.4 parts lie within one standard deviation before the cut.
  @Test(arguments: ["glorot_normal", "he_normal", "lecun_normal", "truncated_normal"])
  func normalsAreNormal(name: String) throws {
    let row = try #require(
      Self.figures.get().rows.first { $0.name == name && $0.shape == [200, 200] })
    let limit = try #require(row.limit)
    let values = try draws(row)
    let inner = Double(values.count { abs($0) < limit / 2 }) / Double(values.count)
    let share = erf(0.5.squareRoot()) / erf(2.0.squareRoot())
    #expect(abs(inner - share) < 5 * (share * (1 - share) / Double(values.count)).squareRoot())
  }

  @Test func zerosAndOnes() throws {
    let session = try Session(
      "3 dense(4, kernel_initializer: ones, bias_initializer: ones) "
        + "dense(2, kernel_initializer: zeros)", .meanSquaredError)
    #expect(
      session.parameters == [Float](repeating: 1, count: 16) + [Float](repeating: 0, count: 10))
  }

  /// A bias has its own number of units for both fans, as in Keras.
  @Test func biasesAreDrawnToo() throws {
    let session = try Session("3 dense(600, bias_initializer: glorot_uniform)", .meanSquaredError)
    let bias = session.parameters[session.network.parameters[1].range]
    let limit: Float = (6 / 1200 as Float).squareRoot()
    let largest = bias.map(abs).max() ?? 0
    #expect(largest <= limit && largest > 0.97 * limit)
  }

  @Test func everyInitializerIsThere() throws {
    let names = Set(try Self.figures.get().rows.map(\.name))
    #expect(names.union(["zeros", "ones"]) == Set(Initializer.allCases.map(\.name)))
    #expect(try Self.figures.get().rows.count == 45)
  }

  /// What is read of `initializers.json`, under the names it has there.
  struct Figures: Decodable { let rows: [Row] }

  struct Row: Decodable {
    let name: String
    let shape: [Int]
    let mean: Double
    let std: Double
    let limit: Double?

    var title: String { "\(name) \(shape)" }
  }
}
