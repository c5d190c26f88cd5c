/// The formula by which an optimizer moves a weight, and the numbers in it.
///
/// Numbers of which 1 − x is taken are kept in double precision: 1 − 0.999 has only four right digits
/// in single. The formulas are in `OptimizerRule+Update.swift`.
///
/// What a rule keeps for a weight is 0 where it would be below 2⁻¹²⁶ (1.2e−38): processors take a hundred
/// times as long over numbers smaller than that, and a mean of gradients that stay 0 ends there.
public enum OptimizerRule: Hashable, Sendable {
  /// Against the slope, with or without momentum.
  case sgd(momentum: Float = 0, nesterov: Bool = false)
  /// Duchi, Hazan, Singer: Adaptive subgradient methods, JMLR 2011.
  case adagrad(initialAccumulatorValue: Float = 0.1, epsilon: Float = 1e-7)
  /// Tieleman, Hinton: Neural networks for machine learning, lecture 6.5, 2012.
  case rmsprop(
    rho: Double = 0.9, momentum: Float = 0, epsilon: Float = 1e-7, centered: Bool = false)
  /// Zeiler: Adadelta, arXiv 1212.5701.
  case adadelta(rho: Double = 0.95, epsilon: Float = 1e-7)
  /// Kingma, Ba: Adam, ICLR 2015; amsgrad: Reddi, Kale, Kumar, ICLR 2018.
  case adam(
    beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Float = 1e-7, amsgrad: Bool = false)
  /// Loshchilov, Hutter: Decoupled weight decay regularization, ICLR 2019: Adam's formula, after the
  /// optimizer's weight decay.
  case adamw(
    beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Float = 1e-7, amsgrad: Bool = false)
  /// Kingma, Ba: Adam, section 7.1.
  case adamax(beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Float = 1e-7)
  /// Dozat: Incorporating Nesterov momentum into Adam, ICLR 2016.
  case nadam(beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Float = 1e-7)
  /// A rule of one's own.
  case own(OwnOptimizer)

  /// Keras's name in lower case, such as `rmsprop`.
  public var name: String {
    switch self {
    case .sgd: "sgd"
    case .adagrad: "adagrad"
    case .rmsprop: "rmsprop"
    case .adadelta: "adadelta"
    case .adam: "adam"
    case .adamw: "adamw"
    case .adamax: "adamax"
    case .nadam: "nadam"
    case .own(let rule): rule.name
    }
  }

  /// Keras's names of the numbers that the rule keeps for every weight, in the order they are kept.
  public var slotNames: [String] {
    switch self {
    case .sgd(let momentum, _): momentum == 0 ? [] : ["momentum"]
    case .adagrad: ["accumulator"]
    case .rmsprop(_, let momentum, _, let centered):
      ["velocity"] + (momentum > 0 ? ["momentum"] : []) + (centered ? ["average_gradient"] : [])
    case .adadelta: ["accumulated_grad", "accumulated_delta_var"]
    case .adam(_, _, _, let amsgrad), .adamw(_, _, _, let amsgrad):
      ["momentum", "velocity"] + (amsgrad ? ["velocity_hat"] : [])
    case .adamax: ["momentum", "norm"]
    case .nadam: ["momentum", "velocity"]
    case .own(let rule): rule.slotNames
    }
  }

  /// What every slot begins with.
  public var initialSlotValue: Float {
    if case .adagrad(let value, _) = self { value } else { 0 }
  }

  /// The weight decay when nobody says otherwise: 0.004 for AdamW, else none.
  var usualWeightDecay: Float { if case .adamw = self { 0.004 } else { 0 } }
}

// MARK: - Text form

extension OptimizerRule {
  /// The names of each rule's own arguments, besides those that all optimizers share.
  static let argumentNames: [String: [String]] = [
    "sgd": ["momentum", "nesterov"],
    "adagrad": ["initial_accumulator_value", "epsilon"],
    "rmsprop": ["rho", "momentum", "epsilon", "centered"],
    "adadelta": ["rho", "epsilon"],
    "adam": ["beta_1", "beta_2", "epsilon", "amsgrad"],
    "adamw": ["beta_1", "beta_2", "epsilon", "amsgrad"],
    "adamax": ["beta_1", "beta_2", "epsilon"],
    "nadam": ["beta_1", "beta_2", "epsilon"],
  ]

