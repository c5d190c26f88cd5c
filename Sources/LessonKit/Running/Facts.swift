import NeuralCore
import TimeTravel

/// Why a live number asks for something this network does not have.
struct FactError: Error {
  /// One sentence.
  let message: String
}

/// What a lesson may say at a place: live numbers answered from the moment there.
///
/// A value is nil while it is not known yet, or hidden by an open question.
struct Facts {
  /// What is true at the place.
  let moment: Moment
  /// The examples, for what is asked of other examples than the step's.
  let source: any ExampleSource
  /// The place from which on an open question hides all; nothing is hidden when it is nil.
  let veil: Place?
  /// Where other steps and the other network are found; nil where none is asked for.
  var stage: Stage?
  /// What the page shows before anything was changed, and what the learner has done; nil where no goal
  /// asks for them.
  var given: Moment?
  var doing: Doing?
  /// What the learner wrote into the cells before, nil where nothing; nil where there is no table.
  var own: [Double?]?
  /// Whether weights are those from before the step, although all of the step is known.
  var isBeforeUpdate = false
  /// True when the page wants a training that has not been done: then nothing is known.
  var lacksTraining = false

  /// The number an expression has here.
  func value(_ expression: Expression) throws(FactError) -> Double? {
    try expression.value(variable: nil) { (quantity) throws(FactError) in try value(quantity) }
  }

  /// Whether a condition holds here; nil while one of its numbers is not known.
  func holds(_ condition: Condition) throws(FactError) -> Bool? {
    var all = true
    for part in condition.parts {
      guard let left = try value(part.left), let right = try value(part.right) else { return nil }
      all = all && part.comparison.holds(left, right)
    }
    return all
  }

  /// Whether the walk has brought what a place brings, and no question hides it.
  func knows(_ place: Place) -> Bool {
    guard moment.knows(place) else { return false }
    guard let veil else { return true }
    return !Veil(place: veil, unit: nil).hides(place, in: moment.walk)
  }
}

extension Expression {
  /// The number it has, with what quantities have; nil while one is not known.
  func value(
    variable: Double?, _ quantity: (Quantity) throws(FactError) -> Double?
  ) throws(FactError) -> Double? {
    switch self {
    case .number(let number): return number
    case .variable:
      guard let variable else { throw FactError(message: "“v” stands in a “curve” only") }
      return variable
    case .quantity(let asked): return try quantity(asked)
    case .negative(let inside): return try inside.value(variable: variable, quantity).map { -$0 }
    case .applied(let function, let inside):
      return try inside.value(variable: variable, quantity).map { function.value($0) }
    case .combined(let left, let sign, let right):
      guard let left = try left.value(variable: variable, quantity),
        let right = try right.value(variable: variable, quantity)
      else { return nil }
      return sign.value(left, right)
    }
  }
}

extension Expression.Applied {
  /// The function's value.
  fileprivate func value(_ x: Double) -> Double {
    switch self {
    case .logarithm: LessonMathematics.logarithm(x)
    case .exponential: LessonMathematics.exponential(x)
    case .size: abs(x)
    case .function(let function): Double(function.value(Float(x)))
    case .slope(let function):
      Double(function.derivative(at: Float(x), value: function.value(Float(x))))
    }
  }
}

extension Expression.Operator {
  /// The result for two numbers.
  fileprivate func value(_ left: Double, _ right: Double) -> Double {
    switch self {
    case .plus: left + right
    case .minus: left - right
    case .times: left * right
    case .over: left / right
    }
  }
}

extension Condition.Comparison {
  /// Whether it holds between two numbers.
  fileprivate func holds(_ left: Double, _ right: Double) -> Bool {
    switch self {
    case .less: left < right
    case .lessOrEqual: left <= right
    case .equal: left == right
    case .unequal: left != right
    case .greaterOrEqual: left >= right
    case .greater: left > right
    }
  }
}
