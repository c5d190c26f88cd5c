/// Something that we tell people about a network's answers, and that has no slope.
///
/// Names are Keras's, but for `confusion_matrix`, which Keras does not have.
public enum Metric: Hashable, Sendable {
  /// The share of right answers: Keras's `categorical_accuracy`, `sparse_categorical_accuracy` or, of
  /// one output, `binary_accuracy`.
  case accuracy
  /// The share of examples whose class is among the k largest answers; of equal answers at the edge,
  /// all count.
  case topK(Int = 5)
  /// Which classes are taken for which, [true][answered].
  case confusionMatrix
  /// Of each class, the share of right ones among those that were called it; 0 where none was.
  case precision
  /// Of each class, the share that was found; 0 where there are none.
  case recall
  /// Of each class, the harmonic mean of precision and recall; 0 where both are.
  case f1
}

extension Metric {
  /// Every metric, with Keras's default numbers.
  public static let allCases: [Metric] = [
    .accuracy, .topK(), .confusionMatrix, .precision, .recall, .f1,
  ]

  /// Keras's name, such as `top_k_categorical_accuracy`.
  public var name: String { row.entry.name }

  /// The largest k: no network has more outputs.
  private static let largestK = Sequential.largestWidth
}

extension Metric: Vocabulary {
  static let example = (noun: "metric", text: "accuracy")

  var row: VocabularyRow<Metric> {
    switch self {
    case .accuracy:
      VocabularyRow(
        "accuracy", self, aliases: ["acc"],
        elsewhere: ["categorical_accuracy", "sparse_categorical_accuracy", "binary_accuracy"])
    case .topK(let k):
      VocabularyRow("top_k_categorical_accuracy", aliases: ["top_k"]) {
        (settings) throws(DescriptionError) in
        .topK(try settings.wholeNumber("k", k, in: 1...Self.largestK, isBare: true))
      }
    case .confusionMatrix: VocabularyRow("confusion_matrix", self, elsewhere: ["confusion"])
    case .precision: VocabularyRow("precision", self)
    case .recall: VocabularyRow("recall", self, elsewhere: ["sensitivity"])
    case .f1: VocabularyRow("f1_score", self, aliases: ["f1"], elsewhere: ["f_score"])
    }
  }

  /// The text form, which reads back to an equal metric: `top_k_categorical_accuracy(3)`.
  public var description: String { written }

  /// Reads a text form, such as `accuracy` or `top_k:3`.
  public init(_ text: String) throws(DescriptionError) { try self.init(single: text) }

  /// Reads several, separated by spaces or commas: `accuracy top_k:3 confusion_matrix`.
  public static func list(_ text: String) throws(DescriptionError) -> [Metric] {
    // A comma between words is a space; one within brackets parts arguments.
    var depth = 0
    let spaced = text.map { (character: Character) -> Character in
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      return character == "," && depth == 0 ? " " : character
    }
    do {
      var metrics: [Metric] = []
      for form in try TextForm.parse(String(spaced)) { metrics.append(try Metric(form)) }
      guard metrics.isEmpty else { return metrics }
    } catch {
      throw DescriptionError(text: text, column: error.column, message: error.message)
    }
    throw DescriptionError(
      text: text, column: 1, message: "a metric is wanted, as in “accuracy top_k:3”; there is none")
  }
}
