import NeuralCore

extension Expression {
  /// How deep parentheses and signs may nest; no lesson needs more than two or three.
  private static let deepest = 20

  /// Reads an expression; words and operators are divided by spaces.
  init(_ text: String, line: Int, file: String) throws(LessonError) {
    var words = Words(text, line: line, file: file)
    self = try Self.sum(&words, depth: 0)
    if let extra = words.next {
      throw words.error("“\(extra)” in “\(text)” is one word too many, or an operator is missing")
    }
  }

  private static func sum(_ words: inout Words, depth: Int) throws(LessonError) -> Expression {
    var result = try product(&words, depth: depth)
    while let word = words.next, let sign = Operator(rawValue: word),
      sign == .plus || sign == .minus
    {
      _ = words.take(ifNext: word)
      result = .combined(result, sign, try product(&words, depth: depth))
    }
    return result
  }

  private static func product(_ words: inout Words, depth: Int) throws(LessonError) -> Expression {
    var result = try factor(&words, depth: depth)
    while let word = words.next, let sign = Operator(rawValue: word),
      sign == .times || sign == .over
    {
      _ = words.take(ifNext: word)
      result = .combined(result, sign, try factor(&words, depth: depth))
    }
    return result
  }

  private static func factor(_ words: inout Words, depth: Int) throws(LessonError) -> Expression {
    guard depth < deepest else {
      throw words.error("“\(words.text)” nests deeper than \(deepest) levels")
    }
    let next = words.next ?? ""
    if let number = Double(next), number.isFinite {
      _ = words.take(ifNext: next)
      return .number(number)
    }
    switch next {
    case "-":
      _ = words.take(ifNext: next)
      return .negative(try factor(&words, depth: depth + 1))
    case "(":
      _ = words.take(ifNext: next)
      let inside = try sum(&words, depth: depth + 1)
      guard words.take(ifNext: ")") else {
        throw words.error("“\(words.text)” lacks a closing parenthesis")
      }
      return inside
    case "ln", "exp", "abs", "f", "f'":
      _ = words.take(ifNext: next)
      let function = try applied(next, &words)
      return .applied(function, try factor(&words, depth: depth + 1))
    default:
      return .quantity(try Quantity(&words))
    }
  }

  private static func applied(_ word: String, _ words: inout Words) throws(LessonError) -> Applied {
    switch word {
    case "ln": return .logarithm
    case "exp": return .exponential
    case "abs": return .size
    default:
      let name = try words.take("an activation function")
      guard let function = try? Activation(name), !function.mixesUnits else {
        let known = Activation.allCases.filter { !$0.mixesUnits }.map(\.name)
        throw words.error(
          "“\(name)” in “\(words.text)” has no curve; a function is one of "
            + known.joined(separator: ", "))
      }
      return word == "f" ? .function(function) : .slope(function)
    }
  }
}
