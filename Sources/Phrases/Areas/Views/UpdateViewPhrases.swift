import NeuralCore
import TimeTravel

/// What the view of an update says.
public protocol UpdateViewPhrases: Sendable {
  /// How a weight moves and why so, for each of the optimizer's names, the longest form first.
  func formulas(symbol: String, _ optimizer: Optimizer, rate: Float, names: [String]) -> [String]
  /// The row of the weight in focus.
  var here: String { get }
  /// Over the columns of a weight before, after, and the change.
  var columns: (before: String, after: String, change: String) { get }
  /// Over the columns of what moves it.
  var moves: (gradient: String, decay: String, step: String) { get }
  /// Over the rows of those that move most.
  var mostMoved: String { get }
  /// Over the rows of all numbers, those that move most first.
  var allMoved: String { get }
  /// What plain SGD would have done, the longest form first.
  func plainMove(_ move: Double) -> [String]
  /// What an optimizer keeps from step to step, behind its formula, the longest form first.
  func kept(_ name: String, before: Float) -> [String]
  /// That what the optimizer kept is not what its formula gives.
  func misses(_ symbol: String, _ value: Double, kept: Float) -> String
  /// That a weight is not what the formula gives.
  func misses(_ total: Double, recorded: Float, symbol: String) -> String
  /// How many weights moved, and how many of them without a gradient.
  func summary(_ moves: MoveCounts, of slice: ParameterSlice, _ optimizer: Optimizer) -> String
}

/// How many numbers of a kernel or bias an update moved.
public struct MoveCounts: Hashable, Sendable {
  /// How many there are.
  public let count: Int
  /// How many moved.
  public let moved: Int
  /// How many have a gradient of exactly 0.
  public let withoutGradient: Int
  /// How many of those moved.
  public let driven: Int

  /// Counts by the numbers before and after, and their gradients.
  public init(
    _ before: ArraySlice<Float>, _ after: ArraySlice<Float>, _ gradient: [Float]
  ) {
    var (moved, withoutGradient, driven) = (0, 0, 0)
    before.withUnsafeBufferPointer { before in
      after.withUnsafeBufferPointer { after in
        for index in gradient.indices {
          let (hasMoved, isZero) = (before[index] != after[index], gradient[index] == 0)
          moved += hasMoved ? 1 : 0
          withoutGradient += isZero ? 1 : 0
          driven += hasMoved && isZero ? 1 : 0
        }
      }
    }
    count = gradient.count
    (self.moved, self.withoutGradient, self.driven) = (moved, withoutGradient, driven)
  }
}
