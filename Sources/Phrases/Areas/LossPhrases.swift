import NeuralCore
import TimeTravel

/// How losses are called and written down: the one place that views and sentences take it from.
public protocol LossPhrases: Sendable {
  /// The name in words.
  func name(_ loss: Loss) -> String
  /// The formula, the longest form first, as the row's targets and answers let it be told.
  func formulas(_ loss: Loss, _ account: LossAccount) -> [String]
  /// What one output adds; "its share" where it is not the logarithm of what is shown.
  func part(_ loss: Loss, _ account: LossAccount, outputs: Int) -> String
  /// ∂L/∂p of one output for one example, in symbols.
  func slope(_ loss: Loss) -> String
  /// ∂L/∂p of a categorical hinge, as its row has it.
  func slope(_ hinge: LossDerivation.HingePieces, _ account: LossAccount) -> String
  /// What the loss makes of its targets, in a sentence; empty where it takes them as they are.
  func rule(
    _ rule: LossDerivation.TargetRule, label: Int?, _ arrangement: Arrangement
  ) -> String
  /// When the loss is least, in a sentence.
  func least(_ loss: Loss, _ account: LossAccount) -> String
  /// Why the loss is worked out as it is, in a sentence; empty where there is nothing to say.
  func remark(_ derivation: LossDerivation, _ account: LossAccount) -> String
  /// The two sides of a categorical hinge: "right: 0.5000      loudest wrong: class 1, 0.3000".
  ///
  /// - Parameters:
  ///   - noun: What an output is called.
  ///   - right, rival: Both sides, written as the equation below them has them.
  func sides(
    _ hinge: LossDerivation.HingePieces, _ account: LossAccount, noun: String,
    _ arrangement: Arrangement, right: String, rival: String
  ) -> String
  /// p − t in symbols, with what each divisor counts: "(p − t) / 2 outputs / 3 rows".
  func difference(_ answer: BlameDerivation.Answer) -> String
}
