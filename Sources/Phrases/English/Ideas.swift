import LessonKit

/// What is said to numbers that somebody reckoned, in English.
struct EnglishIdeas: IdeaPhrases {
  func right(_ value: String) -> String { "Right: it is \(value)." }

  func wrong(_ given: String, ideas: [WrongIdea], isAmbiguous: Bool) -> String {
    let start = "It is not \(given)."
    if isAmbiguous {
      return "\(start) Several slips give that number: reckon one of its factors first."
    }
    return ideas.isEmpty ? start : "\(start) \(comesOut(of: ideas))"
  }

  /// Of which ideas a number comes.
  func comesOut(of ideas: [WrongIdea]) -> String {
    "That number comes out when \(ideas.map(says).joined(separator: ", or when "))."
  }

  func says(_ idea: WrongIdea) -> String {
    switch idea {
    case .biasLeftOut: "the bias is left out, which is a term of the sum like any other"
    case .rowForColumn:
      "a row is taken for a column: the first index is the input, the second the neuron"
    case .activationLeftOut: "the activation is left out and z is taken as it is"
    case .activationTwice: "the activation is applied to its own result; once is enough"
    case .scaleTurned:
      "the kept ones are made quieter; here they are made louder, to stand in for the others"
    case .maskLeftOut:
      "the mask is left out, which stops the blame where it stopped the number, and scales both"
    case .logBaseTen: "the logarithm has the base ten; in losses it is the natural one"
    case .missForLoss: "one takes how much is missing to 1; the loss is −log p"
    case .halfForgotten: "the ½ is forgotten: this loss is half the sum of squares"
    case .outputsMeanForgotten:
      "the outputs are added up; this loss is the mean over them"
    case .rowsMeanForgotten:
      "the rows are added up; here the loss is the mean over the batch, and 1/N is in δ"
    case .pForDelta: "p is taken for δ, which is what it said less what it should say"
    case .tMinusP: "it is taken the other way round: δ is above 0 where the answer is too large"
    case .slopeLeftOut: "the slope of the activation is left out, which the blame has to pass"
    case .slopeAtA: "the slope is taken at a; it belongs to z"
    case .zInTheRuleOfA: "z stands in the rule that wants a, what the neuron said"
    case .slopeAgain:
      "the slope is taken once more, which cross-entropy has already taken in: p − t is all"
    case .onePath:
      "only one path is taken; this neuron speaks to several, and their blames are added"
    case .newWeights:
      "the new weights are taken: nothing moves until all blame is handed out"
    case .inputLeftOut: "the input is left out: a weight's gradient is δ times what came in"
    case .valueForGradient:
      "the weight is taken for its gradient, which says how fast the loss rises with it"
    case .signTurned: "the gradient is added; it points uphill, so it is subtracted"
    case .rateForgotten: "the learning rate is forgotten: the step is the rate times that"
    case .stepForValue: "one says how far it moves; asked is where it ends"
    case .oldSlot:
      "the rule runs with what it remembered from before: it is brought up to date first, then used"
    case .notMoved: "it stays where it was; it is learnt too, with its own gradient"
    }
  }
}
