/// How the weights move when their gradients are known: the second question of `compile`.
///
/// A rule (SGD, Adam …), a learning rate or a schedule of it, and what may be done to gradients and
/// weights before the rule. Defaults and formulas are Keras 3's.
public struct Optimizer: Hashable, Sendable {
  /// The formula.
  public var rule: OptimizerRule
  /// The learning rate of each step.
  public var schedule: LearningRateSchedule
  /// How long gradients are cut, or nil.
  public var clipping: GradientClipping?
  /// Decoupled weight decay: before the rule, w ← w − learning rate × decay × w.
  public var weightDecay: Float

  /// Puts an optimizer together.
  public init(
    _ rule: OptimizerRule, _ schedule: LearningRateSchedule, clipping: GradientClipping? = nil,
    weightDecay: Float = 0
  ) {
    self.rule = rule
    self.schedule = schedule
    self.clipping = clipping
    self.weightDecay = weightDecay
  }

  /// The learning rate of a step, counted from 1.
  public func learningRate(ofStep step: Int) -> Float { schedule.rate(ofStep: step) }
}

// MARK: - By name, with Keras's default learning rates

extension Optimizer {
  /// Stochastic gradient descent: w ← w − learningRate × gradient, with or without momentum.
  public static func sgd(
    learningRate: Float = 0.01, momentum: Float = 0, nesterov: Bool = false
  ) -> Optimizer {
    Optimizer(.sgd(momentum: momentum, nesterov: nesterov), .constant(learningRate))
  }

  /// Adagrad: each weight slows down by all its past gradients.
  public static func adagrad(learningRate: Float = 0.001) -> Optimizer {
    Optimizer(.adagrad(), .constant(learningRate))
  }

  /// RMSprop: each weight's step is measured in units of its recent gradients.
  public static func rmsprop(learningRate: Float = 0.001) -> Optimizer {
    Optimizer(.rmsprop(), .constant(learningRate))
  }

  /// Adadelta: steps measured by earlier steps.
  public static func adadelta(learningRate: Float = 0.001) -> Optimizer {
    Optimizer(.adadelta(), .constant(learningRate))
  }

  /// Adam: momentum and RMSprop, both corrected for their beginning at 0.
  public static func adam(learningRate: Float = 0.001) -> Optimizer {
    Optimizer(.adam(), .constant(learningRate))
  }

  /// Adam with decoupled weight decay, 0.004 as in Keras (PyTorch: 0.01).
  public static func adamw(learningRate: Float = 0.001, weightDecay: Float = 0.004) -> Optimizer {
    Optimizer(.adamw(), .constant(learningRate), weightDecay: weightDecay)
  }

  /// Adamax: Adam with the largest recent gradient in place of the mean square.
  public static func adamax(learningRate: Float = 0.001) -> Optimizer {
    Optimizer(.adamax(), .constant(learningRate))
  }

  /// Nadam: Adam with Nesterov's look ahead.
  public static func nadam(learningRate: Float = 0.001) -> Optimizer {
    Optimizer(.nadam(), .constant(learningRate))
  }
}

// MARK: - Text form

extension Optimizer: FormDescribed {
  static let example = (noun: "optimizer", text: "sgd(0.1)")

  /// One optimizer of each rule, with Keras's default numbers.
  public static let allDefaults: [Optimizer] = OptimizerRule.allUsual.map {
    Optimizer($0, .constant($0.usualLearningRate), weightDecay: $0.usualWeightDecay)
  }

  /// The text form, which reads back to an equal optimizer: `adam(0.001, beta_1: 0.8)`.
  public var description: String {
    var texts = ["\(schedule)"] + rule.texts
    if let clipping { texts.append(clipping.text) }
    if weightDecay != rule.usualWeightDecay { texts.append("weight_decay: \(weightDecay)") }
    return "\(rule.name)(\(texts.joined(separator: ", ")))"
  }

  /// Reads the text form, such as `sgd(0.1, momentum: 0.9)` or, without shell quotes, `sgd:0.1`.
  public init(_ text: String) throws(DescriptionError) { try self.init(single: text) }

  /// Whether a text form names its learning rate, in place of taking the usual one.
  public static func namesLearningRate(_ text: String) throws(DescriptionError) -> Bool {
    let words = WordList(["learning_rate"])
    return try TextForm.parse(text).flatMap(\.arguments).contains { argument in
      argument.label.map { words.name(for: $0) != nil } ?? true
    }
  }

  /// Reads the text form, also of an optimizer whose rule is among `own`.
  public init(_ text: String, own: [OwnOptimizer]) throws(DescriptionError) {
    let forms = try TextForm.parse(text)
    guard forms.count == 1, let rule = own.first(where: { $0.name == forms[0].name }) else {
      try self.init(single: text)
      return
    }
    let arguments = try Arguments(forms[0], ["learning_rate"] + Self.commonNames)
    try self.init(forms[0], arguments, .own(rule))
  }

  init(_ form: TextForm) throws(DescriptionError) {
    let rules = OptimizerRule.allUsual
    let words = WordList(rules.map(\.row.words.entry))
    guard let name = words.name(for: form.name), let rule = rules.first(where: { $0.name == name })
    else { throw form.unknown(Self.example.noun, among: words, named: words.names) }
    let row = rule.row.words
    let names = ["learning_rate"] + row.settings.map(\.name) + Self.commonNames
    let arguments = try Arguments(form, names)
    var settings = Settings(arguments)
    try self.init(form, arguments, try row.through(&settings))
  }

  private static let commonNames = GradientClipping.names + ["weight_decay"]

  private init(
    _ form: TextForm, _ arguments: Arguments, _ rule: OptimizerRule
  ) throws(DescriptionError) {
    self.rule = rule
    schedule =
      try LearningRateSchedule(arguments, "learning_rate") ?? .constant(rule.usualLearningRate)
    clipping = try GradientClipping(form, arguments)
    weightDecay = try arguments.number("weight_decay", .notNegative) ?? rule.usualWeightDecay
  }
}
