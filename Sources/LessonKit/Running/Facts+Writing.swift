import Notation

extension Facts {
  /// How a live number reads here: as `Numerals` write it, or `?` while it is not known.
  func text(_ number: LiveNumber) throws(FactError) -> String {
    if lacksTraining { return "?" }
    if number.format == nil, let pair = try pair(number.expression) { return pair }
    guard let value = try value(number.expression) else { return "?" }
    return Self.text(value, as: number.format ?? Self.format(of: number.expression, value))
  }

  /// A number in one of the ways to write it.
  static func text(_ value: Double, as format: LiveNumber.Format) -> String {
    switch format {
    case .value: return Numerals.value(value)
    case .nine: return Numerals.value(value, decimals: 9)
    case .signed: return Numerals.signed(value)
    case .gradient: return Numerals.gradient(value)
    case .setting: return Numerals.setting(Float(value))
    case .percent: return Numerals.percent(Float(value))
    case .count:
      guard let whole = Int(exactly: value.rounded()) else { return Numerals.value(value) }
      return Numerals.count(whole)
    }
  }

  /// The way of writing that belongs to an expression's kind.
  static func format(of expression: Expression, _ value: Double) -> LiveNumber.Format {
    switch expression {
    case .number: .setting
    case .variable: .value
    case .quantity(let quantity): quantity.format
    case .negative(let inside): format(of: inside, value)
    case .applied: .value
    case .combined(let left, _, let right):
      isCount(left) && isCount(right) && value == value.rounded() ? .count : .value
    }
  }

  private static func isCount(_ expression: Expression) -> Bool {
    switch expression {
    case .number(let number): number == number.rounded()
    case .variable: false
    case .quantity(let quantity): quantity.format == .count
    case .negative(let inside): isCount(inside)
    case .applied(.size, let inside): isCount(inside)
    case .applied: false
    case .combined(let left, _, let right): isCount(left) && isCount(right)
    }
  }

  /// A weight before and after its update: as many decimals as make the change visible.
  private func pair(_ expression: Expression) throws(FactError) -> String? {
    guard case .quantity(let quantity) = expression else { return nil }
    guard [.before, .after, .change].contains(quantity.word) else { return nil }
    let name = try quantity.weight
    guard let before = try before(name), let after = try after(name) else {
      return nil
    }
    let pair = Numerals.pair(Float(before), Float(after))
    return quantity.word == .before
      ? pair.before : quantity.word == .after ? pair.after : pair.change
  }
}
