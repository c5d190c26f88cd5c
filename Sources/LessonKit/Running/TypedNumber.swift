/// Reads a number as people write it: as digits, or as a sum that leads to it.
enum TypedNumber {
  /// The number a learner typed: a comma or a point, any minus sign, a percent sign, a fraction, or
  /// arithmetic such as `exp(2)/8.757`; nil where it is none, or not finite.
  ///
  /// `1,376` may be a whole number with a separator or have a decimal comma: it is read as the one
  /// that is nearer to what is right. `log` is the natural one, as in NumPy and in every loss.
  static func read(_ text: String, near truth: Double) -> Double? {
    let readings = [true, false].compactMap { groups -> Double? in
      var sum = TypedSum(text, groupsThousands: groups)
      return sum.value()
    }
    return readings.min { abs($0 - truth) < abs($1 - truth) }
  }
}

extension TypedNumber {
  /// What a unit of a number's figure is worth, counted from its first.
  static func unit(ofFigure figure: Int, of value: Double) -> Double {
    let size = value == 0 ? 1 : abs(value)
    let exponent =
      (LessonMathematics.logarithm(size) / LessonMathematics.logarithm(10)).rounded(.down)
    return LessonMathematics.power(10, exponent - Double(figure - 1))
  }

  /// What a unit of the last typed digit is worth; of a sum a unit of the fourth figure of its value.
  static func unit(of text: String, value: Double) -> Double {
    var digits = text.filter { !$0.isWhitespace }.replacing("\u{2212}", with: "-").lowercased()
    let isPercent = digits.hasSuffix("%")
    if isPercent { digits.removeLast() }
    let parts = digits.replacing(",", with: ".").split(separator: "e")
    guard let first = parts.first, parts.count <= 2, Double(first) != nil else {
      return unit(ofFigure: 4, of: value)
    }
    let point = first.firstIndex(of: ".")
    let decimals = point.map { first.distance(from: $0, to: first.endIndex) - 1 } ?? 0
    let exponent = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
    return LessonMathematics.power(10, Double(exponent) - Double(decimals + (isPercent ? 2 : 0)))
  }
}

/// The arithmetic that a learner types in an answer's place.
private struct TypedSum {
  private let characters: [Character]
  private let groupsThousands: Bool
  private var place = 0

  /// No answer needs more; a longer one is none.
  private static let longest = 200
  /// How deep parentheses and signs may nest.
  private static let deepest = 50

  private static let functions: [(name: String, apply: @Sendable (Double) -> Double)] = [
    ("exp", { LessonMathematics.exponential($0) }), ("log", { LessonMathematics.logarithm($0) }),
    ("ln", { LessonMathematics.logarithm($0) }), ("sqrt", { $0.squareRoot() }),
    ("abs", { abs($0) }),
  ]

  init(_ text: String, groupsThousands: Bool) {
    characters = text.lowercased().filter { !$0.isWhitespace }.map { Self.signs[$0] ?? $0 }
    self.groupsThousands = groupsThousands
  }

  private static let signs: [Character: Character] = [
    "\u{2212}": "-", "×": "*", "·": "*", "÷": "/", "[": "(", "]": ")",
  ]

  /// What it comes to; nil where it is no arithmetic, or leads to no number.
  mutating func value() -> Double? {
    guard characters.count <= Self.longest, let value = sum(depth: 0), place == characters.count,
      value.isFinite
    else { return nil }
    return value
  }

  private mutating func sum(depth: Int) -> Double? {
    guard var value = product(depth: depth) else { return nil }
    while let sign = take("+", "-") {
      guard let next = product(depth: depth) else { return nil }
      value = sign == "+" ? value + next : value - next
    }
    return value
  }

  private mutating func product(depth: Int) -> Double? {
    guard var value = signed(depth: depth) else { return nil }
    while true {
      // Two stars raise to a power, as in Python.
      if starsFollow || next != "*" && next != "/" { return value }
      let sign = characters[place]
      place += 1
      guard let other = signed(depth: depth) else { return nil }
      value = sign == "*" ? value * other : value / other
    }
  }

  private mutating func signed(depth: Int) -> Double? {
    guard depth < Self.deepest else { return nil }
    if let sign = take("+", "-") {
      return signed(depth: depth + 1).map { sign == "-" ? -$0 : $0 }
    }
    guard let base = factor(depth: depth) else { return nil }
    guard starsFollow || next == "^" else { return base }
    place += next == "^" ? 1 : 2
    return signed(depth: depth + 1).map { LessonMathematics.power(base, $0) }
  }

  private mutating func factor(depth: Int) -> Double? {
    if let function = Self.functions.first(where: { follows($0.name + "(") }) {
      place += function.name.count
      return parenthesis(depth: depth).map(function.apply)
    }
    return next == "(" ? parenthesis(depth: depth) : number()
  }

  private mutating func parenthesis(depth: Int) -> Double? {
    place += 1
    guard let value = sum(depth: depth + 1), take(")") != nil else { return nil }
    return value
  }

  /// Digits, with a percent sign perhaps.
  private mutating func number() -> Double? {
    let start = place
    while let character = next, isDigit(character) || isExponent(character, from: start) {
      place += 1
    }
    var text = String(characters[start..<place])
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let isGrouped =
      groupsThousands && parts.count > 1 && parts.dropFirst().allSatisfy { $0.count == 3 }
    text = isGrouped ? parts.joined() : text.replacing(",", with: ".")
    guard place - start <= 20, let number = Double(text), number.isFinite else { return nil }
    return take("%") == nil ? number : number / 100
  }

  private func isDigit(_ character: Character) -> Bool {
    "0123456789.,".contains(character)
  }

  /// Whether a character belongs to a power of ten: the `e` and the sign of `2e-5`.
  private func isExponent(_ character: Character, from start: Int) -> Bool {
    guard place > start else { return false }
    if character == "e" { return !characters[start..<place].contains("e") }
    return "+-".contains(character) && characters[place - 1] == "e"
  }

  // MARK: Characters

  private var next: Character? { place < characters.count ? characters[place] : nil }

  private var starsFollow: Bool { follows("**") }

  private func follows(_ text: String) -> Bool {
    characters[place...].starts(with: text)
  }

  private mutating func take(_ wanted: Character...) -> Character? {
    guard let next, wanted.contains(next) else { return nil }
    place += 1
    return next
  }
}
