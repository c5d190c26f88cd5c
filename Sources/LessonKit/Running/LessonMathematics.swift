import Foundation

/// The functions of school mathematics that lessons calculate with.
enum LessonMathematics {
  /// The natural logarithm.
  static func logarithm(_ x: Double) -> Double { Foundation.log(x) }

  /// e to the power x.
  static func exponential(_ x: Double) -> Double { Foundation.exp(x) }

  /// A number to the power of another.
  static func power(_ x: Double, _ exponent: Double) -> Double { Foundation.pow(x, exponent) }
}
