import NeuralCore
import Notation

/// The words for the parts of a network on the screen; files and commands use Keras's names.
public enum Wording {
  /// A layer in words: `dense`, `2nd dense`, `3rd dense`; `softmax`, `leaky relu`.
  public static func layer(_ layer: Int, in network: Sequential) -> String {
    let kind = network.layers[layer].kind
    let number = network.layers[...layer].count { $0.kind == kind }
    let words = spaced(kind)
    return number == 1 ? words : "\(ordinal(number)) \(words)"
  }

  /// An activation as layers are called: `relu`, `leaky relu`, `log softmax`.
  public static func name(_ activation: Activation) -> String { spaced(activation.name) }

  /// An activation as sentences call it: `ReLU`, `leaky ReLU`, `log-softmax`.
  public static func function(_ activation: Activation) -> String {
    switch activation {
    case .relu: "ReLU"
    case .leakyReLU: "leaky ReLU"
    case .elu: "ELU"
    case .selu: "SELU"
    case .gelu, .geluTanh: "GELU"
    case .silu: "SiLU"
    case .hardSigmoid: "hard sigmoid"
    case .logSoftmax: "log-softmax"
    case .linear, .sigmoid, .tanh, .softplus, .softsign, .softmax: activation.name
    }
  }

  private static func spaced(_ name: String) -> String {
    name.split(separator: "_").joined(separator: " ")
  }

  /// A kernel or a bias in words: `2nd dense weights`, `dense biases`.
  public static func parameter(_ parameter: Int, in network: Sequential) -> String {
    let slice = network.parameters[parameter]
    return layer(slice.layer, in: network) + (slice.isKernel ? " weights" : " biases")
  }

  /// A number in a row: `1st`, `2nd`, `3rd`, `4th`, `11th`, `21st`.
  public static func ordinal(_ number: Int) -> String {
    switch (number % 10, number % 100) {
    case (_, 11...13): "\(number)th"
    case (1, _): "\(number)st"
    case (2, _): "\(number)nd"
    case (3, _): "\(number)rd"
    default: "\(number)th"
    }
  }

  /// A number from 0 as a noun with its article: `a 5`, `an 8`, `an 11`, `an 18`, `an 80`.
  ///
  /// "an" stands before what is spoken with a vowel first: eight, eleven, eighteen, eighty.
  public static func withArticle(_ number: Int) -> String {
    var leading = number
    while leading >= 1000 { leading /= 1000 }
    let isVowel = [8, 11, 18].contains(leading) || leading / 10 == 8 || leading / 100 == 8
    return "\(isVowel ? "an" : "a") \(number)"
  }

  /// A count with its noun: `1 weight`, `1,200 weights`, `2 biases`.
  public static func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(Numerals.count(count)) \(count == 1 ? noun : plural ?? noun + "s")"
  }

  /// A verb after a count: `is` or `are`, `has` or `have`, `moves` or `move`.
  public static func verb(_ count: Int, _ one: String, _ many: String) -> String {
    count == 1 ? one : many
  }

  /// One of the neurons that leave a layer: `digit 5` where the example is the picture of one.
  static func unit(_ unit: Int, ofLayer layer: Int, in moment: Moment) -> String {
    if readsDigits(moment.network), isAnswer(layer, in: moment.network), !moment.readsDigits {
      return "output \(unit)"
    }
    return self.unit(unit, ofLayer: layer, in: moment.network)
  }

  /// Whether the network looks at pictures of 28 × 28 pixels and names ten digits.
  public static func readsDigits(_ network: Sequential) -> Bool {
    network.inputs == 784 && network.outputs == 10
  }

  /// One of the network's inputs: `pixel (7,12)` of a picture of 28 × 28, otherwise `input 3`.
  public static func input(_ index: Int, in network: Sequential) -> String {
    network.inputs == 784 ? "pixel (\(index / 28),\(index % 28))" : "input \(index)"
  }

  /// One of the neurons that leave a layer: `digit 5` of the last layers, otherwise `neuron 17`.
  public static func unit(_ unit: Int, ofLayer layer: Int, in network: Sequential) -> String {
    guard isAnswer(layer, in: network) else { return "neuron \(unit)" }
    if readsDigits(network) { return "digit \(unit)" }
    return network.outputs == 1 ? "the output" : "output \(unit)"
  }

  /// What enters a layer at an index: a pixel of the first layer, a neuron of a later one.
  public static func source(_ index: Int, ofLayer layer: Int, in network: Sequential) -> String {
    layer == 0 ? input(index, in: network) : "neuron \(index)"
  }

  /// Whether what leaves a layer is the answer, or only its softmax or sigmoid is missing.
  static func isAnswer(_ layer: Int, in network: Sequential) -> Bool {
    network.layers[(layer + 1)...].allSatisfy {
      if case .activation = $0 { return true }
      return false
    }
  }
}

extension String {
  /// The text with a capital first letter, to begin a sentence with; symbols such as δ stay.
  var capitalizedFirst: String {
    first?.isASCII == true ? prefix(1).uppercased() + dropFirst() : self
  }

  /// The text with a small first letter, to go on after a colon with.
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
