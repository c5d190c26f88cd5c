// What questions, goals and expressions ask the network for.

extension Prediction {
  /// What its answer is found by.
  var expressions: [Expression] {
    switch answer {
    case .choice(let choices): choices.flatMap(\.condition.expressions)
    case .number(let number): [number.value.expression]
    case .order, .text: []
    }
  }
}

extension Condition {
  /// Both sides of all its parts.
  var expressions: [Expression] { parts.flatMap { [$0.left, $0.right] } }
}

extension Expression {
  /// The quantities that stand in it.
  var quantities: [Quantity] {
    switch self {
    case .number, .variable: []
    case .quantity(let quantity): [quantity]
    case .negative(let inside), .applied(_, let inside): inside.quantities
    case .combined(let left, _, let right): left.quantities + right.quantities
    }
  }
}
