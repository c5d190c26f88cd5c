import Foundation
import NeuralCore

/// Points of a plane in some classes: a problem whose whole answer can be looked at.
public struct PlaneData: Hashable, Sendable {
  /// How the points lie.
  public enum Shape: String, CaseIterable, Sendable {
    /// A class in two opposite quarters of a square, the other in the others.
    case xor
    /// A disc, and a ring around it.
    case circles
    /// Two half circles that reach into each other.
    case moons
    /// Two arms around one middle.
    case spirals
    /// Three heaps.
    case blobs
  }

  /// How the points lie.
  public let shape: Shape
  /// How many points there are to learn from; as many others are there to test with.
  public let count: Int
  /// The standard deviation of what is added to both coordinates.
  public let noise: Float
  /// What the points are drawn from.
  public let seed: UInt64

  /// The largest number of points.
  public static let mostPoints = 100_000
  /// How many points there are, and how far they are strewn, where nobody says.
  public static let usual = (count: 200, noise: Float(0.1), seed: UInt64(1))

  /// So many points of a shape.
  public init(
    _ shape: Shape, count: Int = usual.count, noise: Float = usual.noise,
    seed: UInt64 = usual.seed
  ) {
    precondition(count > 0 && noise >= 0, "points are at least one, noise is not below 0")
    self.shape = shape
    self.count = count
    self.noise = noise
    self.seed = seed
  }

  /// How many classes the points are of.
  public var classes: Int { shape == .blobs ? 3 : 2 }

  /// The points to learn from, or others of the same shape to test with.
  public func points(ofTest isTest: Bool = false) -> PlanePoints {
    var dice = Dice(seed: seed &* 2 &+ (isTest ? 1 : 0))
    var points: [SIMD2<Float>] = []
    var labels: [Int] = []
    for index in 0..<count {
      let label = index % classes
      let noise = SIMD2(dice.normal(), dice.normal()) * self.noise
      points.append(place(of: label, &dice) + noise)
      labels.append(label)
    }
    return PlanePoints(points: points, labels: labels, classes: classes)
  }

  /// Where a point of a class lies, without noise.
  private func place(of label: Int, _ dice: inout Dice) -> SIMD2<Float> {
    let t = dice.uniform()
    let sign: Float = label == 0 ? 1 : -1
    switch shape {
    case .xor:
      let (x, y) = (t * 2 - 1, dice.uniform())
      return SIMD2(x, x * sign < 0 ? y : -y)
    case .circles:
      let radius: Float = label == 0 ? 0.4 * dice.uniform().squareRoot() : 1
      return turned(by: t, radius)
    case .moons:
      let half = turned(by: t / 2, 1)
      return label == 0 ? half : SIMD2(1, 0.5) - half
    case .spirals:
      return turned(by: 1.5 * t + (label == 0 ? 0 : 0.5), 0.1 + 0.9 * t)
    case .blobs:
      let middle = turned(by: Float(label) / 3, 1)
      return middle + 0.3 * SIMD2(dice.normal(), dice.normal())
    }
  }

  /// A point at a distance from the middle, so many turns around it.
  private func turned(by turns: Float, _ radius: Float) -> SIMD2<Float> {
    let angle = Double(turns) * 2 * .pi
    return SIMD2(Float(cos(angle)), Float(sin(angle))) * radius
  }
}

/// Points and their classes as examples: of two classes the target is 0 or 1, of more it is one-hot.
public struct PlanePoints: ExampleSource {
  /// Where the points are.
  public let points: [SIMD2<Float>]
  /// Which class each is of, from 0.
  public let labels: [Int]
  fileprivate let classes: Int

  fileprivate init(points: [SIMD2<Float>], labels: [Int], classes: Int) {
    self.points = points
    self.labels = labels
    self.classes = classes
  }

  /// As many as there are points.
  public var count: Int { points.count }
  /// Two: the point's coordinates.
  public var inputWidth: Int { 2 }
  /// One for two classes, else one for each.
  public var targetWidth: Int { classes == 2 ? 1 : classes }

  /// Writes the point's coordinates and its class.
  public func copyExample(
    _ index: Int, input: UnsafeMutableBufferPointer<Float>,
    target: UnsafeMutableBufferPointer<Float>
  ) {
    (input[0], input[1]) = (points[index].x, points[index].y)
    guard classes > 2 else { return target[0] = Float(labels[index]) }
    for place in target.indices { target[place] = place == labels[index] ? 1 : 0 }
  }
}

/// SplitMix64: the same numbers from the same seed on every machine.
private struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// From 0 to below 1, in steps of 2⁻²⁴.
  mutating func uniform() -> Float {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Float((z ^ (z >> 31)) >> 40) * 0x1p-24
  }

  /// Of mean 0 and standard deviation 1, by Box and Muller.
  mutating func normal() -> Float {
    let radius = (-2 * log(1 - Double(uniform()))).squareRoot()
    return Float(radius * cos(2 * .pi * Double(uniform())))
  }
}

// MARK: - The text form

extension PlaneData: CustomStringConvertible {
  /// The text form, which reads back to equal data: `moons:200,0.1`, with a seed that is not 1 behind it.
  public var description: String {
    let seed = seed == Self.usual.seed ? "" : ",\(seed)"
    return "\(shape.rawValue):\(count),\(noise)\(seed)"
  }

  /// Reads `moons`, `moons:200`, `moons:200,0.1`, `moons:200,0.1,7`; nil where it names no shape.
  ///
  /// `xor` alone is the four points of exclusive or, and none of these.
  init?(text: String) throws(DescriptionError) {
    let name = text.prefix { $0 != ":" }
    guard let shape = Shape(rawValue: name.lowercased()), text.lowercased() != "xor" else {
      return nil
    }
    let parts = text.dropFirst(name.count + 1).split(
      separator: ",", omittingEmptySubsequences: false)
    func fault(_ rule: String) -> DescriptionError {
      DescriptionError(text: text, column: name.count + 2, message: rule)
    }
    let isBare = name.count == text.count
    guard isBare || (1...3).contains(parts.count) else {
      throw fault("points are written as \(name):200,0.1,1: how many, their noise, a seed")
    }
    guard let count = isBare ? Self.usual.count : Int(parts[0]),
      (1...Self.mostPoints).contains(count)
    else { throw fault("points are a whole number from 1 to \(Self.mostPoints)") }
    guard let noise = parts.count < 2 ? Self.usual.noise : Float(parts[1]), (0...10).contains(noise)
    else { throw fault("the noise of points is a number from 0 to 10") }
    guard let seed = parts.count < 3 ? Self.usual.seed : UInt64(parts[2]) else {
      throw fault("the seed of points is a whole number from 0 on")
    }
    self.init(shape, count: count, noise: noise, seed: seed)
  }
}
