extension Formula {
  /// The formula with so many digits: `(0.0913 − 1) / 2`.
  public func text(_ rounding: Rounding) -> String {
    switch self {
    case .number(let figure): figure.text(rounding)
    case .negative(let a): Numerals.minus + a.unsigned(rounding, above: .product)
    case .sum(let terms): sum(terms, rounding)
    case .product(let factors):
      factors.enumerated().map { index, factor in
        // A quotient may stand first only: a × (b / c) is worked out in another order.
        factor.text(rounding, above: index == 0 ? .product : .power, isFirst: index == 0)
      }.joined(separator: " × ")
    case .quotient(let a, let b):
      a.text(rounding, above: .product, isFirst: true) + " / "
        + b.text(rounding, above: .power, isFirst: false)
    case .power(let a, let b):
      a.text(rounding, above: .atom, isFirst: false) + "^"
        + b.text(rounding, above: .atom, isFirst: false)
    case .square(let a): a.text(rounding, above: .atom, isFirst: false) + "²"
    case .root(let a): "√" + a.text(rounding, above: .atom, isFirst: false)
    case .size(let a): "|\(a.text(rounding))|"
    case .call(let function, let arguments):
      "\(function.rawValue)(\(arguments.map { $0.text(rounding) }.joined(separator: ", ")))"
    }
  }

  private func sum(_ terms: [Formula], _ rounding: Rounding) -> String {
    var text = ""
    for (index, term) in terms.enumerated() {
      if index == 0 {
        text = term.text(rounding, above: .sum, isFirst: true)
      } else if case .negative(let taken) = term {
        text += " \(Numerals.minus) " + taken.unsigned(rounding, above: .product)
      } else {
        text += " + " + term.unsigned(rounding, above: .product)
      }
    }
    return text
  }

  /// Behind a + or a −: a plus of its own would only be in the way.
  private func unsigned(_ rounding: Rounding, above order: Order) -> String {
    let text = text(rounding, above: order, isFirst: false)
    return text.hasPrefix("+") ? String(text.dropFirst()) : text
  }

  /// The text, in brackets where it binds less than what is around it, or its minus would meet a sign.
  private func text(_ rounding: Rounding, above order: Order, isFirst: Bool) -> String {
    let text = text(rounding)
    let isNegative = !isFirst && text.hasPrefix(Numerals.minus)
    return self.order < order || isNegative || (order == .atom && text.hasPrefix("+"))
      ? "(\(text))" : text
  }

  /// How strongly the outermost operation binds.
  private enum Order: Int, Comparable {
    case sum, product, power, atom

    static func < (a: Order, b: Order) -> Bool { a.rawValue < b.rawValue }
  }

  private var order: Order {
    switch self {
    case .sum: .sum
    case .negative, .product, .quotient: .product
    case .power, .square: .power
    case .number, .root, .size, .call: .atom
    }
  }
}
