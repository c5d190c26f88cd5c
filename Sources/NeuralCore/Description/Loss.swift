/// How wrong an answer is, in one number: the first question of `compile`.
///
/// A batch's loss is the mean over its rows. Names in texts and files are Keras's.
public enum Loss: String, CaseIterable, Hashable, Codable, Sendable, CustomStringConvertible {
  /// −Σ t log p over the classes; from logits when softmax comes last, else with Keras's clipping.
  case categoricalCrossentropy = "categorical_crossentropy"
  /// −(t log p + (1−t) log(1−p)), mean over the outputs, with Keras's clipping.
  case binaryCrossentropy = "binary_crossentropy"
  /// (p − t)², mean over the outputs.
  case meanSquaredError = "mean_squared_error"
  /// ½ Σ (p − t)² over the outputs: no mean, and ½ so that the slope is p − t.
  case halfSquaredError = "half_squared_error"

  /// Reads Keras's name of a loss.
  public init(_ text: String) throws(DescriptionError) {
    guard let loss = Loss(rawValue: text) else {
      let known = Loss.allCases.map(\.rawValue).joined(separator: ", ")
      throw DescriptionError(
        text: text, column: 1, message: "“\(text)” is no loss; a loss is one of \(known)")
    }
    self = loss
  }

  /// The name in texts and files.
  public var description: String { rawValue }

  /// Keras's epsilon: probabilities are clipped to [1e-7, 1 − 1e-7] before their logarithm is taken.
  public static let epsilon: Float = 1e-7
}
