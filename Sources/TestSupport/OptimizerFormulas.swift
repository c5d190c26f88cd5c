import Foundation
import NeuralCore

/// The optimizers once more, in double precision, written down as Keras's documentation does.
///
/// It shares no code with the core: parameters are a list of tensors, each slot is one more of the
/// same shapes, and every formula goes weight by weight.
public struct OptimizerFormulas {
  /// The parameters, [tensor][weight].
  public private(set) var parameters: [[Double]]
  /// What the optimizer keeps, by Keras's name of the slot: [tensor][weight].
  public private(set) var slots: [String: [[Double]]]
  /// The product of Nadam's momenta so far.
  public private(set) var momentumProduct = 1.0
  private let optimizer: Optimizer
  private var step = 0

  /// Begins with these parameters.
  public init(_ optimizer: Optimizer, _ parameters: [[Double]]) {
    self.optimizer = optimizer
    self.parameters = parameters
    var first = 0.0
    if case .adagrad(let value, _) = optimizer.rule { first = Self.decimal(value) }
    slots = Dictionary(
      uniqueKeysWithValues: optimizer.rule.slotNames.map { name in
        (name, parameters.map { $0.map { _ in first } })
      })
  }

  /// The decimal number that was meant: 0.1 for the float 0.100000001490116.
  public static func decimal(_ value: Float) -> Double { Double("\(value)") ?? Double(value) }

  /// Takes one step along the gradients, [tensor][weight].
  public mutating func update(_ gradients: [[Double]]) {
    step += 1
    let gradients = clipped(gradients)
    let rate = LearningRateFormulas.rate(optimizer.schedule, step: step)
    let decay = Self.decimal(optimizer.weightDecay)
    if case .nadam(let beta1, _, _) = optimizer.rule { momentumProduct *= Self.mu(beta1, step) }
    for tensor in parameters.indices {
      for i in parameters[tensor].indices {
        parameters[tensor][i] -= rate * decay * parameters[tensor][i]
        var kept = slots.mapValues { $0[tensor][i] }
        let change = change(gradients[tensor][i], &kept, rate)
        for (name, value) in kept { slots[name]?[tensor][i] = value }
        parameters[tensor][i] += change
      }
    }
  }

  private func clipped(_ gradients: [[Double]]) -> [[Double]] {
    func norm(_ values: [Double]) -> Double { values.map { $0 * $0 }.reduce(0, +).squareRoot() }
    switch optimizer.clipping {
    case nil: return gradients
    case .value(let limit):
      let limit = Self.decimal(limit)
      return gradients.map { $0.map { min(max($0, -limit), limit) } }
    case .norm(let limit):
      let limit = Self.decimal(limit)
      return gradients.map { tensor in tensor.map { $0 * min(1, limit / norm(tensor)) } }
    case .globalNorm(let limit):
      let all = norm(gradients.flatMap(\.self))
      return gradients.map { $0.map { $0 * min(1, Self.decimal(limit) / all) } }
    }
  }

  /// By how much a weight with the gradient g moves, and what is then kept for it.
  private func change(_ g: Double, _ kept: inout [String: Double], _ rate: Double) -> Double {
    switch optimizer.rule {
    case .sgd(let momentum, let nesterov):
      guard momentum != 0 else { return -rate * g }
      let mu = Self.decimal(momentum)
      let m = Self.kept(mu * (kept["momentum"] ?? 0) - rate * g)
      kept["momentum"] = m
      return nesterov ? mu * m - rate * g : m
    case .adagrad(_, let epsilon):
      let s = Self.kept((kept["accumulator"] ?? 0) + g * g)
      kept["accumulator"] = s
      return -rate * g / (s + Self.decimal(epsilon)).squareRoot()
    case .rmsprop(let rho, let momentum, let epsilon, let centered):
      let v = Self.kept(rho * (kept["velocity"] ?? 0) + (1 - rho) * g * g)
      kept["velocity"] = v
      var spread = v + Self.decimal(epsilon)
      if centered {
        let a = Self.kept(rho * (kept["average_gradient"] ?? 0) + (1 - rho) * g)
        kept["average_gradient"] = a
        spread -= a * a
      }
      let part = rate * g / spread.squareRoot()
      guard momentum > 0 else { return -part }
      let m = Self.kept(Self.decimal(momentum) * (kept["momentum"] ?? 0) + part)
      kept["momentum"] = m
      return -m
    case .adadelta(let rho, let epsilon):
      let epsilon = Self.decimal(epsilon)
      let s = Self.kept(rho * (kept["accumulated_grad"] ?? 0) + (1 - rho) * g * g)
      let x = kept["accumulated_delta_var"] ?? 0
      let d = -(x + epsilon).squareRoot() / (s + epsilon).squareRoot() * g
      kept["accumulated_grad"] = s
      kept["accumulated_delta_var"] = Self.kept(rho * x + (1 - rho) * d * d)
      return rate * d
    case .adam(let beta1, let beta2, let epsilon, let amsgrad),
      .adamw(let beta1, let beta2, let epsilon, let amsgrad):
      let (m, v) = moments(g, beta1, beta2, &kept)
      let t = Double(step)
      let alpha = rate * (1 - pow(beta2, t)).squareRoot() / (1 - pow(beta1, t))
      var spread = v
      if amsgrad {
        spread = Self.kept(max(kept["velocity_hat"] ?? 0, v))
        kept["velocity_hat"] = spread
      }
      return -alpha * m / (spread.squareRoot() + Self.decimal(epsilon))
    case .adamax(let beta1, let beta2, let epsilon):
      let old = kept["momentum"] ?? 0
      let m = Self.kept(old + (g - old) * (1 - beta1))
      let u = Self.kept(max(beta2 * (kept["norm"] ?? 0), abs(g)))
      kept["momentum"] = m
      kept["norm"] = u
      return -rate * m / ((1 - pow(beta1, Double(step))) * (u + Self.decimal(epsilon)))
    case .nadam(let beta1, let beta2, let epsilon):
      let (m, v) = moments(g, beta1, beta2, &kept)
      let (now, next) = (Self.mu(beta1, step), Self.mu(beta1, step + 1))
      let ahead = next * m / (1 - momentumProduct * next) + (1 - now) * g / (1 - momentumProduct)
      let spread = v / (1 - pow(beta2, Double(step)))
      return -rate * ahead / (spread.squareRoot() + Self.decimal(epsilon))
    case .own: return 0
    }
  }

  private func moments(
    _ g: Double, _ beta1: Double, _ beta2: Double, _ kept: inout [String: Double]
  ) -> (m: Double, v: Double) {
    var m = kept["momentum"] ?? 0
    var v = kept["velocity"] ?? 0
    m = Self.kept(m + (g - m) * (1 - beta1))
    v = Self.kept(v + (g * g - v) * (1 - beta2))
    kept["momentum"] = m
    kept["velocity"] = v
    return (m, v)
  }

  /// What is kept of a number for a weight: 0 below the smallest float32 with all its digits.
  private static func kept(_ number: Double) -> Double { abs(number) < 0x1p-126 ? 0 : number }

  /// Nadam's momentum of a step.
  private static func mu(_ beta1: Double, _ step: Int) -> Double {
    beta1 * (1 - 0.5 * pow(0.96, Double(step)))
  }
}
