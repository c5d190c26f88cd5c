/// One layer of a `Sequential`, as it is described: what it is, not what it has learnt.
public enum LayerSpec: Hashable, Sendable {
  /// Every unit adds up all inputs, each times a weight of its own, and a bias: z = x W + b.
  case dense(units: Int, parameters: DenseParameters = DenseParameters())
  /// A function of each z, or, for softmax and log-softmax, of all of them.
  case activation(Activation)
  /// In training, silences each unit with the probability `rate` and scales the others by 1/(1−rate).
  case dropout(rate: Float)

  /// The kind's name in Keras, such as `dense`, `relu` or `dropout`.
  public var kind: String {
    switch self {
    case .dense: "dense"
    case .activation(let activation): activation.name
    case .dropout: "dropout"
    }
  }

  /// What is wrong with the layer's own numbers, or nil.
  var fault: String? {
    switch self {
    case .dense(let units, _):
      (1...Sequential.largestWidth).contains(units)
        ? nil : "dense takes 1 to \(Sequential.largestWidth) units, not \(units)"
    case .activation: nil
    case .dropout(let rate):
      rate >= 0 && rate < 1 ? nil : "dropout takes a rate from 0 to below 1, not \(rate)"
    }
  }
}

extension LayerSpec: FormDescribed {
  static let example = (noun: "layer", text: "dense(200)")

  /// The text form: `dense(200)`, `relu`, `dropout(0.2)`.
  public var description: String {
    switch self {
    case .dense(let units, let parameters):
      "dense(\((["\(units)"] + parameters.texts).joined(separator: ", ")))"
    case .activation(let activation): activation.description
    case .dropout(let rate): "dropout(\(rate))"
    }
  }

  /// Reads the text form of a layer.
  public init(_ text: String) throws(DescriptionError) { try self.init(single: text) }

  init(_ form: TextForm) throws(DescriptionError) {
    switch Self.words.name(for: form.name) {
    case "dense":
      let arguments = try Arguments(form, ["units"] + DenseParameters.names)
      let units = try arguments.wholeNumber("units", in: 1...Sequential.largestWidth)
      self = .dense(
        units: try arguments.required("units", units), parameters: try DenseParameters(arguments))
    case "dropout":
      let arguments = try Arguments(form, ["rate"])
      self = .dropout(
        rate: try arguments.required("rate", try arguments.number("rate", .zeroToBelowOne)))
    case "linear" where !form.arguments.isEmpty:
      throw form.error(
        "linear is an activation here and takes no argument (did you mean “dense”, which PyTorch "
          + "calls Linear?)")
    case nil:
      let known = ["dense(units)", "dropout(rate)"] + Activation.names
      throw form.unknown(Self.example.noun, among: Self.words, named: known)
    case _?: self = .activation(try Activation(form))
    }
  }

  private static let words = WordList(
    [
      WordList.Entry(name: "dense", elsewhere: ["fc", "fully_connected", "affine"]),
      WordList.Entry(name: "dropout"),
    ] + Activation.allCases.map(\.row.entry))
}
