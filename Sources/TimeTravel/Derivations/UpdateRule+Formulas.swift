import NeuralCore
import Notation

// The rules' formulas once more, in double precision and for one weight, each line with its symbols
// and its numbers. μ is the momentum, β₁ and β₂ are Keras's beta_1 and beta_2, ρ is rho, ε epsilon.

extension UpdateRule {
  /// What the rule adds to the weight; the lines that lead to it are in `equations`.
  mutating func follow(_ rule: OptimizerRule) -> Rounded {
    switch rule {
    case .sgd(let momentum, let nesterov): sgd(momentum, nesterov)
    case .adagrad(_, let epsilon): adagrad(epsilon)
    case .rmsprop(let rho, let momentum, let epsilon, let centered):
      rmsprop(rho, momentum, epsilon, centered)
    case .adadelta(let rho, let epsilon): adadelta(rho, epsilon)
    case .adam(let beta1, let beta2, let epsilon, let amsgrad),
      .adamw(let beta1, let beta2, let epsilon, let amsgrad):
      adam(beta1, beta2, epsilon, amsgrad)
    case .adamax(let beta1, let beta2, let epsilon): adamax(beta1, beta2, epsilon)
    case .nadam(let beta1, let beta2, let epsilon): nadam(beta1, beta2, epsilon)
    case .own(let own): follow(own)
    }
  }

  private var g: Rounded { Rounded(gradient) }
  private var rate: Rounded { Rounded(learningRate) }
  private var gWritten: Formula { .value(gradient) }
  private var rateWritten: Formula { .setting(learningRate) }

  private mutating func sgd(_ momentum: Float, _ nesterov: Bool) -> Rounded {
    let plain = rate * g
    let plainWritten = rateWritten * gWritten
    guard momentum != 0 else { return define("step", "−rate·g", -plainWritten, -plain) }
    let factor = Rounded(momentum)
    let before = slot(0)
    let m = keep(
      0, "m", .momentum, "μ·m − rate·g", .setting(momentum) * written(before) - plainWritten,
      factor * before - plain)
    guard nesterov else { return m }
    return define(
      "step", "μ·m − rate·g", .setting(momentum) * written(m) - plainWritten, factor * m - plain)
  }

  private mutating func adagrad(_ epsilon: Float) -> Rounded {
    let before = slot(0)
    let a = keep(
      0, "a", .accumulator, "a + g²", written(before) + .square(gWritten), before + g * g)
    return scaledStep("a", a, epsilon)
  }

  /// −rate·g / √(v + ε), where `symbol` is v.
  private mutating func scaledStep(_ symbol: String, _ v: Rounded, _ epsilon: Float) -> Rounded {
    let root = (v + Rounded(epsilon)).squareRoot
    return define(
      "step", "−rate·g / √(\(symbol) + ε)",
      -(rateWritten * gWritten / .root(written(v) + .setting(epsilon))),
      -(rate * g) / root)
  }

  private mutating func rmsprop(
    _ rho: Double, _ momentum: Float, _ epsilon: Float, _ centered: Bool
  ) -> Rounded {
    var spread = mean(0, "v", .velocity, "ρ", rho, of: g * g, "g²", .square(gWritten))
    var symbol = "v"
    if centered {
      let a = mean(
        momentum > 0 ? 2 : 1, "a", .meanGradient, "ρ", rho, of: g, "g", gWritten)
      spread = define("s", "v − a²", written(spread) - .square(written(a)), spread - a * a)
      symbol = "s"
    }
    guard momentum > 0 else { return scaledStep(symbol, spread, epsilon) }
    let root = define(
      "d", "√(\(symbol) + ε)", .root(written(spread) + .setting(epsilon)),
      (spread + Rounded(epsilon)).squareRoot)
    let before = slot(1)
    let m = keep(
      1, "m", .momentum, "μ·m + rate·g / d",
      .setting(momentum) * written(before) + rateWritten * gWritten / written(root),
      Rounded(momentum) * before + rate * g / root)
    return -m
  }

  /// s ← keep·s + (1 − keep)·x: a mean that forgets.
  private mutating func mean(
    _ index: Int, _ symbol: String, _ quantity: KeptQuantity, _ factor: String, _ keeping: Double,
    of x: Rounded, _ term: String, _ termWritten: Formula
  ) -> Rounded {
    let before = slot(index)
    let take = 1 - keeping
    return keep(
      index, symbol, quantity, "\(factor)·\(symbol) + (1 − \(factor))·\(term)",
      .setting(keeping) * written(before) + .setting(Float(take)) * termWritten,
      Rounded(rounding: keeping) * before + Rounded(rounding: take) * x)
  }

  private mutating func adadelta(_ rho: Double, _ epsilon: Float) -> Rounded {
    let s = mean(0, "s", .meanSquaredGradient, "ρ", rho, of: g * g, "g²", .square(gWritten))
    let x = slot(1)
    let added = Rounded(epsilon)
    let small = Formula.setting(epsilon)
    let d = define(
      "d", "−√(x + ε) / √(s + ε)·g",
      -(.root(written(x) + small) / .root(written(s) + small) * gWritten),
      -((x + added).squareRoot / (s + added).squareRoot * g))
    _ = mean(1, "x", .meanSquaredStep, "ρ", rho, of: d * d, "d²", .square(written(d)))
    return define("step", "rate·d", rateWritten * written(d), rate * d)
  }

