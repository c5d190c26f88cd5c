extension Curve {
  /// Reads a `curve` block: `of: f sigmoid v`, and if wanted `and`, `over`, `from`, `to`, `point`, `by`,
  /// `tangent` and `marks`.
  init(_ yaml: String, line: Int, file: String) throws(LessonError) {
    let fields = try Fields(
      yaml, what: "curve", allowed: LessonKeys.curve, line: line, offset: line, file: file)
    let drawn = try LiveNumber(
      try fields.required("of"), line: fields.line(of: "of"), file: file)
    expression = drawn.expression
    text = drawn.text
    guard expression.hasVariable else {
      throw fields.error("of", "a curve is an expression of one variable, v, such as “- ln v”")
    }
    other = try fields.words("and").map { (words) throws(LessonError) in
      try LiveNumber(words, line: fields.line(of: "and"), file: file).expression
    }
    axis = try fields.words("over") ?? "v"
    let from = try fields.number("from") ?? -4
    let to = try fields.number("to") ?? 4
    guard from < to, from >= -1000, to <= 1000 else {
      throw fields.error("to", "“from” lies before “to”, both within −1000…1000")
    }
    range = from...to
    point = try fields.number("point")
    step = try fields.number("by") ?? (to - from) / 50
    guard point.map(range.contains) != false, step > 0 else {
      throw fields.error("point", "“point” lies between “from” and “to”, and “by” is above 0")
    }
    hasTangent = try fields.yes("tangent")
    var marks: [Expression] = []
    for mark in try fields.list("marks") {
      marks.append(try LiveNumber(mark, line: fields.line(of: "marks"), file: file).expression)
    }
    self.marks = marks
    self.line = line
  }
}

extension Expression {
  /// Whether the variable of a curve stands in it.
  var hasVariable: Bool {
    switch self {
    case .number, .quantity: false
    case .variable: true
    case .negative(let inside), .applied(_, let inside): inside.hasVariable
    case .combined(let left, _, let right): left.hasVariable || right.hasVariable
    }
  }
}
