import ModelFiles

/// What is said of weights that came from elsewhere.
public protocol WeightsPhrases: Sendable {
  /// What was done with them, in a sentence.
  func remark(_ remark: WeightsRemark) -> String
}
