import NeuralCore

extension Expression {
  /// How deep parentheses and signs may nest; no lesson needs more than two or three.
  private static let deepest = 20
  /// How many words an expression has at most: a longer one nests to the left as deep as it is long.
  private static let longest = 500

  /// Reads an expression of which all is to be taken; words and operators are divided by spaces.
  init(_ words: inout WordReader) throws(DescriptionError) {
    guard words.words.count <= Self.longest else {
      throw words.error("an expression has up to \(Self.longest) words", at: words.next)
    }
    self = try Self.sum(&words, depth: 0)
    if let extra = words.next {
      throw words.error(
        "“\(extra.text)” is one word too many, or an operator is missing", at: extra)
    }
  }

  private static func sum(
    _ words: inout WordReader, depth: Int
  ) throws(DescriptionError) -> Expression {
    var result = try product(&words, depth: depth)
    while let sign = take(&words, .plus, .minus) {
      result = .combined(result, sign, try product(&words, depth: depth))
    }
    return result
  }

  private static func product(
    _ words: inout WordReader, depth: Int
  ) throws(DescriptionError) -> Expression {
    var result = try factor(&words, depth: depth)
    while let sign = take(&words, .times, .over) {
      result = .combined(result, sign, try factor(&words, depth: depth))
    }
    return result
  }

  /// Takes one of the operators where it comes next.
  private static func take(_ words: inout WordReader, _ signs: Operator...) -> Operator? {
    signs.first { words.take(ifNext: $0.rawValue) }
  }

  private static func factor(
    _ words: inout WordReader, depth: Int
  ) throws(DescriptionError) -> Expression {
    let start = words.next
    guard depth < deepest else {
      throw words.error("an expression nests deeper than \(deepest) levels", at: start)
    }
    if let number = start.flatMap({ Double($0.text) }), number.isFinite {
      _ = words.take()
      return .number(number)
    }
    if words.take(ifNext: "v") { return .variable }
    if words.take(ifNext: "-") { return .negative(try factor(&words, depth: depth + 1)) }
    if words.take(ifNext: "(") {
      let inside = try sum(&words, depth: depth + 1)
      guard words.take(ifNext: ")") else {
        throw words.error("this parenthesis lacks a closing one", at: start)
      }
      return inside
    }
    if let function = try applied(&words) {
      return .applied(function, try factor(&words, depth: depth + 1))
    }
    return .quantity(try Quantity(&words))
  }

  /// Takes a function of one number where one comes next.
  private static func applied(_ words: inout WordReader) throws(DescriptionError) -> Applied? {
    if words.take(ifNext: "ln") { return .logarithm }
    if words.take(ifNext: "exp") { return .exponential }
    if words.take(ifNext: "abs") { return .size }
    if words.take(ifNext: "f") { return .function(try function(&words)) }
    if words.take(ifNext: "f'") { return .slope(try function(&words)) }
    return nil
  }

  private static func function(_ words: inout WordReader) throws(DescriptionError) -> Activation {
    let name = try words.take("an activation function is wanted")
    guard let function = try? Activation(name.text), !function.mixesUnits else {
      let known = Activation.allCases.filter { !$0.mixesUnits }.map(\.name)
      throw words.error(
        "“\(name.text)” has no curve\(WordList(known).hint(for: name.text)); a function is one of "
          + known.joined(separator: ", "), at: name)
    }
    return function
  }
}
