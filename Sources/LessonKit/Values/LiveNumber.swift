/// A number to be taken from the running network: `{{p 5}}`, `{{count parameters | count}}`.
public struct LiveNumber: Sendable, Equatable {
  /// How a number is written, when not in the way of its own kind.
  public enum Format: String, CaseIterable, Sendable {
    /// Four decimals.
    case value
    /// Nine decimals.
    case nine
    /// Four decimals with a sign.
    case signed
    /// Five decimals with a sign.
    case gradient
    /// A whole number with separators.
    case count
    /// As many decimals as it has: `0.1`.
    case setting
    /// Percent: `8 %`.
    case percent
  }

  /// What it is.
  public let expression: Expression
  /// How it is written; nil for the way of its kind.
  public let format: Format?
  /// The words as written.
  public let text: String
  /// The line in the lesson's file.
  public let line: Int
}

extension LiveNumber {
  /// The same number of the page's other network.
  var ofOther: LiveNumber {
    LiveNumber(expression: expression.ofOther, format: format, text: "other \(text)", line: line)
  }
}

extension Expression {
  /// The same of the page's other network.
  fileprivate var ofOther: Expression {
    switch self {
    case .number, .variable: self
    case .quantity(let quantity):
      .quantity(Quantity(word: .other, arguments: [.quantity(quantity)]))
    case .negative(let inside): .negative(inside.ofOther)
    case .applied(let function, let inside): .applied(function, inside.ofOther)
    case .combined(let left, let sign, let right): .combined(left.ofOther, sign, right.ofOther)
    }
  }
}

/// A comparison of two live numbers: `z dense 17 > 0`.
public struct Condition: Sendable, Equatable {
  /// How the two are compared.
  public enum Comparison: String, CaseIterable, Sendable {
    /// Left is smaller.
    case less = "<"
    /// Left is smaller or the same.
    case lessOrEqual = "<="
    /// Both are exactly the same number.
    case equal = "="
    /// They differ.
    case unequal = "!="
    /// Left is larger or the same.
    case greaterOrEqual = ">="
    /// Left is larger.
    case greater = ">"
  }

  /// All of these must hold: `0.3 < p 5 < 0.7` is two.
  public let parts: [Part]
  /// The words as written.
  public let text: String
  /// The line in the lesson's file.
  public let line: Int

  /// One comparison of two numbers.
  public struct Part: Sendable, Equatable {
    /// The left number.
    public let left: Expression
    /// How they are compared.
    public let comparison: Comparison
    /// The right number.
    public let right: Expression
  }
}
