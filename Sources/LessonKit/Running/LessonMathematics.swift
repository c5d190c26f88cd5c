import Foundation

/// The two functions of school mathematics that lessons calculate with.
enum LessonMathematics {
  /// The natural logarithm.
  static func logarithm(_ x: Double) -> Double { Foundation.log(x) }

  /// e to the power x.
  static func exponential(_ x: Double) -> Double { Foundation.exp(x) }
}
