import NeuralCore

extension Formula {
  /// What the formula comes to with the digits that are printed.
  func printed(_ rounding: Rounding) -> Double {
    switch self {
    case .number(let figure): figure.printed(rounding)
    case .negative(let a): -a.printed(rounding)
    case .sum(let terms): terms.reduce(0) { $0 + $1.printed(rounding) }
    case .product(let factors): factors.reduce(1) { $0 * $1.printed(rounding) }
    case .quotient(let a, let b): a.printed(rounding) / b.printed(rounding)
    case .power(let a, let b): NeuralCore.power(a.printed(rounding), b.printed(rounding))
    case .square(let a): a.printed(rounding) * a.printed(rounding)
    case .root(let a): a.printed(rounding).squareRoot()
    case .size(let a): a.printed(rounding).magnitude
    case .call(let function, let arguments):
      function.value(of: arguments.map { $0.printed(rounding) })
    }
  }
}

extension Formula.Function {
  fileprivate func value(of x: [Double]) -> Double {
    switch self {
    case .log: logarithm(x[0])
    case .exp: exponential(x[0])
    case .tanh: Activation.tanh.value(x[0])
    case .cosh: (exponential(x[0]) + exponential(-x[0])) / 2
    case .cos: cosine(x[0])
    case .max: x.max() ?? 0
    }
  }
}
