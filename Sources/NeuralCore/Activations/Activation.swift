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

extension Activation: CaseIterable {
  /// Every activation, with Keras's default numbers where it has numbers.
  public static let allCases: [Activation] = [
    .linear, .relu, .leakyReLU(), .elu(), .selu, .gelu, .geluTanh, .sigmoid, .tanh, .softplus,
    .softsign, .silu, .hardSigmoid, .softmax, .logSoftmax,
  ]

  /// Whether it looks at a whole row, not at one z at a time: softmax and log-softmax.
  public var mixesUnits: Bool { self == .softmax || self == .logSoftmax }

  /// Keras's name, such as `leaky_relu`; layers are named by it.
  public var name: String {
    switch self {
    case .linear: "linear"
    case .relu: "relu"
    case .leakyReLU: "leaky_relu"
    case .elu: "elu"
    case .selu: "selu"
    case .gelu, .geluTanh: "gelu"
    case .sigmoid: "sigmoid"
    case .tanh: "tanh"
    case .softplus: "softplus"
    case .softsign: "softsign"
    case .silu: "silu"
    case .hardSigmoid: "hard_sigmoid"
    case .softmax: "softmax"
    case .logSoftmax: "log_softmax"
    }
  }
}

extension Activation: FormDescribed {
  static let example = (noun: "activation", text: "relu")

  /// The text form, which reads back to an equal activation: `relu`, `leaky_relu(0.2)`.
  public var description: String {
    switch self {
    case .leakyReLU(let slope): "leaky_relu(\(slope))"
    case .elu(let alpha): alpha == 1 ? "elu" : "elu(\(alpha))"
    case .geluTanh: "gelu(approximate: true)"
    default: name
    }
  }

  /// The names of all activations, each once.
  static let names = allCases.reduce(into: [String]()) { names, activation in
    if !names.contains(activation.name) { names.append(activation.name) }
  }

  /// Reads a text form, such as `relu` or `leaky_relu(0.2)`.
  public init(_ text: String) throws(DescriptionError) { try self.init(single: text) }

  init(_ form: TextForm) throws(DescriptionError) {
    switch form.name {
    case "leaky_relu":
      let arguments = try Arguments(form, ["negative_slope"])
      self = .leakyReLU(slope: try arguments.double("negative_slope", .any) ?? 0.2)
    case "elu":
      let arguments = try Arguments(form, ["alpha"])
      self = .elu(alpha: try arguments.double("alpha", .any) ?? 1)
    case "gelu":
      let arguments = try Arguments(form, ["approximate"])
      self = try arguments.flag("approximate") ?? false ? .geluTanh : .gelu
    default:
      guard let activation = Self.allCases.first(where: { $0.name == form.name }) else {
        throw form.error(
          "“\(form.name)” is no activation; an activation is one of "
            + Self.names.joined(separator: ", "))
      }
      try form.expectNoArguments()
      self = activation
    }
  }
}