  init(_ name: String, _ arguments: Arguments) throws(DescriptionError) {
    func epsilon() throws(DescriptionError) -> Float {
      try arguments.number("epsilon", .notNegative) ?? 1e-7
    }
    func beta(_ number: Int, _ usual: Double) throws(DescriptionError) -> Double {
      try arguments.double("beta_\(number)", .zeroToBelowOne) ?? usual
    }
    func rho(_ usual: Double) throws(DescriptionError) -> Double {
      try arguments.double("rho", .zeroToBelowOne) ?? usual
    }
    func momentum() throws(DescriptionError) -> Float {
      try arguments.number("momentum", .zeroToOne) ?? 0
    }
    switch name {
    case "adagrad":
      self = .adagrad(
        initialAccumulatorValue: try arguments.number("initial_accumulator_value", .notNegative)
          ?? 0.1, epsilon: try epsilon())
    case "rmsprop":
      self = .rmsprop(
        rho: try rho(0.9), momentum: try momentum(), epsilon: try epsilon(),
        centered: try arguments.flag("centered") ?? false)
    case "adadelta": self = .adadelta(rho: try rho(0.95), epsilon: try epsilon())
    case "adam", "adamw":
      let (beta1, beta2) = (try beta(1, 0.9), try beta(2, 0.999))
      let (epsilon, amsgrad) = (try epsilon(), try arguments.flag("amsgrad") ?? false)
      self =
        name == "adam"
        ? .adam(beta1: beta1, beta2: beta2, epsilon: epsilon, amsgrad: amsgrad)
        : .adamw(beta1: beta1, beta2: beta2, epsilon: epsilon, amsgrad: amsgrad)
    case "adamax":
      self = .adamax(beta1: try beta(1, 0.9), beta2: try beta(2, 0.999), epsilon: try epsilon())
    case "nadam":
      self = .nadam(beta1: try beta(1, 0.9), beta2: try beta(2, 0.999), epsilon: try epsilon())
    default:
      self = .sgd(
        momentum: try momentum(), nesterov: try arguments.flag("nesterov") ?? false)
    }
  }

  /// What differs from Keras's defaults, as arguments of the text form.
  var texts: [String] {
    var texts: [String] = []
    func note<Value: Equatable>(_ name: String, _ value: Value, unless usual: Value) {
      if value != usual { texts.append("\(name): \(value)") }
    }
    switch self {
    case .sgd(let momentum, let nesterov):
      note("momentum", momentum, unless: 0)
      note("nesterov", nesterov, unless: false)
    case .adagrad(let initial, let epsilon):
      note("initial_accumulator_value", initial, unless: 0.1)
      note("epsilon", epsilon, unless: 1e-7)
    case .rmsprop(let rho, let momentum, let epsilon, let centered):
      note("rho", rho, unless: 0.9)
      note("momentum", momentum, unless: 0)
      note("epsilon", epsilon, unless: 1e-7)
      note("centered", centered, unless: false)
    case .adadelta(let rho, let epsilon):
      note("rho", rho, unless: 0.95)
      note("epsilon", epsilon, unless: 1e-7)
    case .adam(let beta1, let beta2, let epsilon, let amsgrad),
      .adamw(let beta1, let beta2, let epsilon, let amsgrad):
      note("beta_1", beta1, unless: 0.9)
      note("beta_2", beta2, unless: 0.999)
      note("epsilon", epsilon, unless: 1e-7)
      note("amsgrad", amsgrad, unless: false)
    case .adamax(let beta1, let beta2, let epsilon), .nadam(let beta1, let beta2, let epsilon):
      note("beta_1", beta1, unless: 0.9)
      note("beta_2", beta2, unless: 0.999)
      note("epsilon", epsilon, unless: 1e-7)
    case .own: break
    }
    return texts
  }
}
