/// What the name of a tensor says of it: to which layer it belongs, and what it is there.
///
/// `sequential/dense_1/kernel:0`, `layers.2.weight`, `fc1_bias`, `W2`, `layers/dense/vars/0`.
struct ForeignName: Hashable {
  /// What a tensor is to its layer.
  enum Part: Hashable {
    /// Weights, [inputs, units], as Keras has them.
    case kernel
    /// Weights, [units, inputs], as PyTorch has them.
    case weight
    /// Weights, either way round.
    case matrix
    case bias
  }

  /// The name of the layer, such as `sequential/dense_1`; empty where there is none.
  let layer: String
  /// What it is; nil for what Wadachi's networks do not have.
  let part: Part?

  /// Reads a name.
  init(_ name: String) {
    let text = name.hasSuffix(":0") ? name.dropLast(2) : name[...]
    let last = text.split(whereSeparator: { "/.".contains($0) }).last ?? text
    let stem = text.dropLast(last.count)
    if let part = Self.parts[last.lowercased()] {
      (layer, self.part) = (String(stem.dropLast()), part)
    } else if stem.hasSuffix("/vars/"), let part = ["0": Part.kernel, "1": .bias][last] {
      (layer, self.part) = (String(stem.dropLast(6)), part)
    } else if let (part, rest) = Self.joined(last) {
      (layer, self.part) = (stem + rest, part)
    } else {
      (layer, part) = (String(text), nil)
    }
  }

  private static let parts: [String: Part] = [
    "kernel": .kernel, "weight": .weight, "weights": .matrix, "w": .matrix, "bias": .bias,
    "biases": .bias, "b": .bias,
  ]

  /// A part that is written together with its layer, such as `fc1_weight` or `b2`, and the layer.
  private static func joined(_ word: Substring) -> (Part, String)? {
    if let match = word.wholeMatch(of: #/(.+)_([A-Za-z]+)/#),
      let part = parts[match.2.lowercased()]
    {
      return (part == .weight ? .matrix : part, String(match.1))
    }
    guard let match = word.wholeMatch(of: #/([A-Za-z]+)_?([0-9]+)/#),
      let part = parts[match.1.lowercased()]
    else { return nil }
    return (part == .weight ? .matrix : part, String(match.2))
  }
}

/// The name of a layer, apart into its words and its numbers: what tells the order of layers.
struct LayerOrder: Hashable {
  /// The name with a sign in place of each number: the same in `dense_1` and `dense_2`, and in `dense`.
  let pattern: String
  /// The numbers in it; of a name without one, 0.
  let numbers: [Int]

  /// Reads the name of a layer.
  init(_ name: String) {
    var pattern = ""
    var numbers: [Int] = []
    var rest = name[...]
    while let first = rest.first {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      if let number = Int(digits) {
        numbers.append(number)
        pattern += "#"
        rest = rest.dropFirst(digits.count)
      } else {
        pattern.append(first)
        rest = rest.dropFirst()
      }
    }
    if pattern.hasSuffix("#") {
      pattern.removeLast()
      if let last = pattern.last, "_.-/".contains(last) { pattern.removeLast() }
    } else {
      numbers.append(0)
    }
    self.pattern = pattern
    self.numbers = numbers
  }
}
