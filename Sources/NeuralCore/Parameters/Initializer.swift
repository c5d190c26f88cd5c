/// What a kernel or a bias begins with.
///
/// Names and distributions are Keras 3's; the numbers are Wadachi's own for a seed. Glorot: Glorot,
/// Bengio: Understanding the difficulty of training deep feedforward neural networks, AISTATS 2010.
/// He: He and others: Delving deep into rectifiers, ICCV 2015. LeCun: LeCun and others: Efficient
/// BackProp, 1998.
public enum Initializer: Hashable, Sendable {
  /// Uniform in ±√(6 / (inputs + units)): Keras's default for a kernel.
  case glorotUniform
  /// Truncated normal of the standard deviation √(2 / (inputs + units)).
  case glorotNormal
  /// Uniform in ±√(6 / inputs).
  case heUniform
  /// Truncated normal of the standard deviation √(2 / inputs).
  case heNormal
  /// Uniform in ±√(3 / inputs).
  case lecunUniform
  /// Truncated normal of the standard deviation √(1 / inputs).
  case lecunNormal
  /// Uniform between two bounds.
  case randomUniform(minimum: Float = -0.05, maximum: Float = 0.05)
  /// Normal, not cut.
  case randomNormal(mean: Float = 0, standardDeviation: Float = 0.05)
  /// Normal, drawn again where it lies beyond two standard deviations.
  case truncatedNormal(mean: Float = 0, standardDeviation: Float = 0.05)
  /// 0: Keras's default for a bias.
  case zeros
  /// 1.
  case ones
}

extension Initializer {
  /// How the numbers are spread.
  private enum Distribution {
    case uniform(from: Float, to: Float)
    case normal(mean: Float, deviation: Float, isTruncated: Bool)
    case constant(Float)
  }

  /// The standard deviation of a normal that is cut at ±2 and was 1 before the cut: Keras widens the
  /// normal by it first, so that what is left has the deviation it should.
  private static let deviationLeft: Float = 0.879_625_66

  private func distribution(_ shape: [Int]) -> Distribution {
    // Keras's fans: a bias of n units has n of both.
    let inputs = Float(shape[0])
    let units = Float(shape[shape.count - 1])
    func uniform(_ limit: Float) -> Distribution { .uniform(from: -limit, to: limit) }
    func truncated(_ variance: Float) -> Distribution {
      .normal(mean: 0, deviation: variance.squareRoot() / Self.deviationLeft, isTruncated: true)
    }
    return switch self {
    case .glorotUniform: uniform((6 / (inputs + units)).squareRoot())
    case .glorotNormal: truncated(2 / (inputs + units))
    case .heUniform: uniform((6 / inputs).squareRoot())
    case .heNormal: truncated(2 / inputs)
    case .lecunUniform: uniform((3 / inputs).squareRoot())
    case .lecunNormal: truncated(1 / inputs)
    case .randomUniform(let minimum, let maximum): .uniform(from: minimum, to: maximum)
    case .randomNormal(let mean, let deviation):
      .normal(mean: mean, deviation: deviation, isTruncated: false)
    case .truncatedNormal(let mean, let deviation):
      .normal(mean: mean, deviation: deviation, isTruncated: true)
    case .zeros: .constant(0)
    case .ones: .constant(1)
    }
  }

  /// Fills a parameter of a shape; `index` is its place among the network's parameters.
  func fill(_ values: inout ArraySlice<Float>, shape: [Int], seed: UInt64, index: Int) {
    let random = CounterRandom(.initialKernel, seed: seed, index)
    let distribution = distribution(shape)
    for (draw, i) in values.indices.enumerated() {
      switch distribution {
      case .constant(let value): values[i] = value
      case .uniform(let from, let to) where from == -to:
        values[i] = (2 * random.unit(draw) - 1) * to
      case .uniform(let from, let to): values[i] = from + random.unit(draw) * (to - from)
      case .normal(let mean, let deviation, let isTruncated):
        let normal = random.normal(draw, of: values.count, within: isTruncated ? 2 : .infinity)
        values[i] = mean + deviation * Float(normal)
      }
    }
  }
}

extension CounterRandom {
  /// A normal number of mean 0 and deviation 1, drawn again until its size is at most `bound`.
  ///
  /// Box and Muller: A note on the generation of random normal deviates, 1958. Draws of different
  /// indices below `count` never share bits.
  fileprivate func normal(_ index: Int, of count: Int, within bound: Double) -> Double {
    var attempt = 0
    while true {
      let place = 2 * (attempt * count + index)
      let radius = (-2 * logarithm(1 - Double(unit(place)))).squareRoot()
      let normal = radius * cosine(2 * .pi * Double(unit(place + 1)))
      if normal.magnitude <= bound { return normal }
      attempt += 1
    }
  }
}

extension Initializer: Vocabulary {
  static let example = (noun: "initializer", text: "he_normal")

  /// Every initialiser, with Keras's default numbers where it has numbers.
  public static let allCases: [Initializer] = [
    .glorotUniform, .glorotNormal, .heUniform, .heNormal, .lecunUniform, .lecunNormal,
    .randomUniform(), .randomNormal(), .truncatedNormal(), .zeros, .ones,
  ]

  /// Keras's name.
  public var name: String { row.entry.name }

  var row: VocabularyRow<Initializer> {
    switch self {
    case .glorotUniform:
      VocabularyRow("glorot_uniform", self, elsewhere: ["xavier_uniform", "xavier", "glorot"])
    case .glorotNormal: VocabularyRow("glorot_normal", self, elsewhere: ["xavier_normal"])
    case .heUniform:
      VocabularyRow("he_uniform", self, elsewhere: ["kaiming_uniform", "kaiming", "he"])
    case .heNormal: VocabularyRow("he_normal", self, elsewhere: ["kaiming_normal"])
    case .lecunUniform: VocabularyRow("lecun_uniform", self)
    case .lecunNormal: VocabularyRow("lecun_normal", self)
    case .randomUniform(let minimum, let maximum):
      VocabularyRow("random_uniform", elsewhere: ["uniform"], unlabelled: 0) {
        (settings) throws(DescriptionError) in
        .randomUniform(
          minimum: try settings.number("minval", minimum, .any),
          maximum: try settings.number("maxval", maximum, .any))
      }
    case .randomNormal(let mean, let deviation):
      VocabularyRow("random_normal", elsewhere: ["normal"], unlabelled: 0) {
        (settings) throws(DescriptionError) in
        .randomNormal(
          mean: try settings.number("mean", mean, .any),
          standardDeviation: try settings.number("stddev", deviation, .notNegative))
      }
    case .truncatedNormal(let mean, let deviation):
      VocabularyRow("truncated_normal", elsewhere: ["trunc_normal"], unlabelled: 0) {
        (settings) throws(DescriptionError) in
        .truncatedNormal(
          mean: try settings.number("mean", mean, .any),
          standardDeviation: try settings.number("stddev", deviation, .notNegative))
      }
    case .zeros: VocabularyRow("zeros", self)
    case .ones: VocabularyRow("ones", self)
    }
  }

  /// The text form, which reads back to an equal initialiser: `he_normal`, `random_normal(stddev: 0.1)`.
  public var description: String { written }

  /// Reads the text form.
  public init(_ text: String) throws(DescriptionError) { try self.init(single: text) }
}
