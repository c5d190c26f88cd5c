/// A way to reckon that is wrong and common, and that gives a number of its own.
///
/// Each is a small pure function over what is known at a place (`Reckoning`); what is told of it is a
/// phrase.
public enum WrongIdea: String, CaseIterable, Sendable {
  /// z without its bias.
  case biasLeftOut = "bias-left-out"
  /// The kernel's indices the other way round.
  case rowForColumn = "row-for-column"
  /// z in the place of a.
  case activationLeftOut = "activation-left-out"
  /// The activation of its own result.
  case activationTwice = "activation-twice"
  /// Those that dropout keeps times 1 − rate.
  case scaleTurned = "scale-turned"
  /// Dropout's mask forgotten.
  case maskLeftOut = "mask-left-out"
  /// The logarithm to base ten.
  case logBaseTen = "log-base-10"
  /// What is missing to 1 in the place of −log p.
  case missForLoss = "miss-for-loss"
  /// The ½ of the half squared error forgotten.
  case halfForgotten = "half-forgotten"
  /// A sum over the outputs in the place of their mean.
  case outputsMeanForgotten = "outputs-mean-forgotten"
  /// A sum over the rows in the place of their mean.
  case rowsMeanForgotten = "rows-mean-forgotten"
  /// p in the place of p − t.
  case pForDelta = "p-for-delta"
  /// t − p in the place of p − t.
  case tMinusP = "t-minus-p"
  /// The blame without the slope of the activation.
  case slopeLeftOut = "slope-left-out"
  /// The slope taken at a, not at z.
  case slopeAtA = "slope-at-a"
  /// z in the rule that wants a.
  case zInTheRuleOfA = "z-in-the-rule-of-a"
  /// p − t times the slope that cross-entropy has already taken in.
  case slopeAgain = "slope-again"
  /// One path of the blame in the place of all.
  case onePath = "one-path"
  /// The weights from after the update.
  case newWeights = "new-weights"
  /// δ in the place of δ × x.
  case inputLeftOut = "input-left-out"
  /// The weight in the place of its gradient.
  case valueForGradient = "value-for-gradient"
  /// The gradient added, not subtracted.
  case signTurned = "sign-turned"
  /// The gradient subtracted without the learning rate.
  case rateForgotten = "rate-forgotten"
  /// The change in the place of the new value.
  case stepForValue = "step-for-value"
  /// The value from before.
  case notMoved = "not-moved"
  /// The rule run with what it remembered from before the step.
  case oldSlot = "old-slot"
}
