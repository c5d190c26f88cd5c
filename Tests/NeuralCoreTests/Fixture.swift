import Foundation

/// Reference figures from the folder `Fixtures`; its README says how they were made.
enum Fixture {
  static func read<Figures: Decodable>(_ name: String, as: Figures.Type) throws -> Figures {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures").appendingPathComponent(name)
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try decoder.decode(Figures.self, from: Data(contentsOf: file))
  }
}

/// A tensor of the reference: its norms, and entries spread over it.
struct Samples: Decodable {
  let shape: [Int]
  let norm: Double
  let sum: Double
  let largest: Double
  let index: [Int]
  let value: [Double]

  /// How far a tensor is from the reference: the largest difference of an entry, of the norm and of
  /// the largest magnitude, in units of the reference's norm.
  func distance(_ tensor: [Double]) -> Double {
    guard tensor.count == shape.reduce(1, *) else { return .infinity }
    var worst = abs(tensor.map { $0 * $0 }.reduce(0, +).squareRoot() - norm)
    worst = max(worst, abs((tensor.map(abs).max() ?? 0) - largest))
    for (index, value) in zip(index, value) { worst = max(worst, abs(tensor[index] - value)) }
    // Errors that have nothing to do with each other add up like the root of their number.
    let sumError = abs(tensor.reduce(0, +) - sum) / Double(tensor.count).squareRoot()
    return max(worst, sumError) / norm
  }

  func distance(_ tensor: [Float]) -> Double { distance(tensor.map(Double.init)) }
}

/// How far a tensor is from another, in units of the other's norm: ‖a − b‖ / ‖b‖.
func distance(_ a: [Float], _ b: [Double]) -> Double {
  guard a.count == b.count else { return .infinity }
  let difference = zip(a, b).map { (Double($0) - $1) * (Double($0) - $1) }.reduce(0, +)
  let norm = b.map { $0 * $0 }.reduce(0, +)
  return norm == 0 ? difference.squareRoot() : (difference / norm).squareRoot()
}
