extension Formula {
  /// The formula as an expression of Python, with all digits of its numbers; functions are those of `math`.
  public var python: String {
    switch self {
    case .number(let figure): Python.number(figure.value)
    case .negative(let a): "-(\(a.python))"
    case .sum(let terms): "(\(terms.map(\.python).joined(separator: " + ")))"
    case .product(let factors): "(\(factors.map(\.python).joined(separator: " * ")))"
    case .quotient(let a, let b): "(\(a.python) / \(b.python))"
    case .power(let a, let b): "(\(a.python)) ** (\(b.python))"
    case .square(let a): "(\(a.python)) ** 2"
    case .root(let a): "math.sqrt(\(a.python))"
    case .size(let a): "abs(\(a.python))"
    case .call(let function, let arguments):
      (function == .max ? "max" : "math.\(function.rawValue)")
        + "(\(arguments.map(\.python).joined(separator: ", ")))"
    }
  }
}

/// How numbers are written in Python.
public enum Python {
  /// The shortest text that reads back to the number: of single precision, where it is one.
  public static func number(_ number: Double) -> String {
    if number.isNaN { return "math.nan" }
    if number.isInfinite { return number < 0 ? "-math.inf" : "math.inf" }
    let single = Float(number)
    let text = Double(single) == number ? "\(single)" : "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A list of numbers in all their digits: for what takes their small differences from 1.
  public static func exactList(_ numbers: some Sequence<Float>) -> String {
    "[\(numbers.map { "\(Double($0))" }.joined(separator: ", "))]"
  }

  /// A list of numbers.
  public static func list(_ numbers: some Sequence<Float>) -> String {
    "[\(numbers.map { number(Double($0)) }.joined(separator: ", "))]"
  }
}
