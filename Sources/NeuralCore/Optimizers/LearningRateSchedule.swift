/// The learning rate of each step, where t is the number of steps taken before it.
///
/// Names and formulas are those of `keras.optimizers.schedules`; `stepDecay` is its `ExponentialDecay`
/// with `staircase`, and PyTorch's `StepLR`.
public indirect enum LearningRateSchedule: Hashable, Sendable {
  /// Always the same.
  case constant(Float)
  /// rate × decayRate^⌊t / steps⌋
  case stepDecay(rate: Float, steps: Int, decayRate: Float)
  /// rate × decayRate^(t / steps)
  case exponentialDecay(rate: Float, steps: Int, decayRate: Float)
  /// rate × ((1 − alpha) × ½ (1 + cos(π t / steps)) + alpha), and from t = steps on rate × alpha.
  case cosineDecay(rate: Float, steps: Int, alpha: Float = 0)
  /// Rises on a straight line from 0 to the schedule's first rate within some steps, then follows it.
  case warmup(LearningRateSchedule, steps: Int)

  /// The largest number of steps that a schedule may have.
  static let longest = 1_000_000_000

  /// The learning rate of a step, counted from 1; worked out in double precision.
  public func rate(ofStep step: Int) -> Float {
    // Not by way of a double, so that the constant is exactly the number that was given.
    if case .constant(let rate) = self { return rate }
    return Float(rate(after: step - 1))
  }

  private func rate(after steps: Int) -> Double {
    let t = Double(steps)
    switch self {
    case .constant(let rate): return Self.decimal(rate)
    case .stepDecay(let rate, let length, let decayRate):
      return Self.decimal(rate)
        * power(Self.decimal(decayRate), (t / Double(length)).rounded(.down))
    case .exponentialDecay(let rate, let length, let decayRate):
      return Self.decimal(rate) * power(Self.decimal(decayRate), t / Double(length))
    case .cosineDecay(let rate, let length, let alpha):
      let share = (1 + cosine(.pi * min(t / Double(length), 1))) / 2
      let alpha = Self.decimal(alpha)
      return Self.decimal(rate) * ((1 - alpha) * share + alpha)
    case .warmup(let schedule, let length):
      if steps >= length { return schedule.rate(after: steps - length) }
      return schedule.rate(after: 0) * t / Double(length)
    }
  }

  /// The decimal number that was meant: 0.1 for the float 0.100000001490116.
  private static func decimal(_ value: Float) -> Double {
    Double("\(value)") ?? Double(value)
  }
}

// MARK: - Text form

extension LearningRateSchedule: FormDescribed {
  static let example = (noun: "learning rate", text: "0.1")

  /// The text form: a number alone where the rate stays the same, else the schedule's name.
  public var description: String {
    switch self {
    case .constant(let rate): "\(rate)"
    case .stepDecay(let rate, let steps, let decayRate):
      "step_decay(\(rate), decay_steps: \(steps), decay_rate: \(decayRate))"
    case .exponentialDecay(let rate, let steps, let decayRate):
      "exponential_decay(\(rate), decay_steps: \(steps), decay_rate: \(decayRate))"
    case .cosineDecay(let rate, let steps, let alpha):
      "cosine_decay(\(rate), decay_steps: \(steps)\(alpha == 0 ? "" : ", alpha: \(alpha)"))"
    case .warmup(let schedule, let steps): "warmup(\(schedule), steps: \(steps))"
    }
  }

  /// The names of all schedules.
  private static let names = words.names

  private static let words = WordList([
    WordList.Entry(name: "step_decay", elsewhere: ["StepLR"]),
    WordList.Entry(name: "exponential_decay", elsewhere: ["ExponentialLR"]),
    WordList.Entry(name: "cosine_decay", elsewhere: ["CosineAnnealingLR"]),
    WordList.Entry(name: "warmup", elsewhere: ["LinearLR"]),
  ])

  /// Reads the text form: a number, or a schedule such as `cosine_decay(0.1, decay_steps: 1000)`.
  public init(_ text: String) throws(DescriptionError) {
    if let rate = Float(text), rate > 0, rate.isFinite {
      self = .constant(rate)
    } else {
      try self.init(single: text)
    }
  }

  /// Reads the rate or schedule that an argument holds; nil where there is none.
  init?(_ arguments: Arguments, _ name: String) throws(DescriptionError) {
    if arguments.isForm(name), let form = try arguments.form(name, as: "a schedule") {
      try self.init(form)
    } else if let rate = try arguments.number(name, .aboveZero) {
      self = .constant(rate)
    } else {
      return nil
    }
  }

  init(_ form: TextForm) throws(DescriptionError) {
    let name = Self.words.name(for: form.name)
    switch name {
    case "step_decay", "exponential_decay":
      let arguments = try Arguments(
        form, ["initial_learning_rate", "decay_steps", "decay_rate"])
      let (rate, steps) = try Self.rateAndSteps(arguments)
      let decayRate = try arguments.required(
        "decay_rate", try arguments.number("decay_rate", .aboveZero))
      self =
        name == "step_decay"
        ? .stepDecay(rate: rate, steps: steps, decayRate: decayRate)
        : .exponentialDecay(rate: rate, steps: steps, decayRate: decayRate)
    case "cosine_decay":
      let arguments = try Arguments(form, ["initial_learning_rate", "decay_steps", "alpha"])
      let (rate, steps) = try Self.rateAndSteps(arguments)
      self = .cosineDecay(
        rate: rate, steps: steps, alpha: try arguments.number("alpha", .zeroToOne) ?? 0)
    case "warmup":
      let arguments = try Arguments(form, ["learning_rate", "steps"])
      let target = try arguments.required(
        "learning_rate", try LearningRateSchedule(arguments, "learning_rate"))
      self = .warmup(
        target,
        steps: try arguments.required(
          "steps", try arguments.wholeNumber("steps", in: 1...Self.longest)))
    default:
      throw form.error(
        "“\(form.name)” is no learning rate\(Self.words.hint(for: form.name)); "
          + "it is a number above 0 or one of "
          + Self.names.joined(separator: ", "))
    }
  }

  private static func rateAndSteps(
    _ arguments: Arguments
  ) throws(DescriptionError) -> (Float, Int) {
    let rate = try arguments.required(
      "initial_learning_rate", try arguments.number("initial_learning_rate", .aboveZero))
    let steps = try arguments.required(
      "decay_steps", try arguments.wholeNumber("decay_steps", in: 1...longest))
    return (rate, steps)
  }
}
