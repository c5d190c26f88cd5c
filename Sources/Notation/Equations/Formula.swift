/// What stands on the left of an equation: numbers, and how they are put together.
///
/// It writes itself with the brackets that the usual order of operations asks for, and is worked out
/// from the same tree: so that what is read is what is meant.
public indirect enum Formula: Hashable, Sendable {
  /// A number.
  case number(Figure)
  /// − a.
  case negative(Formula)
  /// a + b + …; a negative one is taken away.
  case sum([Formula])
  /// a × b × ….
  case product([Formula])
  /// a / b.
  case quotient(Formula, Formula)
  /// a^b.
  case power(Formula, Formula)
  /// a².
  case square(Formula)
  /// √a.
  case root(Formula)
  /// |a|.
  case size(Formula)
  /// f(a, …).
  case call(Function, [Formula])

  /// A function by the name that it has on a calculator.
  public enum Function: String, Hashable, Sendable {
    /// The natural logarithm, as everywhere in this field.
    case log
    /// e to the power of.
    case exp
    /// The hyperbolic tangent.
    case tanh
    /// The hyperbolic cosine.
    case cosh
    /// The cosine.
    case cos
    /// The largest of.
    case max
  }
}

// MARK: - Building

extension Formula {
  /// A rounded number whose sign speaks only when it is negative.
  public static func value(_ number: Double) -> Formula { .number(Figure(number, .value)) }

  /// A rounded number whose sign speaks only when it is negative.
  public static func value(_ number: Float) -> Formula { .value(Double(number)) }

  /// A rounded number with its sign.
  public static func signed(_ number: Double) -> Formula { .number(Figure(number, .signed)) }

  /// A rounded number with its sign.
  public static func signed(_ number: Float) -> Formula { .signed(Double(number)) }

  /// A number that was chosen, or has a short exact form: a rate, a mask, a slope of 1.
  public static func setting(_ number: Float) -> Formula {
    .number(Figure(Double(number), .setting, exact: Numerals.shortForm(number)))
  }

  /// A number that was chosen, in double precision.
  public static func setting(_ number: Double) -> Formula {
    .number(Figure(number, .setting, exact: Numerals.shortForm(number)))
  }

  /// A number that was counted.
  public static func count(_ number: Int) -> Formula { .number(Figure(Double(number), .count)) }

  /// π.
  public static let pi = Formula.number(Figure(.pi, .setting, exact: "π"))

  /// log a, the natural logarithm.
  public static func log(_ a: Formula) -> Formula { .call(.log, [a]) }

  /// exp a.
  public static func exp(_ a: Formula) -> Formula { .call(.exp, [a]) }

  /// The larger one.
  public static func max(_ a: Formula, _ b: Formula) -> Formula { .call(.max, [a, b]) }

  /// a + b.
  public static func + (a: Formula, b: Formula) -> Formula { .sum(a.terms + [b]) }
  /// a − b.
  public static func - (a: Formula, b: Formula) -> Formula { .sum(a.terms + [.negative(b)]) }
  /// a × b.
  public static func * (a: Formula, b: Formula) -> Formula { .product(a.factors + [b]) }
  /// a / b.
  public static func / (a: Formula, b: Formula) -> Formula { .quotient(a, b) }
  /// −a.
  public static prefix func - (a: Formula) -> Formula { .negative(a) }

  private var terms: [Formula] {
    if case .sum(let terms) = self { return terms }
    return [self]
  }

  private var factors: [Formula] {
    if case .product(let factors) = self { return factors }
    return [self]
  }

  /// The numbers from left to right.
  public var figures: [Figure] {
    switch self {
    case .number(let figure): [figure]
    case .negative(let a), .square(let a), .root(let a), .size(let a): a.figures
    case .sum(let parts), .product(let parts), .call(_, let parts): parts.flatMap(\.figures)
    case .quotient(let a, let b), .power(let a, let b): a.figures + b.figures
    }
  }
}
