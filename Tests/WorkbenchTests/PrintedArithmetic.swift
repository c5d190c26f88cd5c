import Foundation

/// Reads arithmetic as it is printed, by the usual order of operations, and works it out: a reader of
/// its own, which knows nothing of how the program writes equations.
///
///     sum      = product { " + " product | " − " product } | signed number { signed number }
///     product  = power { "×" power | "/" power }
///     power    = sign? atom { "²" | "^" atom }
///     atom     = number | "(" sum ")" | "√" atom | "|" sum "|" | function "(" sum { "," sum } ")"
struct PrintedArithmetic {
  /// A piece of a line.
  enum Piece: Equatable {
    case number(Double, unit: Double, isSigned: Bool)
    case sign(Character, isLoose: Bool)
    case word(String)
  }

  private let pieces: [Piece]
  private var next = 0
  private(set) var operations = 0

  private init(_ pieces: ArraySlice<Piece>) { self.pieces = Array(pieces) }

  /// What the pieces come to; nil where they are no arithmetic from the first to the last.
  static func value(_ pieces: ArraySlice<Piece>) -> (value: Double, operations: Int)? {
    var reader = PrintedArithmetic(pieces)
    guard let value = reader.sum(), reader.next == reader.pieces.count else { return nil }
    return (value, reader.operations)
  }

  private var here: Piece? { next < pieces.count ? pieces[next] : nil }

  private mutating func take(_ sign: Character, loose: Bool? = nil) -> Bool {
    guard case .sign(let shown, let isLoose)? = here, shown == sign,
      loose == nil || loose == isLoose
    else { return false }
    next += 1
    return true
  }

  private mutating func sum() -> Double? {
    let isColumn: Bool = if case .number(_, _, isSigned: true)? = here { true } else { false }
    guard var value = product() else { return nil }
    while true {
      if take("+") || take("−") {
        let isTaken: Bool = if case .sign("−", _) = pieces[next - 1] { true } else { false }
        guard let term = product() else { return nil }
        value += isTaken ? -term : term
      } else if isColumn, case .number(let term, _, isSigned: true)? = here {
        next += 1
        value += term
      } else {
        return value
      }
      operations += 1
    }
  }

  private mutating func product() -> Double? {
    guard var value = power() else { return nil }
    while true {
      if take("×") {
        guard let factor = power() else { return nil }
        value *= factor
      } else if take("/") {
        guard let divisor = power() else { return nil }
        value /= divisor
      } else {
        return value
      }
      operations += 1
    }
  }

  private mutating func power() -> Double? {
    if take("−", loose: false) {
      operations += 1
      return power().map { -$0 }
    }
    guard var value = atom() else { return nil }
    while true {
      if take("²") {
        value *= value
      } else if take("^") {
        guard let exponent = atom() else { return nil }
        value = pow(value, exponent)
      } else {
        return value
      }
      operations += 1
    }
  }

  private mutating func atom() -> Double? {
    switch here {
    case .number(let value, _, _):
      next += 1
      return value
    case .sign("(", _): return group("(", ")")?.first
    case .sign("|", _): return group("|", "|")?.first.map(abs)
    case .sign("√", _):
      next += 1
      operations += 1
      return atom().map { $0.squareRoot() }
    case .word("π"):
      next += 1
      return .pi
    case .word(let name): return function(name)
    default: return nil
    }
  }

  private mutating func group(_ open: Character, _ close: Character) -> [Double]? {
    guard take(open), let first = sum() else { return nil }
    var values = [first]
    while take(",") {
      guard let value = sum() else { return nil }
      values.append(value)
    }
    if close == "|" { operations += 1 }
    return take(close) ? values : nil
  }

  private mutating func function(_ name: String) -> Double? {
    let functions: [String: ([Double]) -> Double] = [
      "log": { log($0[0]) }, "exp": { exp($0[0]) }, "tanh": { tanh($0[0]) },
      "cosh": { cosh($0[0]) }, "cos": { cos($0[0]) }, "max": { $0.max()! },
      "softplus": { log1p(exp($0[0])) },
    ]
    guard let function = functions[name] else { return nil }
    next += 1
    operations += 1
    return group("(", ")").map(function)
  }
}

extension PrintedArithmetic {
  /// The pieces of a line: numbers with their units, signs, and words for all else.
  static func pieces(of line: String) -> [Piece] {
    var pieces: [Piece] = []
    let text = Array(line)
    var index = 0
    while index < text.count {
      let character = text[index]
      let isLoose =
        (index == 0 || text[index - 1] == " ")
        && (index + 1 == text.count || text[index + 1] == " ")
      if character.isWhitespace {
        index += 1
      } else if let (number, end) = number(in: text, from: index) {
        pieces.append(number)
        index = end
      } else if "+−×/^²√()|,=≈→▲▼".contains(character) {
        pieces.append(.sign(character, isLoose: isLoose))
        index += 1
      } else {
        var end = index
        while end < text.count, !text[end].isWhitespace, !"()=≈→▲▼×,|".contains(text[end]) {
          end += 1
        }
        pieces.append(.word(String(text[index..<end])))
        index = end
      }
    }
    return pieces
  }

  /// A number at a place, with a sign of its own where that touches it and nothing is before it.
  private static func number(in text: [Character], from start: Int) -> (Piece, Int)? {
    var index = start
    let before = start == 0 ? " " : text[start - 1]
    var sign = 1.0
    let hasSign = (text[index] == "+" || text[index] == "−") && (before == " " || before == "(")
    if hasSign {
      sign = text[index] == "−" ? -1 : 1
      index += 1
    }
    // Digits behind a letter belong to a name.
    guard index < text.count, isDigit(text[index]), hasSign || !before.isLetter, before != "_",
      before != "."
    else { return nil }
    var digits = ""
    var decimals: Int?
    while index < text.count {
      if isDigit(text[index]) {
        digits.append(text[index])
        decimals = decimals.map { $0 + 1 }
      } else if text[index] == ".", decimals == nil, index + 1 < text.count,
        isDigit(text[index + 1])
      {
        digits.append(".")
        decimals = 0
      } else if !(text[index] == "," && isGroup(text, index + 1)) {
        break
      }
      index += 1
    }
    var power = 0
    if index + 1 < text.count, text[index] == "e" {
      let isNegative = text[index + 1] == "−"
      let rest = text[(index + (isNegative ? 2 : 1))...].prefix(while: isDigit)
      if !rest.isEmpty {
        power = Int(String(rest))! * (isNegative ? -1 : 1)
        index += rest.count + (isNegative ? 2 : 1)
      }
    }
    if index < text.count, text[index].isLetter { return nil }
    let value = Double(digits + "e\(power)")!
    let unit = Double("1e\(power - (decimals ?? 0))")!
    // An exact 0 has no sign, but stands in a column of signed numbers.
    let isZero = digits == "0"
    return (.number(sign * value, unit: unit, isSigned: hasSign || isZero), index)
  }

  private static func isDigit(_ character: Character) -> Bool { "0123456789".contains(character) }

  /// Whether three digits and no more stand at a place: a group of thousands.
  private static func isGroup(_ text: [Character], _ start: Int) -> Bool {
    guard start + 3 <= text.count, text[start..<start + 3].allSatisfy(isDigit) else { return false }
    return start + 3 == text.count || !isDigit(text[start + 3])
  }
}
