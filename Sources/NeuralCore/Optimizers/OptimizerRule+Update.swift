// The rules' formulas: w is a weight, g its gradient, and the other letters are the numbers that a rule
// keeps for the weight, in the order of `slotNames`. `CUpdateKernels/formulas.h` works them out, row
// by row and with the processor's widest instructions; here are the formulas, and their numbers.
import CUpdateKernels

/// What a rule needs to know of a step.
struct UpdateStep {
  /// The number of the step, from 1.
  let number: Int
  let learningRate: Float
  /// Nadam's product of all momenta up to and with this step; 1 for other rules.
  let momentumProduct: Double

  init(_ optimizer: Optimizer, number: Int, momentumProduct: Double) {
    self.number = number
    learningRate = optimizer.learningRate(ofStep: number)
    self.momentumProduct = momentumProduct
  }
}

extension OptimizerRule {
  /// Nadam's momentum of a step: beta_1 (1 − ½ 0.96^t), whose product over the steps is kept.
  package func momentum(ofStep step: Int) -> Double {
    guard case .nadam(let beta1, _, _) = self else { return 1 }
    return beta1 * (1 - 0.5 * power(0.96, Double(step)))
  }

  /// The formula of a step, with all numbers that are the same for every weight; nil for a rule of
  /// one's own.
  func formula(of step: UpdateStep) -> update_formula? {
    let rate = step.learningRate
    switch self {
    case .sgd(let momentum, let nesterov): return Self.sgd(rate, momentum, nesterov)
    case .adagrad(_, let epsilon): return Self.adagrad(rate, epsilon)
    case .rmsprop(let rho, let momentum, let epsilon, let centered):
      return Self.rmsprop(rate, rho, momentum, epsilon, centered)
    case .adadelta(let rho, let epsilon): return Self.adadelta(rate, rho, epsilon)
    case .adam(let beta1, let beta2, let epsilon, let amsgrad),
      .adamw(let beta1, let beta2, let epsilon, let amsgrad):
      return Self.adam(step, beta1, beta2, epsilon, amsgrad)
    case .adamax(let beta1, let beta2, let epsilon):
      return Self.adamax(step, beta1, beta2, epsilon)
    case .nadam(let beta1, let beta2, let epsilon):
      return nadam(step, beta1, beta2, epsilon)
    case .own: return nil
    }
  }

  /// w ← w − rate g; with momentum m ← momentum m − rate g and w ← w + m, or with Nesterov's look ahead
  /// w ← w + momentum m − rate g.
  ///
  /// PyTorch keeps m / −rate: the same while the rate is constant.
  private static func sgd(_ rate: Float, _ momentum: Float, _ nesterov: Bool) -> update_formula {
    var formula = update_formula(momentum == 0 ? UPDATE_DESCENT : UPDATE_MOMENTUM, rate)
    formula.momentum = momentum
    formula.nesterov = nesterov
    return formula
  }

  /// a ← a + g²; w ← w − rate g / √(a + epsilon).
  private static func adagrad(_ rate: Float, _ epsilon: Float) -> update_formula {
    update_formula(UPDATE_ADAGRAD, rate, epsilon: epsilon)
  }

  /// v ← rho v + (1−rho) g²; d = v + epsilon, or centered, with a ← rho a + (1−rho) g, v − a² + epsilon;
  /// w ← w − rate g / √d, or with m ← momentum m + rate g / √d, w ← w − m.
  ///
  /// PyTorch adds epsilon outside the root.
  private static func rmsprop(
    _ rate: Float, _ rho: Double, _ momentum: Float, _ epsilon: Float, _ centered: Bool
  ) -> update_formula {
    var formula = update_formula(UPDATE_RMSPROP, rate, epsilon: epsilon)
    (formula.keep, formula.take) = (Float(rho), Float(1 - rho))
    formula.momentum = momentum
    formula.has_momentum = momentum > 0
    formula.centered = centered
    return formula
  }

