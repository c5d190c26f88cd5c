/// One layer of a `Sequential`, as it is described: what it is, not what it has learnt.
public enum LayerSpec: Hashable, Codable, Sendable {
  /// Every unit adds up all inputs, each times a weight of its own, and a bias: z = x W + b.
  case dense(units: Int)
  /// A function of each z, or, for softmax, of all of them.
  case activation(Activation)
  /// In training, silences each unit with the probability `rate` and scales the others by 1/(1−rate).
  case dropout(rate: Float)

  /// The kind's name in Keras, such as `dense`, `relu` or `dropout`.
  public var kind: String {
    switch self {
    case .dense: "dense"
    case .activation(let activation): activation.rawValue
    case .dropout: "dropout"
    }
  }

  /// The text form: `dense(200)`, `relu`, `dropout(0.2)`.
  public var text: String {
    switch self {
    case .dense(let units): "dense(\(units))"
    case .activation(let activation): activation.rawValue
    case .dropout(let rate): "dropout(\(rate))"
    }
  }

  /// What is wrong with the layer's own numbers, or nil.
  var fault: String? {
    switch self {
    case .dense(let units):
      (1...Sequential.largestWidth).contains(units)
        ? nil : "dense takes 1 to \(Sequential.largestWidth) units, not \(units)"
    case .activation: nil
    case .dropout(let rate):
      rate >= 0 && rate < 1 ? nil : "dropout takes a rate from 0 to below 1, not \(rate)"
    }
  }

  init(_ form: TextForm) throws(DescriptionError) {
    if let activation = Activation(rawValue: form.name) {
      try form.expectNoArguments()
      self = .activation(activation)
    } else if form.name == "dense" {
      self = .dense(
        units: try form.wholeNumber("its number of units", in: 1...Sequential.largestWidth))
    } else if form.name == "dropout" {
      self = .dropout(rate: try form.number("its rate"))
    } else {
      let known = ["dense(units)", "dropout(rate)"] + Activation.allCases.map(\.rawValue)
      throw form.error(
        "“\(form.name)” is no layer; a layer is one of \(known.joined(separator: ", "))")
    }
    if let fault {
      throw form.arguments.first.map { form.error(at: $0, fault) } ?? form.error(fault)
    }
  }
}
