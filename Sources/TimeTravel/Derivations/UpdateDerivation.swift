import NeuralCore

/// How one parameter moves, by the formula of its optimizer: after = before − decay + step.
///
/// The formula is worked out in double from what the optimizer kept before the step, the gradient and
/// the parameter; what was recorded must meet it.
public struct UpdateDerivation: Hashable, Sendable {
  /// The parameter before.
  public let before: Float
  /// Its gradient, as it was recorded.
  public let gradient: Float
  /// How the gradient is cut, where the optimizer cuts.
  public let clipping: ClippingDerivation?
  /// The gradient as the rule sees it.
  public let clippedGradient: Float
  /// The learning rate of this step.
  public let learningRate: Float
  /// The number of the step, from 1.
  public let step: Int
  /// What weight decay takes: learning rate × decay × the parameter; 0 without one.
  public let decay: Double
  /// The lines of the formula, in the order in which they are worked out: schedule, cut, decay, rule.
  ///
  /// Of plain SGD the schedule's alone.
  public let equations: [UpdateEquation]
  /// What the rule adds to the parameter.
  public let move: Double
  /// before − decay + move, in double.
  public let total: Double
  /// What was recorded in float32, where it is known already.
  public let recorded: Float?
  /// Whether the rule is plain SGD: after = before − learning rate × gradient, and nothing else.
  public let isPlain: Bool
  private let result: Rounded

  /// Derives the update of the weight from `input` to `unit`, or, with no input, the bias of `unit`.
  ///
  /// `clipping` is that of the parameter, when it is known already. Nil while the gradient is not
  /// known, and for a weight that is not there.
  public init?(
    _ moment: Moment, parameter: Int, unit: Int, input: Int? = nil,
    clipping: ClippingDerivation? = nil
  ) {
    let slice = moment.network.parameters[parameter]
    let units = slice.shape[slice.shape.count - 1]
    let index = (input ?? 0) * units + unit
    guard slice.isKernel == (input != nil), (0..<units).contains(unit),
      (0..<slice.count).contains(index), let gradients = moment.gradient(parameter: parameter),
      moment.knowsWeights(parameter), moment.record.holdings?.slots[parameter] ?? true
    else { return nil }
    let optimizer = moment.optimizer
    let old = moment.before(parameter: parameter)
    let new = moment.after(parameter: parameter)
    before = old[old.startIndex + index]
    recorded = new.map { $0[$0.startIndex + index] }
    gradient = gradients[index]
    step = moment.cursor.step
    learningRate = optimizer.learningRate(ofStep: step)
    let cut = clipping ?? ClippingDerivation(moment, parameter: parameter)
    self.clipping = cut
    clippedGradient = cut?.clipped(gradient) ?? gradient
    let rate = Rounded(learningRate)
    let taken = Rounded(optimizer.weightDecay) * rate * Rounded(before)
    decay = optimizer.weightDecay == 0 ? 0 : taken.value
    let start = optimizer.weightDecay == 0 ? Rounded(before) : Rounded(before) - taken
    let kept = KeptNumbers(moment, parameter: parameter, index: index)
    var rule = UpdateRule(
      gradient: clippedGradient, weight: start, learningRate: learningRate, step: step, kept: kept,
      momentumProduct: moment.sessionAfter.momentumProduct)
    rule.note(optimizer.schedule)
    rule.note(cut, of: gradient)
    rule.note(optimizer.weightDecay, of: before, taking: taken)
    let move: Rounded
    if optimizer.isPlain {
      move = -(rate * Rounded(gradient))
    } else {
      move = rule.follow(optimizer.rule)
    }
    self.move = move.value
    equations = rule.equations
    result = start + move
    total = result.value
    isPlain = optimizer.isPlain
  }

  /// What plain SGD would have added at the same learning rate: − learning rate × gradient.
  public var plainMove: Double { -Double(learningRate) * Double(gradient) }

  /// Whether the derived parameter, and all that the optimizer keeps for it, meet the recorded ones
  /// within float32's rounding.
  public var closes: Bool {
    recorded.map { result.meets($0) && equations.allSatisfy(\.closes) } ?? true
  }
}

/// What an optimizer kept for one weight before a step, and what it keeps after it.
struct KeptNumbers {
  let before: [Float]
  let after: [Float]?

  init(_ moment: Moment, parameter: Int, index: Int) {
    let count = moment.network.parameters[parameter].count
    func row(_ session: Session) -> [Float] {
      let slots = session.slots(ofParameter: parameter)
      return stride(from: slots.startIndex + index, to: slots.endIndex, by: count).map { slots[$0] }
    }
    before = row(moment.sessionBefore)
    after = moment.knows(.update(parameter: parameter)) ? row(moment.sessionAfter) : nil
  }
}

extension Optimizer {
  /// Whether a weight moves by − learning rate × gradient and nothing else: SGD without momentum, cut
  /// or decay.
  public var isPlain: Bool {
    guard case .sgd(let momentum, _) = rule else { return false }
    return momentum == 0 && clipping == nil && weightDecay == 0
  }
}
