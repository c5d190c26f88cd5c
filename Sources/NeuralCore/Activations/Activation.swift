/// A function that a layer applies to its weighted sums.
///
/// Names and formulas are Keras 3's. Their numbers are kept in double precision, so that a formula
/// that is worked out there has the 0.2 that was written, not float32's neighbour of it. Value and derivative stand side by side in
/// `Activation+Formulas.swift`; `softmax` and `logSoftmax`, which look at a whole row, in
/// `Softmax.swift`.
public enum Activation: Hashable, Sendable {
  /// a = z
  case linear
  /// a = max(0, z)
  case relu
  /// a = z above 0, slope × z below; 0.2 is Keras's slope of the function (0.3 of its layer, 0.01
  /// PyTorch's).
  case leakyReLU(slope: Double = 0.2)
  /// a = z above 0, alpha × (eᶻ − 1) below
  case elu(alpha: Double = 1)
  /// a = 1.0507 × (z above 0, 1.6733 × (eᶻ − 1) below): keeps mean 0 and variance 1
  case selu
  /// a = z Φ(z), where Φ is the share of a normal distribution below z
  case gelu
  /// a = z/2 (1 + tanh(√(2/π) (z + 0.044715 z³))): gelu, approximated
  case geluTanh
  /// a = 1 / (1 + e⁻ᶻ)
  case sigmoid
  /// a = (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ)
  case tanh
  /// a = log(1 + eᶻ)
  case softplus
  /// a = z / (1 + |z|)
  case softsign
  /// a = z / (1 + e⁻ᶻ), also called swish
  case silu
  /// a = min(max(0, z + 3), 6) / 6
  case hardSigmoid
  /// a_k = exp(z_k) / Σ exp(z_i)
  case softmax
  /// a_k = z_k − log Σ exp(z_i)
  case logSoftmax
}

extension Activation {
  /// Every activation, with Keras's default numbers where it has numbers.
  public static let allCases: [Activation] = [
    .linear, .relu, .leakyReLU(), .elu(), .selu, .gelu, .geluTanh, .sigmoid, .tanh, .softplus,
    .softsign, .silu, .hardSigmoid, .softmax, .logSoftmax,
  ]

  /// Whether it looks at a whole row, not at one z at a time: softmax and log-softmax.
  public var mixesUnits: Bool { self == .softmax || self == .logSoftmax }

  /// Keras's name, such as `leaky_relu`; layers are named by it.
  public var name: String { row.entry.name }
}

extension Activation: Vocabulary {
  static let example = (noun: "activation", text: "relu")

  var row: VocabularyRow<Activation> {
    switch self {
    case .linear: VocabularyRow("linear", self, elsewhere: ["identity"])
    case .relu: VocabularyRow("relu", self, elsewhere: ["rectifier"])
    case .leakyReLU(let slope):
      VocabularyRow("leaky_relu", elsewhere: ["PReLU", "RReLU"]) {
        (settings) throws(DescriptionError) in
        .leakyReLU(
          slope: try settings.double(
            "negative_slope", slope, .any, isBare: true, isAlwaysWritten: true))
      }
    case .elu(let alpha):
      VocabularyRow("elu") { (settings) throws(DescriptionError) in
        .elu(alpha: try settings.double("alpha", alpha, .any, isBare: true))
      }
    case .selu: VocabularyRow("selu", self)
    case .gelu: Self.gelu(isApproximate: false)
    case .geluTanh: Self.gelu(isApproximate: true)
    case .sigmoid: VocabularyRow("sigmoid", self, elsewhere: ["logistic", "expit"])
    case .tanh: VocabularyRow("tanh", self, elsewhere: ["hyperbolic_tangent"])
    case .softplus: VocabularyRow("softplus", self)
    case .softsign: VocabularyRow("softsign", self)
    case .silu: VocabularyRow("silu", self, aliases: ["swish"])
    case .hardSigmoid: VocabularyRow("hard_sigmoid", self)
    case .softmax: VocabularyRow("softmax", self)
    case .logSoftmax: VocabularyRow("log_softmax", self)
    }
  }

  private static func gelu(isApproximate: Bool) -> VocabularyRow<Activation> {
    VocabularyRow("gelu") { (settings) throws(DescriptionError) in
      try settings.flag("approximate", isApproximate) ? .geluTanh : .gelu
    }
  }

  /// The text form, which reads back to an equal activation: `relu`, `leaky_relu(0.2)`.
  public var description: String { written }

  /// Reads a text form, such as `relu` or `leaky_relu(0.2)`.
  public init(_ text: String) throws(DescriptionError) { try self.init(single: text) }
}