  /// m ← m + (1 − β)(g − m): the same mean, as Keras writes it for Adam and its kin.
  private mutating func drift(
    _ index: Int, _ symbol: String, _ quantity: KeptQuantity, _ factor: String, _ beta: Double,
    to x: Rounded, _ term: String, _ termWritten: Formula
  ) -> Rounded {
    let before = slot(index)
    let take = 1 - beta
    return keep(
      index, symbol, quantity, "\(symbol) + (1 − \(factor))·(\(term) − \(symbol))",
      written(before) + .setting(Float(take)) * (termWritten - written(before)),
      before + Rounded(rounding: take) * (x - before))
  }

  private mutating func adam(
    _ beta1: Double, _ beta2: Double, _ epsilon: Float, _ amsgrad: Bool
  ) -> Rounded {
    let m = drift(0, "m", .momentum, "β₁", beta1, to: g, "g", gWritten)
    var v = drift(1, "v", .velocity, "β₂", beta2, to: g * g, "g²", .square(gWritten))
    var symbol = "v"
    if amsgrad {
      let before = slot(2)
      v = keep(
        2, "u", .largestVelocity, "max(u, v)", .max(written(before), written(v)),
        .larger(before, v))
      symbol = "u"
    }
    let (up, down) = (1 - power(beta2, Double(step)), 1 - power(beta1, Double(step)))
    let alpha = define(
      "α", "rate·√(1 − β₂^t) / (1 − β₁^t)",
      rateWritten * .root(lacking(beta2)) / lacking(beta1),
      Rounded(rounding: Double(learningRate) * up.squareRoot() / down))
    return define(
      "step", "−α·m / (√\(symbol) + ε)",
      -(written(alpha) * written(m) / (.root(written(v)) + .setting(epsilon))),
      -(alpha * m) / (v.squareRoot + Rounded(epsilon)))
  }

  private mutating func adamax(
    _ beta1: Double, _ beta2: Double, _ epsilon: Float
  ) -> Rounded {
    let m = drift(0, "m", .momentum, "β₁", beta1, to: g, "g", gWritten)
    let before = slot(1)
    let u = keep(
      1, "u", .largestGradient, "max(β₂·u, |g|)",
      .max(.setting(beta2) * written(before), written(g.magnitude)),
      .larger(Rounded(rounding: beta2) * before, g.magnitude))
    let alpha = define(
      "α", "rate / (1 − β₁^t)", rateWritten / lacking(beta1),
      Rounded(rounding: Double(learningRate) / (1 - power(beta1, Double(step)))))
    return define(
      "step", "−α·m / (u + ε)",
      -(written(alpha) * written(m) / (written(u) + .setting(epsilon))),
      -(alpha * m) / (u + Rounded(epsilon)))
  }

  private mutating func nadam(
    _ beta1: Double, _ beta2: Double, _ epsilon: Float
  ) -> Rounded {
    let m = drift(0, "m", .momentum, "β₁", beta1, to: g, "g", gWritten)
    let v = drift(1, "v", .velocity, "β₂", beta2, to: g * g, "g²", .square(gWritten))
    let rule = OptimizerRule.nadam(beta1: beta1, beta2: beta2, epsilon: epsilon)
    let (now, next) = (rule.momentum(ofStep: step), rule.momentum(ofStep: step + 1))
    let (nowWritten, nextWritten) = (Formula.value(now), Formula.value(next))
    let (product, productWritten) = (momentumProduct, Formula.value(momentumProduct))
    let one = Formula.count(1)
    let rate = Double(learningRate)
    let ahead = define(
      "a", "rate·μ' / (1 − P·μ')",
      rateWritten * nextWritten / (one - productWritten * nextWritten),
      Rounded(rounding: rate * next / (1 - product * next)))
    let here = define(
      "h", "rate·(1 − μ) / (1 − P)", rateWritten * (one - nowWritten) / (one - productWritten),
      Rounded(rounding: rate * (1 - now) / (1 - product)))
    let growth = Rounded(rounding: 1 / (1 - power(beta2, Double(step))))
    let corrected = define(
      "u", "v / (1 − β₂^t)", written(v) / lacking(beta2), v * growth)
    return define(
      "step", "−(a·m + h·g) / (√u + ε)",
      -((written(ahead) * written(m) + written(here) * gWritten)
        / (.root(written(corrected)) + .setting(epsilon))),
      -(ahead * m + here * g) / (corrected.squareRoot + Rounded(epsilon)))
  }

  /// A rule of one's own has no formula to show: it is run.
  private mutating func follow(_ own: OwnOptimizer) -> Rounded {
    let start = Float(weight.value)
    var moved = start
    var numbers = SIMD4<Float>()
    for index in kept.before.indices { numbers[index] = kept.before[index] }
    own.rule(&moved, gradient, &numbers, .init(number: step, learningRate: learningRate))
    for (index, name) in own.slotNames.enumerated() {
      _ = keep(
        index, name, .own(name), .ownRule(own.name), nil, Rounded(numbers[index]))
    }
    let move = Rounded(rounding: Double(moved) - Double(start))
    return define("step", .ownRule(own.name), nil, move)
  }

  /// 1 − β^t, what is still missing after t steps.
  private func lacking(_ beta: Double) -> Formula {
    .count(1) - .power(.setting(beta), .count(step))
  }

  private func written(_ number: Rounded) -> Formula { .value(number.value) }
}
