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
  public var name: String { row.words.entry.name }

  /// Keras's names of the numbers that the rule keeps for every weight, in the order they are kept.
  public var slotNames: [String] { row.slots }

  /// What every slot begins with.
  public var initialSlotValue: Float {
    if case .adagrad(let value, _) = self { value } else { 0 }
  }

  /// The weight decay when nobody says otherwise: 0.004 for AdamW, else none.
  var usualWeightDecay: Float { if case .adamw = self { 0.004 } else { 0 } }

  /// Keras's learning rate when nobody says otherwise: 0.01 for SGD, else 0.001.
  var usualLearningRate: Float { if case .sgd = self { 0.01 } else { 0.001 } }
}

// MARK: - Rows

extension OptimizerRule {
  /// What stands in the vocabulary for a rule, with its present settings, and what it keeps.
  struct Row {
    let words: VocabularyRow<OptimizerRule>
    let slots: [String]

    init(
      _ name: String, elsewhere: [String] = [], slots: [String],
      through: @escaping (inout Settings) throws(DescriptionError) -> OptimizerRule
    ) {
      words = VocabularyRow(name, elsewhere: elsewhere, through: through)
      self.slots = slots
    }
  }

  /// One rule of each kind, with Keras's default numbers.
  static let allUsual: [OptimizerRule] = [
    .sgd(), .adagrad(), .rmsprop(), .adadelta(), .adam(), .adamw(), .adamax(), .nadam(),
  ]

  /// The row of a rule; its defaults stand at the cases.
  var row: Row {
    switch self {
    case .sgd(let momentum, let nesterov):
      Row(
        "sgd", elsewhere: ["gd", "gradient_descent", "momentum", "nesterov"],
        slots: momentum == 0 ? [] : ["momentum"]
      ) { (settings) throws(DescriptionError) in
        .sgd(
          momentum: try settings.number("momentum", momentum, .zeroToOne),
          nesterov: try settings.flag("nesterov", nesterov))
      }
    case .adagrad(let initial, let epsilon):
      Row("adagrad", slots: ["accumulator"]) { (settings) throws(DescriptionError) in
        .adagrad(
          initialAccumulatorValue: try settings.number(
            "initial_accumulator_value", initial, .notNegative),
          epsilon: try settings.epsilon(epsilon))
      }
    case .rmsprop(let rho, let momentum, let epsilon, let centered):
      Row(
        "rmsprop",
        slots: ["velocity"] + (momentum > 0 ? ["momentum"] : [])
          + (centered ? ["average_gradient"] : [])
      ) { (settings) throws(DescriptionError) in
        .rmsprop(
          rho: try settings.double("rho", rho, .zeroToBelowOne),
          momentum: try settings.number("momentum", momentum, .zeroToOne),
          epsilon: try settings.epsilon(epsilon),
          centered: try settings.flag("centered", centered))
      }
    case .adadelta(let rho, let epsilon):
      Row("adadelta", slots: ["accumulated_grad", "accumulated_delta_var"]) {
        (settings) throws(DescriptionError) in
        .adadelta(
          rho: try settings.double("rho", rho, .zeroToBelowOne),
          epsilon: try settings.epsilon(epsilon))
      }
    case .adam(let beta1, let beta2, let epsilon, let amsgrad):
      Row("adam", slots: Self.slots(amsgrad)) { (settings) throws(DescriptionError) in
        .adam(
          beta1: try settings.beta(1, beta1), beta2: try settings.beta(2, beta2),
          epsilon: try settings.epsilon(epsilon), amsgrad: try settings.flag("amsgrad", amsgrad))
      }
    case .adamw(let beta1, let beta2, let epsilon, let amsgrad):
      Row("adamw", slots: Self.slots(amsgrad)) { (settings) throws(DescriptionError) in
        .adamw(
          beta1: try settings.beta(1, beta1), beta2: try settings.beta(2, beta2),
          epsilon: try settings.epsilon(epsilon), amsgrad: try settings.flag("amsgrad", amsgrad))
      }
    case .adamax(let beta1, let beta2, let epsilon):
      Row("adamax", slots: ["momentum", "norm"]) { (settings) throws(DescriptionError) in
        .adamax(
          beta1: try settings.beta(1, beta1), beta2: try settings.beta(2, beta2),
          epsilon: try settings.epsilon(epsilon))
      }
    case .nadam(let beta1, let beta2, let epsilon):
      Row("nadam", slots: ["momentum", "velocity"]) { (settings) throws(DescriptionError) in
        .nadam(
          beta1: try settings.beta(1, beta1), beta2: try settings.beta(2, beta2),
          epsilon: try settings.epsilon(epsilon))
      }
    case .own(let rule): Row(rule.name, slots: rule.slotNames) { _ in self }
    }
  }

  private static func slots(_ amsgrad: Bool) -> [String] {
    ["momentum", "velocity"] + (amsgrad ? ["velocity_hat"] : [])
  }

  /// The settings that differ from Keras's, as arguments of the text form.
  var texts: [String] {
    let row = row.words
    let usual = Self.allUsual.first { $0.name == row.entry.name } ?? self
    return row.texts(unlike: usual.row.words)
  }
}

extension Settings {
  fileprivate mutating func epsilon(_ value: Float) throws(DescriptionError) -> Float {
    try number("epsilon", value, .notNegative)
  }

  fileprivate mutating func beta(
    _ number: Int, _ value: Double
  ) throws(DescriptionError) -> Double {
    try double("beta_\(number)", value, .zeroToBelowOne)
  }
}
