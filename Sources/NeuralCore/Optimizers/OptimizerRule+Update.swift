// The rules' formulas, a loop or two each, for a part of one parameter: w [count] weights, g [count]
// gradients, and for each slot name one row of numbers of the same length, `stride` apart.

/// What a rule needs to know of a step, worked out once for all parameters.
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
  /// How many numbers the rule keeps for every weight: as many as `slotNames`, without making a list.
  var slotCount: Int {
    switch self {
    case .sgd(let momentum, _): momentum == 0 ? 0 : 1
    case .adagrad: 1
    case .rmsprop(_, let momentum, _, let centered): 1 + (momentum > 0 ? 1 : 0) + (centered ? 1 : 0)
    case .adadelta, .adamax, .nadam: 2
    case .adam(_, _, _, let amsgrad), .adamw(_, _, _, let amsgrad): amsgrad ? 3 : 2
    case .own(let rule): rule.slotNames.count
    }
  }

  /// Nadam's momentum of a step: beta_1 (1 − ½ 0.96^t), whose product over the steps is kept.
  package func momentum(ofStep step: Int) -> Double {
    guard case .nadam(let beta1, _, _) = self else { return 1 }
    return beta1 * (1 - 0.5 * power(0.96, Double(step)))
  }

  /// Moves `count` weights along their gradients.
  func update(
    _ w: UnsafeMutablePointer<Float>, _ g: UnsafePointer<Float>,
    slots: UnsafeMutablePointer<Float>, stride: Int, count: Int, _ step: UpdateStep
  ) {
    let rate = step.learningRate
    switch self {
    case .sgd(let momentum, let nesterov):
      if momentum == 0 {
        for i in 0..<count { w[i] -= rate * g[i] }
      } else {
        Self.momentum(w, g, m: slots, count, rate, momentum, nesterov)
      }
    case .adagrad(_, let epsilon): Self.adagrad(w, g, a: slots, count, rate, epsilon)
    case .rmsprop(let rho, let momentum, let epsilon, let centered):
      let m = momentum > 0 ? slots + stride : nil
      let a = centered ? slots + stride * (momentum > 0 ? 2 : 1) : nil
      Self.rmsprop(w, g, v: slots, m: m, a: a, count, rate, rho, momentum, epsilon)
    case .adadelta(let rho, let epsilon):
      Self.adadelta(w, g, s: slots, x: slots + stride, count, rate, rho, epsilon)
    case .adam(let beta1, let beta2, let epsilon, let amsgrad),
      .adamw(let beta1, let beta2, let epsilon, let amsgrad):
      let t = Double(step.number)
      let correction = (1 - power(beta2, t)).squareRoot() / (1 - power(beta1, t))
      let alpha = Float(Double(rate) * correction)
      Self.adam(
        w, g, m: slots, v: slots + stride, largest: amsgrad ? slots + 2 * stride : nil, count,
        alpha, Float(1 - beta1), Float(1 - beta2), epsilon)
    case .adamax(let beta1, let beta2, let epsilon):
      let alpha = Float(Double(rate) / (1 - power(beta1, Double(step.number))))
      Self.adamax(
        w, g, m: slots, u: slots + stride, count, alpha, Float(1 - beta1), Float(beta2), epsilon)
    case .nadam(let beta1, let beta2, let epsilon):
      let now = momentum(ofStep: step.number)
      let next = momentum(ofStep: step.number + 1)
      let product = step.momentumProduct
      Self.nadam(
        w, g, m: slots, v: slots + stride, count, Float(1 - beta1), Float(1 - beta2), epsilon,
        ahead: Float(Double(rate) * next / (1 - product * next)),
        here: Float(Double(rate) * (1 - now) / (1 - product)),
        growth: Float(1 / (1 - power(beta2, Double(step.number)))))
    case .own(let own):
      let told = OwnOptimizer.Step(number: step.number, learningRate: rate)
      for i in 0..<count {
        var kept = SIMD4<Float>()
        for slot in own.slotNames.indices { kept[slot] = slots[slot * stride + i] }
        own.rule(&w[i], g[i], &kept, told)
        for slot in own.slotNames.indices { slots[slot * stride + i] = kept[slot] }
      }
    }
  }

  /// m ← momentum m − rate g; w ← w + m, or with Nesterov's look ahead w ← w + momentum m − rate g.
  ///
  /// PyTorch keeps m / −rate: the same while the rate is constant.
  private static func momentum(
    _ w: UnsafeMutablePointer<Float>, _ g: UnsafePointer<Float>, m: UnsafeMutablePointer<Float>,
    _ count: Int, _ rate: Float, _ momentum: Float, _ nesterov: Bool
  ) {
    for i in 0..<count {
      let step = rate * g[i]
      m[i] = momentum * m[i] - step
      w[i] += nesterov ? momentum * m[i] - step : m[i]
    }
  }

  /// a ← a + g²; w ← w − rate g / √(a + epsilon).
  private static func adagrad(
    _ w: UnsafeMutablePointer<Float>, _ g: UnsafePointer<Float>, a: UnsafeMutablePointer<Float>,
    _ count: Int, _ rate: Float, _ epsilon: Float
  ) {
    SquareRoots.inBlocks(count) { start, count, root in
      let (w, g, a) = (w + start, g + start, a + start)
      for i in 0..<count {
        a[i] += g[i] * g[i]
        root[i] = a[i] + epsilon
      }
      SquareRoots.take(root, count)
      for i in 0..<count { w[i] -= rate * g[i] / root[i] }
    }
  }

  /// v ← rho v + (1−rho) g²; d = v + epsilon, or centered, with a ← rho a + (1−rho) g, v − a² + epsilon;
  /// w ← w − rate g / √d, or with m ← momentum m + rate g / √d, w ← w − m.
  ///
  /// PyTorch adds epsilon outside the root.
  private static func rmsprop(
    _ w: UnsafeMutablePointer<Float>, _ g: UnsafePointer<Float>, v: UnsafeMutablePointer<Float>,
    m: UnsafeMutablePointer<Float>?, a: UnsafeMutablePointer<Float>?, _ count: Int, _ rate: Float,
    _ rho: Double, _ momentum: Float, _ epsilon: Float
  ) {
    let (keep, take) = (Float(rho), Float(1 - rho))
    SquareRoots.inBlocks(count) { start, count, root in
      let (w, g, v) = (w + start, g + start, v + start)
      for i in 0..<count {
        v[i] = keep * v[i] + take * (g[i] * g[i])
        root[i] = v[i]
      }
      if let a {
        let a = a + start
        for i in 0..<count {
          a[i] = keep * a[i] + take * g[i]
          root[i] -= a[i] * a[i]
        }
      }
      for i in 0..<count { root[i] += epsilon }
      SquareRoots.take(root, count)
      if let m {
        let m = m + start
        for i in 0..<count {
          m[i] = momentum * m[i] + rate * g[i] / root[i]
          w[i] -= m[i]
        }
      } else {
        for i in 0..<count { w[i] -= rate * g[i] / root[i] }
      }
    }
  }

  /// s ← rho s + (1−rho) g²; d = −√(x + epsilon) / √(s + epsilon) g; x ← rho x + (1−rho) d²;
  /// w ← w + rate d.
  private static func adadelta(
    _ w: UnsafeMutablePointer<Float>, _ g: UnsafePointer<Float>, s: UnsafeMutablePointer<Float>,
    x: UnsafeMutablePointer<Float>, _ count: Int, _ rate: Float, _ rho: Double, _ epsilon: Float
  ) {
    let (keep, take) = (Float(rho), Float(1 - rho))
    SquareRoots.inBlocks(count) { start, count, root in
      let (w, g, s, x) = (w + start, g + start, s + start, x + start)
      let above = root + count
      for i in 0..<count {
        s[i] = keep * s[i] + take * (g[i] * g[i])
        root[i] = s[i] + epsilon
        above[i] = x[i] + epsilon
      }
      SquareRoots.take(root, 2 * count)
      for i in 0..<count {
        let d = -above[i] / root[i] * g[i]
        x[i] = keep * x[i] + take * (d * d)
        w[i] += rate * d
      }
    }
  }

  /// m ← m + (1−beta_1)(g − m); v ← v + (1−beta_2)(g² − v); w ← w − alpha m / (√v + epsilon), where
  /// alpha = rate √(1−beta_2^t) / (1−beta_1^t); amsgrad takes the largest v so far.
  ///
  /// PyTorch adds epsilon after the correction of v.
  private static func adam(
    _ w: UnsafeMutablePointer<Float>, _ g: UnsafePointer<Float>, m: UnsafeMutablePointer<Float>,
    v: UnsafeMutablePointer<Float>, largest: UnsafeMutablePointer<Float>?, _ count: Int,
    _ alpha: Float, _ take1: Float, _ take2: Float, _ epsilon: Float
  ) {
    SquareRoots.inBlocks(count) { start, count, root in
      let (w, g, m, v) = (w + start, g + start, m + start, v + start)
      for i in 0..<count {
        m[i] += take1 * (g[i] - m[i])
        v[i] += take2 * (g[i] * g[i] - v[i])
        root[i] = v[i]
      }
      if let largest {
        let largest = largest + start
        for i in 0..<count {
          largest[i] = max(largest[i], v[i])
          root[i] = largest[i]
        }
      }
      SquareRoots.take(root, count)
      for i in 0..<count { w[i] -= alpha * m[i] / (root[i] + epsilon) }
    }
  }

  /// m as Adam's; u ← max(beta_2 u, |g|); w ← w − alpha m / (u + epsilon), where
  /// alpha = rate / (1−beta_1^t).
  private static func adamax(
    _ w: UnsafeMutablePointer<Float>, _ g: UnsafePointer<Float>, m: UnsafeMutablePointer<Float>,
    u: UnsafeMutablePointer<Float>, _ count: Int, _ alpha: Float, _ take1: Float, _ beta2: Float,
    _ epsilon: Float
  ) {
    for i in 0..<count {
      m[i] += take1 * (g[i] - m[i])
      u[i] = max(beta2 * u[i], g[i].magnitude)
      w[i] -= alpha * m[i] / (u[i] + epsilon)
    }
  }

  /// m and v as Adam's; w ← w − (ahead m + here g) / (√(v growth) + epsilon), where, with mu_t the
  /// momentum of step t and P their product, ahead = rate mu_{t+1} / (1 − P mu_{t+1}),
  /// here = rate (1 − mu_t) / (1 − P) and growth = 1 / (1 − beta_2^t).
  private static func nadam(
    _ w: UnsafeMutablePointer<Float>, _ g: UnsafePointer<Float>, m: UnsafeMutablePointer<Float>,
    v: UnsafeMutablePointer<Float>, _ count: Int, _ take1: Float, _ take2: Float, _ epsilon: Float,
    ahead: Float, here: Float, growth: Float
  ) {
    SquareRoots.inBlocks(count) { start, count, root in
      let (w, g, m, v) = (w + start, g + start, m + start, v + start)
      for i in 0..<count {
        m[i] += take1 * (g[i] - m[i])
        v[i] += take2 * (g[i] * g[i] - v[i])
        root[i] = v[i] * growth
      }
      SquareRoots.take(root, count)
      for i in 0..<count { w[i] -= (ahead * m[i] + here * g[i]) / (root[i] + epsilon) }
    }
  }
}
