import NeuralCore
import Notation

/// A number as a plain Python script that works it out, and prints what comes out beside what was
/// recorded: for who trusts no program but their own.
public struct Receipt: Hashable, Sendable {
  /// The lines of the script, fifteen at most; a vector takes one, however long it is.
  public let lines: [String]
  /// Σ |term|, against which the two numbers may differ by rounding.
  public let magnitude: Double

  /// The script.
  public var text: String { lines.joined(separator: "\n") + "\n" }

  /// The number under the cursor; where no neuron is entered the marked one's.
  ///
  /// Nil where there is none, and of a loss or an optimizer of one's own, which Python does not have.
  public init?(_ moment: Moment) {
    let title = Target(moment).text(in: moment.network)
    guard let working = Working(moment) else { return nil }
    magnitude = working.magnitude
    let body =
      ["# \(title): \(working.what)"] + working.lines
      + ["computed = \(working.computed)", "recorded = \(Python.number(Double(working.recorded)))"]
    let needsMath = body.dropFirst().contains { $0.contains("math.") }
    lines =
      body.prefix(1) + (needsMath ? ["import math"] : []) + body.dropFirst()
      + ["print('%.9g %.9g' % (computed, recorded))"]
  }
}

/// How a number is worked out: the lines that give names to what goes in, and the last expression.
struct Working {
  /// What the number is, in a word.
  let what: String
  /// Assignments.
  var lines: [String] = []
  /// The expression.
  let computed: String
  /// What was recorded in single precision.
  let recorded: Float
  /// Σ |term|.
  let magnitude: Double

  init(
    _ what: String, _ lines: [String], _ computed: String, recorded: Float,
    magnitude: Double? = nil
  ) {
    self.what = what
    self.lines = lines
    self.computed = computed
    self.recorded = recorded
    self.magnitude = max(magnitude ?? 0, Double(recorded).magnitude)
  }

  init?(_ moment: Moment) {
    let unit = moment.unitInFocus ?? 0
    let working: Working? =
      switch moment.cursor.place {
      case .input: Self.input(moment, unit)
      case .forward(let layer): Self.forward(moment, layer, unit)
      case .loss: Self.loss(moment)
      case .blame(let layer): Self.blame(moment, layer, unit)
      case .gradient(let parameter): Self.gradient(moment, parameter)
      case .update(let parameter): Self.update(moment, parameter)
      case .again: Self.again(moment)
      }
    guard let working else { return nil }
    self = working
  }
}

// MARK: - Forward

extension Working {
  static func number(_ value: Float) -> String { Python.number(Double(value)) }

  private static func input(_ moment: Moment, _ unit: Int) -> Working? {
    guard moment.input.indices.contains(unit) else { return nil }
    let x = moment.input[unit]
    let ink = (x * 255).rounded()
    guard moment.arrangement.isOfBytes, Float(Double(ink) / 255) == x else {
      return Working("what goes in", [], number(x), recorded: x)
    }
    let byte = moment.arrangement.showsDigit ? "ink" : "byte"
    return Working("a pixel's \(byte), 0 to 255, over 255", [], "\(Int(ink)) / 255", recorded: x)
  }

  private static func forward(_ moment: Moment, _ layer: Int, _ unit: Int) -> Working? {
    guard let recorded = moment.output(ofLayer: layer)?[unit],
      let entering = moment.inputToLayer(layer)
    else { return nil }
    switch moment.network.layers[layer] {
    case .dense: return sum(moment, layer, unit, entering, recorded)
    case .activation(let activation) where activation.mixesUnits:
      return softmax(entering, unit, isLogarithm: activation == .logSoftmax, recorded)
    case .activation(let activation):
      return Working(
        "a = \(activation.name)(z)", ["z = \(number(entering[unit]))"], activation.python,
        recorded: recorded, magnitude: Double(entering[unit].magnitude))
    case .dropout(let rate):
      guard let mask = moment.mask(ofLayer: layer)?[unit] else { return nil }
      let written = mask == 0 ? "mask = 0  # dropped" : "mask = 1 / (1 - \(number(rate)))  # kept"
      return Working(
        "after = before * mask", ["before = \(number(entering[unit]))", written],
        mask == 0 ? "0" : "before * mask", recorded: recorded)
    }
  }

