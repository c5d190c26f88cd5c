import NeuralCore
import Notation

// Blames, gradients and updates.

extension Working {
  static func blame(_ moment: Moment, _ layer: Int, _ unit: Int) -> Working? {
    guard let derived = BlameDerivation(moment, layer: layer, unit: unit),
      let recorded = derived.recorded
    else { return nil }
    let factors = derived.factors.map { Python.number(Double($0.value)) }
    let scale = derived.factors.reduce(1.0) { $0 * Double($1.value) }
    let behind = factors.isEmpty ? "" : " * " + factors.joined(separator: " * ")
    let names = derived.factors.map {
      "\(moment.network.layerNames[$0.layer])\($0.mask == nil ? "'s slope" : "'s mask")"
    }
    let told = names.isEmpty ? "" : ", times \(names.joined(separator: " and "))"
    switch derived.source {
    case .answer(let answer):
      let share = answer.sampleWeight == 1 ? "" : " * \(Python.number(Double(answer.sampleWeight)))"
      let divided = answer.rows * answer.outputs
      let p = Double(answer.p) * Double(answer.targetSum)
      return Working(
        "blame = p - t\(divided == 1 ? "" : ", over rows and outputs")\(told)",
        ["p = \(Python.number(p))", "t = \(Python.number(Double(answer.t)))"],
        "(p - t)" + (divided == 1 ? "" : " / \(divided)") + share + behind, recorded: recorded,
        magnitude: (p.magnitude + Double(answer.t).magnitude) / Double(divided)
          * Double(answer.sampleWeight).magnitude * scale.magnitude)
    case .loss:
      guard let loss = LossDerivation(moment), let script = LossScript(moment.loss) else {
        return nil
      }
      let targets = loss.parts.map { Python.number(Double($0.target)) }.joined(separator: ", ")
      let weight = moment.sampleWeight == 1 ? "" : " * \(number(moment.sampleWeight))"
      return Working(
        "blame = slope of \(moment.loss.name) along p\(told)",
        ["p = \(Python.exactList(loss.parts.map(\.answer)))", "t = [\(targets)]", "k = \(unit)"]
          + script.lines,
        "(\(script.slope))" + (moment.rows == 1 ? "" : " / \(moment.rows)") + weight + behind,
        recorded: recorded,
        magnitude: derived.tolerance / Double(Float.ulpOfOne) + derived.start.magnitude)
    case .dense(_, let parts), .softmax(_, let parts), .logSoftmax(_, let parts):
      let size = parts.reduce(0.0) { $0 + $1.product.magnitude }
      return Working(
        "blame = sum of w * blame above\(told)",
        [
          "w = \(Python.list(parts.map(\.weight)))", "above = \(Python.list(parts.map(\.value)))",
        ], "sum(wi * ai for wi, ai in zip(w, above))" + behind, recorded: recorded,
        magnitude: max(size * scale.magnitude, derived.tolerance / Double(Float.ulpOfOne)))
    }
  }

  static func gradient(_ moment: Moment, _ parameter: Int) -> Working? {
    guard let ends = moment.ends(inParameter: parameter),
      let derived = GradientDerivation(
        moment, parameter: parameter, unit: ends.unit, input: ends.input),
      let recorded = derived.recorded
    else { return nil }
    var lines = [
      "blame = \(Python.list(derived.parts.map(\.blame)))  # a number for each row",
      "x = \(Python.list(derived.parts.map(\.input)))",
    ]
    var computed = "sum(di * xi for di, xi in zip(blame, x))"
    var size = derived.parts.reduce(0.0) { $0 + $1.product.magnitude }
    if let penalty = derived.penalty {
      lines.append("w = \(Python.number(Double(penalty.weight)))")
      let (l1, l2) = (penalty.regularizer.l1, penalty.regularizer.l2)
      computed +=
        " + \(Python.number(Double(l1))) * ((w > 0) - (w < 0)) + 2 * \(Python.number(Double(l2))) * w"
      size += penalty.ofSize.magnitude + penalty.ofSquare.magnitude
    }
    return Working(
      "gradient = sum of blame * x\(derived.penalty == nil ? "" : ", + what the regularizer adds")",
      lines, computed, recorded: recorded, magnitude: size)
  }

  static func update(_ moment: Moment, _ parameter: Int) -> Working? {
    guard let ends = moment.ends(inParameter: parameter),
      let derived = UpdateDerivation(
        moment, parameter: parameter, unit: ends.unit, input: ends.input),
      let recorded = derived.recorded
    else { return nil }
    if case .own = moment.optimizer.rule { return nil }
    let before = "before = \(Python.number(Double(derived.before)))"
    let size =
      derived.move.magnitude + Double(derived.before).magnitude + derived.decay.magnitude
    guard !derived.isPlain else {
      return Working(
        "after = before - rate * gradient",
        [
          before, "rate = \(Python.number(Double(derived.learningRate)))",
          "gradient = \(Python.number(Double(derived.gradient)))",
        ], "before - rate * gradient", recorded: recorded, magnitude: size)
    }
    var lines = [before]
    for equation in derived.equations {
      let value = equation.working?.python ?? Python.number(equation.value)
      lines.append("\(name(equation.symbol)) = \(value)  # \(comment(equation.formula))")
    }
    guard let last = derived.equations.last else { return nil }
    // What the rule adds is its last line, or is taken away by it.
    let sign =
      (last.value - derived.move).magnitude <= (last.value + derived.move).magnitude
      ? "+" : "-"
    let decay = derived.decay == 0 ? "" : " - decay"
    return Working(
      "after = before, moved by \(moment.optimizer.rule.name)", lines,
      "before\(decay) \(sign) \(name(last.symbol))", recorded: recorded, magnitude: size)
  }

  private static func name(_ symbol: String) -> String { symbol == "α" ? "alpha" : symbol }

  private static let letters: [(String, String)] = [
    ("α", "alpha"), ("β₁", "beta_1"), ("β₂", "beta_2"), ("ρ", "rho"), ("ε", "epsilon"),
    ("μ", "mu"), ("λ", "lambda"), ("·", " * "), ("−", "-"), ("²", "**2"), ("√", "sqrt "),
    ("×", "*"), ("…", ".."), ("’", "'"),
  ]

  /// What gives a line, as a comment of the script.
  private static func comment(_ formula: UpdateFormula) -> String {
    switch formula {
    case .symbols(let symbols): return ascii(symbols)
    case .schedule(let schedule, let step): return "step \(step) of \(schedule)"
    case .range(let gradient, let limit):
      return "gradient \(gradient), cut to -\(limit)..\(limit)"
    case .underLimit(let norm, let limit): return "gradient, its norm \(norm) is not above \(limit)"
    case .norm(let limit, let isOfAll):
      return "gradient * \(limit) / \(isOfAll ? "norm of all gradients" : "norm")"
    case .ownRule(let name): return "by \(name)'s own rule"
    }
  }

  private static func ascii(_ formula: String) -> String {
    letters.reduce(formula) { $0.replacing($1.0, with: $1.1) }
  }
}
