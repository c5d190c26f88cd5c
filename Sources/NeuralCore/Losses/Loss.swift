/// How wrong an answer is, in one number: the first question of `compile`.
///
/// A batch's loss is the mean over its rows. Names and formulas are Keras 3's; p is what the network
/// answers, t the target, n the number of outputs. Numbers of a loss are kept in double precision, as
/// those of activations are.
public enum Loss: Hashable, Sendable {
  /// −Σ t log p over the classes; from logits when softmax comes last, else with Keras's clipping.
  ///
  /// With smoothing s, t becomes t (1 − s) + s/n.
  case categoricalCrossentropy(labelSmoothing: Double = 0)
  /// −log p of the class whose number is the only target; from logits when softmax comes last.
  case sparseCategoricalCrossentropy
  /// −(t log p + (1−t) log(1−p)), mean over the outputs; from logits when sigmoid comes last, else
  /// with Keras's clipping.
  ///
  /// With smoothing s, t becomes t (1 − s) + s/2.
  case binaryCrossentropy(labelSmoothing: Double = 0)
  /// (p − t)², mean over the outputs.
  case meanSquaredError
  /// ½ Σ (p − t)² over the outputs: no mean, and ½ so that the slope is p − t.
  case halfSquaredError
  /// |p − t|, mean over the outputs.
  case meanAbsoluteError
  /// ½ (p − t)² where |p − t| ≤ delta, beyond it delta |p − t| − ½ delta²; mean over the outputs.
  case huber(delta: Double = 1)
  /// max(0, 1 − t p), mean over the outputs; targets that are all 0 or 1 are taken as −1 or 1.
  case hinge
  /// max(0, 1 − t p)², mean over the outputs; targets that are all 0 or 1 are taken as −1 or 1.
  case squaredHinge
  /// max(0, max((1−t) p) − Σ t p + 1), the first maximum over all outputs: the right one's 0 among them.
  case categoricalHinge
  /// Σ t log(t / p), both clipped to 1e-7…1.
  case klDivergence
  /// p − t log(p + 1e-7), mean over the outputs.
  case poisson
  /// log(cosh(p − t)), mean over the outputs.
  case logCosh
  /// A loss of one's own.
  case own(OwnLoss)

  /// Keras's epsilon: probabilities are clipped to [1e-7, 1 − 1e-7] before their logarithm is taken.
  public static let epsilon: Double = 1e-7

  /// How many numbers a target has for `outputs` answers: one each, or the number of a class alone.
  public func targetWidth(outputs: Int) -> Int {
    self == .sparseCategoricalCrossentropy ? 1 : outputs
  }

  /// How much of a target is shared out among the classes; 0 where a loss has no such number.
  public var labelSmoothing: Double {
    switch self {
    case .categoricalCrossentropy(let smoothing), .binaryCrossentropy(let smoothing): smoothing
    default: 0
    }
  }
}

extension Loss {
  /// Every loss of Keras's vocabulary, with Keras's default numbers.
  public static let allCases: [Loss] = [
    .categoricalCrossentropy(), .sparseCategoricalCrossentropy, .binaryCrossentropy(),
    .meanSquaredError, .halfSquaredError, .meanAbsoluteError, .huber(), .hinge, .squaredHinge,
    .categoricalHinge, .klDivergence, .poisson, .logCosh,
  ]

  /// Keras's name, such as `categorical_crossentropy`.
  public var name: String { row.entry.name }
}

extension Loss: Vocabulary {
  static let example = (noun: "loss", text: "categorical_crossentropy")

  var row: VocabularyRow<Loss> {
    switch self {
    case .categoricalCrossentropy(let smoothing):
      VocabularyRow(
        "categorical_crossentropy",
        elsewhere: ["CrossEntropyLoss", "NLLLoss", "cross_entropy", "nll_loss", "cce"]
      ) { (settings) throws(DescriptionError) in
        .categoricalCrossentropy(
          labelSmoothing: try settings.double("label_smoothing", smoothing, .zeroToBelowOne))
      }
    case .sparseCategoricalCrossentropy:
      VocabularyRow("sparse_categorical_crossentropy", self, elsewhere: ["scce"])
    case .binaryCrossentropy(let smoothing):
      VocabularyRow(
        "binary_crossentropy", aliases: ["bce"],
        elsewhere: ["BCELoss", "BCEWithLogitsLoss", "log_loss"]
      ) { (settings) throws(DescriptionError) in
        .binaryCrossentropy(
          labelSmoothing: try settings.double("label_smoothing", smoothing, .zeroToBelowOne))
      }
    case .meanSquaredError:
      VocabularyRow(
        "mean_squared_error", self, aliases: ["mse"], elsewhere: ["MSELoss", "L2Loss"])
    case .halfSquaredError: VocabularyRow("half_squared_error", self)
    case .meanAbsoluteError:
      VocabularyRow("mean_absolute_error", self, aliases: ["mae"], elsewhere: ["L1Loss"])
    case .huber(let delta):
      VocabularyRow("huber", elsewhere: ["HuberLoss", "SmoothL1Loss"]) {
        (settings) throws(DescriptionError) in
        .huber(delta: try settings.double("delta", delta, .aboveZero, isBare: true))
      }
    case .hinge: VocabularyRow("hinge", self, elsewhere: ["HingeEmbeddingLoss", "hinge_loss"])
    case .squaredHinge: VocabularyRow("squared_hinge", self)
    case .categoricalHinge:
      VocabularyRow("categorical_hinge", self, elsewhere: ["MultiMarginLoss"])
    case .klDivergence:
      VocabularyRow(
        "kl_divergence", self, aliases: ["kld", "kullback_leibler_divergence"],
        elsewhere: ["KLDivLoss"])
    case .poisson: VocabularyRow("poisson", self, elsewhere: ["PoissonNLLLoss"])
    case .logCosh: VocabularyRow("log_cosh", self)
    case .own(let loss): VocabularyRow(loss.name, self)
    }
  }

  /// The text form, which reads back to an equal loss.
  public var description: String { written }

  /// Reads a text form: Keras's name of a loss, such as `mean_squared_error` or `huber(0.5)`.
  public init(_ text: String) throws(DescriptionError) { try self.init(single: text) }

  /// Reads a text form, or the name of a loss of one's own that is among `own`.
  public init(_ text: String, own: [OwnLoss]) throws(DescriptionError) {
    if let loss = own.first(where: { $0.name == text }) {
      self = .own(loss)
    } else {
      try self.init(single: text)
    }
  }
}
