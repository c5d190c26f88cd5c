import NeuralCore
import Notation

/// What is said of a model that was asked about examples, in English.
struct EnglishEvaluation: EvaluationPhrases {
  func told(_ result: Evaluation, on data: String?, afterSteps count: Int) -> String {
    let (accuracy, loss) =
      data.map { ("accuracy on \($0)", "loss") } ?? ("test accuracy", "test loss")
    return "\(accuracy) \(Numerals.value(result.accuracy)) (\(Numerals.count(result.right)) of "
      + "\(Numerals.count(result.count)) right), \(loss) \(Numerals.value(result.loss)), "
      + English.counted(count, "step")
  }

  func mistakes(_ listed: Int, of count: Int) -> String {
    if count == 0 { return "none is wrong" }
    return listed == count
      ? "\(Numerals.count(count)) wrong, the surest first:"
      : "\(Numerals.count(count)) wrong, the \(Numerals.count(listed)) surest of them:"
  }
}