  /// s ← rho s + (1−rho) g²; d = −√(x + epsilon) / √(s + epsilon) g; x ← rho x + (1−rho) d²;
  /// w ← w + rate d.
  private static func adadelta(_ rate: Float, _ rho: Double, _ epsilon: Float) -> update_formula {
    var formula = update_formula(UPDATE_ADADELTA, rate, epsilon: epsilon)
    (formula.keep, formula.take) = (Float(rho), Float(1 - rho))
    return formula
  }

  /// m ← m + (1−beta_1)(g − m); v ← v + (1−beta_2)(g² − v); w ← w − alpha m / (√v + epsilon), where
  /// alpha = rate √(1−beta_2^t) / (1−beta_1^t); amsgrad takes the largest v so far.
  ///
  /// PyTorch adds epsilon after the correction of v.
  private static func adam(
    _ step: UpdateStep, _ beta1: Double, _ beta2: Double, _ epsilon: Float, _ amsgrad: Bool
  ) -> update_formula {
    let t = Double(step.number)
    let correction = (1 - power(beta2, t)).squareRoot() / (1 - power(beta1, t))
    let alpha = Float(Double(step.learningRate) * correction)
    var formula = update_formula(UPDATE_ADAM, scaling: alpha, epsilon: epsilon)
    (formula.take, formula.second) = (Float(1 - beta1), Float(1 - beta2))
    formula.amsgrad = amsgrad
    return formula
  }

  /// m as Adam's; u ← max(beta_2 u, |g|); w ← w − alpha m / (u + epsilon), where
  /// alpha = rate / (1−beta_1^t).
  private static func adamax(
    _ step: UpdateStep, _ beta1: Double, _ beta2: Double, _ epsilon: Float
  ) -> update_formula {
    let alpha = Float(Double(step.learningRate) / (1 - power(beta1, Double(step.number))))
    var formula = update_formula(UPDATE_ADAMAX, scaling: alpha, epsilon: epsilon)
    (formula.take, formula.second) = (Float(1 - beta1), Float(beta2))
    return formula
  }

  /// m and v as Adam's; w ← w − (ahead m + here g) / (√(v growth) + epsilon), where, with mu_t the
  /// momentum of step t and P their product, ahead = rate mu_{t+1} / (1 − P mu_{t+1}),
  /// here = rate (1 − mu_t) / (1 − P) and growth = 1 / (1 − beta_2^t).
  private func nadam(
    _ step: UpdateStep, _ beta1: Double, _ beta2: Double, _ epsilon: Float
  ) -> update_formula {
    let rate = Double(step.learningRate)
    let (now, next) = (momentum(ofStep: step.number), momentum(ofStep: step.number + 1))
    let product = step.momentumProduct
    var formula = update_formula(UPDATE_NADAM, scaling: step.learningRate, epsilon: epsilon)
    (formula.take, formula.second) = (Float(1 - beta1), Float(1 - beta2))
    formula.ahead = Float(rate * next / (1 - product * next)) * formula.scale
    formula.here = Float(rate * (1 - now) / (1 - product)) * formula.scale
    formula.growth = Float(1 / (1 - power(beta2, Double(step.number))))
    return formula
  }
}

extension update_formula {
  fileprivate init(_ rule: update_rule, _ rate: Float, epsilon: Float = 0) {
    self.init()
    self.rule = rule
    self.rate = rate
    self.epsilon = epsilon
    scale = 1
  }

  /// Scales a fraction whose upper part the rate multiplies: to at least 1 times that.
  fileprivate init(_ rule: update_rule, scaling rate: Float, epsilon: Float) {
    self.init(rule, rate, epsilon: epsilon)
    guard rate.isNormal, rate.magnitude < 1 else { return }
    scale = 1 / rate.binade.magnitude
    self.rate = rate * scale
  }
}
