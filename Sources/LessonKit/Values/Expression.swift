import NeuralCore

/// A little arithmetic over quantities: `count dense/kernel + count dense/bias`, `- ln p label`.
///
/// Words are divided by spaces; `*` and `/` bind before `+` and `-`; parentheses group.
public indirect enum Expression: Sendable, Equatable {
  /// A number as it stands.
  case number(Double)
  /// The variable of a curve, which is written `v`.
  case variable
  /// A number from the network.
  case quantity(Quantity)
  /// The other sign.
  case negative(Expression)
  /// One number made of one.
  case applied(Applied, Expression)
  /// One number made of two.
  case combined(Expression, Operator, Expression)

  /// The functions of one number.
  public enum Applied: Sendable, Equatable {
    /// The natural logarithm: `ln`.
    case logarithm
    /// e to this power: `exp`.
    case exponential
    /// The size without the sign: `abs`.
    case size
    /// An activation function: `f sigmoid 2`.
    case function(Activation)
    /// Its slope: `f' sigmoid 2`.
    case slope(Activation)
  }

  /// The operations on two numbers.
  public enum Operator: String, Sendable, Equatable {
    /// Sum.
    case plus = "+"
    /// Difference.
    case minus = "-"
    /// Product.
    case times = "*"
    /// Quotient.
    case over = "/"
  }
}