  private static func sum(
    _ moment: Moment, _ layer: Int, _ unit: Int, _ x: [Float], _ recorded: Float
  ) -> Working? {
    let biasIndex = moment.network.bias(ofLayer: layer)
    guard let kernel = moment.network.kernel(ofLayer: layer), moment.knowsWeights(kernel),
      biasIndex.map(moment.knowsWeights) ?? true
    else { return nil }
    let weights = moment.before(parameter: kernel)
    let units = moment.network.width(ofLayer: layer)
    let w = stride(from: weights.startIndex + unit, to: weights.endIndex, by: units)
      .map { weights[$0] }
    let b = biasIndex.map { parameter in
      let biases = moment.before(parameter: parameter)
      return biases[biases.startIndex + unit]
    }
    if let term = moment.cursor.term {
      guard x.indices.contains(term) else {
        return b.map { Working("the bias b", [], number($0), recorded: $0) }
      }
      return Working(
        "one product x * w of the sum", ["x = \(number(x[term]))", "w = \(number(w[term]))"],
        "x * w", recorded: x[term] * w[term])
    }
    let size = zip(x, w).reduce(Double(b ?? 0).magnitude) {
      $0 + (Double($1.0) * Double($1.1)).magnitude
    }
    return Working(
      b == nil ? "z = sum of x * w" : "z = sum of x * w, + b",
      ["x = \(Python.list(x))", "w = \(Python.list(w))"] + (b.map { ["b = \(number($0))"] } ?? []),
      "sum(xi * wi for xi, wi in zip(x, w))" + (b == nil ? "" : " + b"), recorded: recorded,
      magnitude: size)
  }

  private static func softmax(
    _ z: [Float], _ unit: Int, isLogarithm: Bool, _ recorded: Float
  ) -> Working {
    let sizes = z.reduce(1.0) { max($0, Double($1).magnitude) }
    return Working(
      isLogarithm ? "log p = z - log of the sum of exp(z)" : "p = exp(z) / sum of exp(z)",
      [
        "z = \(Python.list(z))", "m = max(z)  # taken away from every z; no p changes by it",
        "total = sum(math.exp(zi - m) for zi in z)",
      ],
      isLogarithm ? "z[\(unit)] - m - math.log(total)" : "math.exp(z[\(unit)] - m) / total",
      recorded: recorded, magnitude: isLogarithm ? sizes : nil)
  }
}

extension Activation {
  /// Its value at z, as an expression of Python.
  package var python: String {
    func number(_ value: Double) -> String { Python.number(value) }
    return switch self {
    case .linear: "z"
    case .relu: "max(z, 0)"
    case .leakyReLU(let slope): "z if z > 0 else \(number(slope)) * z"
    case .elu(let alpha): "z if z > 0 else \(number(alpha)) * math.expm1(z)"
    case .selu:
      "1.0507009873554805 * (z if z > 0 else 1.6732632423543772 * math.expm1(z))"
    case .gelu: "z * math.erfc(-z / math.sqrt(2)) / 2"
    case .geluTanh:
      "z / 2 * (1 + math.tanh(math.sqrt(2 / math.pi) * (z + 0.044715 * z ** 3)))"
    case .sigmoid: "1 / (1 + math.exp(-z)) if z > 0 else math.exp(z) / (1 + math.exp(z))"
    case .tanh: "math.tanh(z)"
    case .softplus: "max(z, 0) + math.log1p(math.exp(-abs(z)))"
    case .softsign: "z / (1 + abs(z))"
    case .silu: "z / (1 + math.exp(-z)) if z > 0 else z * math.exp(z) / (1 + math.exp(z))"
    case .hardSigmoid: "min(max(0, z + 3), 6) / 6"
    case .softmax: "1"
    case .logSoftmax: "0"
    }
  }
}
