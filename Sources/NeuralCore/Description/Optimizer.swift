/// How the weights move when their gradients are known: the second question of `compile`.
public enum Optimizer: Hashable, Sendable, CustomStringConvertible {
  /// Stochastic gradient descent: w ← w − learningRate × gradient.
  case sgd(learningRate: Float)

  /// Reads the text form, `sgd(0.1)` or, without shell quotes, `sgd:0.1`.
  public init(_ text: String) throws(DescriptionError) {
    let forms = try TextForm.parse(text)
    guard forms.count == 1, let form = forms.first else {
      throw DescriptionError(
        text: text, column: forms.count > 1 ? forms[1].column : 1,
        message: "one optimizer is wanted, as in “sgd(0.1)”; there are \(forms.count)")
    }
    guard form.name == "sgd" else {
      throw form.error("“\(form.name)” is no optimizer; an optimizer is one of sgd(learning rate)")
    }
    // Keras's default learning rate for SGD.
    let rate = form.arguments.isEmpty ? 0.01 : try form.number("its learning rate")
    guard rate > 0 else {
      throw form.error(at: form.arguments[0], "sgd takes a learning rate above 0, not \(rate)")
    }
    self = .sgd(learningRate: rate)
  }

  /// The text form, which reads back to an equal optimizer.
  public var description: String {
    switch self {
    case .sgd(let learningRate): "sgd(\(learningRate))"
    }
  }

  /// The learning rate.
  public var learningRate: Float {
    switch self {
    case .sgd(let learningRate): learningRate
    }
  }
}

extension Optimizer: Codable {
  /// Reads the text form from a single value.
  public init(from decoder: any Decoder) throws {
    try self.init(try decoder.singleValueContainer().decode(String.self))
  }

  /// Writes the text form as a single value.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension Optimizer {
  /// One step of `count` parameters along their gradients.
  func update(
    _ parameters: UnsafeMutablePointer<Float>, gradients: UnsafePointer<Float>, count: Int
  ) {
    switch self {
    case .sgd(let learningRate):
      for i in 0..<count { parameters[i] -= learningRate * gradients[i] }
    }
  }
}
