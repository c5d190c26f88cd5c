/// Which parameters a dense layer has, how they begin, and what their size costs: Keras's arguments of
/// `Dense`.
public struct DenseParameters: Hashable, Sendable {
  /// Whether each unit adds a bias: Keras's `use_bias`.
  public var useBias: Bool
  /// What the kernel begins with.
  public var kernelInitializer: Initializer
  /// What the bias begins with.
  public var biasInitializer: Initializer
  /// What large weights cost, or nil.
  public var kernelRegularizer: Regularizer?
  /// What large biases cost, or nil.
  public var biasRegularizer: Regularizer?

  /// Takes Keras's defaults for what is not given.
  public init(
    useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform,
    biasInitializer: Initializer = .zeros, kernelRegularizer: Regularizer? = nil,
    biasRegularizer: Regularizer? = nil
  ) {
    self.useBias = useBias
    self.kernelInitializer = kernelInitializer
    self.biasInitializer = biasInitializer
    self.kernelRegularizer = kernelRegularizer
    self.biasRegularizer = biasRegularizer
  }

  /// The names of the arguments in text forms.
  static let names = [
    "kernel_initializer", "bias_initializer", "kernel_regularizer", "bias_regularizer", "bias",
  ]

  init(_ arguments: Arguments) throws(DescriptionError) {
    self.init()
    useBias = try arguments.flag("bias") ?? true
    for name in ["bias_initializer", "bias_regularizer"] where !useBias && arguments.isForm(name) {
      throw arguments.fault("has no bias here, so it takes no \(name)")
    }
    if let form = try arguments.form("kernel_initializer", as: "an initializer") {
      kernelInitializer = try Initializer(form)
    }
    if let form = try arguments.form("bias_initializer", as: "an initializer") {
      biasInitializer = try Initializer(form)
    }
    if let form = try arguments.form("kernel_regularizer", as: "a regularizer") {
      kernelRegularizer = try Regularizer(form)
    }
    if let form = try arguments.form("bias_regularizer", as: "a regularizer") {
      biasRegularizer = try Regularizer(form)
    }
  }

  /// What differs from Keras's defaults, as arguments of the text form.
  var texts: [String] {
    var texts: [String] = []
    let usual = DenseParameters()
    if !useBias { texts.append("bias: false") }
    if kernelInitializer != usual.kernelInitializer {
      texts.append("kernel_initializer: \(kernelInitializer)")
    }
    if biasInitializer != usual.biasInitializer {
      texts.append("bias_initializer: \(biasInitializer)")
    }
    if let kernelRegularizer { texts.append("kernel_regularizer: \(kernelRegularizer)") }
    if let biasRegularizer { texts.append("bias_regularizer: \(biasRegularizer)") }
    return texts
  }
}
