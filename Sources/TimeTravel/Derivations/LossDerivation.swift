import NeuralCore

/// How the loss of the row in focus comes about, output by output.
public struct LossDerivation: Hashable, Sendable {
  /// What one output adds to the loss.
  public struct Part: Hashable, Sendable {
    /// The output (the class), from 0.
    public let index: Int
    /// What the network answers, p.
    public let answer: Float
    /// What it should answer, t.
    public let target: Float
    /// What this output adds; 0 for the classes whose t is 0 in categorical cross-entropy.
    public let loss: Double
  }

  /// Which loss it is.
  public let loss: Loss
  /// The outputs in order.
  public let parts: [Part]
  /// Their sum.
  public let total: Double
  /// The loss that was recorded in float32, where it is known already.
  public let recorded: Float?

  /// Derives the loss; nil while the answer is not known.
  public init?(_ moment: Moment) {
    guard let answers = moment.probabilities else { return nil }
    let targets = moment.target
    let losses: [Double]
    if moment.takesLossFromLogits,
      let softmax = SoftmaxDerivation(moment, layer: moment.network.layers.count - 1)
    {
      let logSum = logarithm(softmax.sum)
      losses = targets.indices.map {
        targets[$0] == 0 ? 0 : Double(targets[$0]) * (logSum - softmax.shifted[$0])
      }
    } else {
      losses = LossFormula(moment.loss, answers: answers, targets: targets).parts
    }
    loss = moment.loss
    parts = targets.indices.map {
      Part(index: $0, answer: answers[$0], target: targets[$0], loss: losses[$0])
    }
    total = losses.reduce(0, +)
    recorded = moment.lossValue
  }

  /// Whether the total meets the recorded loss within float32's tolerance.
  public var closes: Bool {
    guard let recorded else { return true }
    let magnitude = parts.reduce(1) { $0 + $1.loss.magnitude }
    let tolerance = Tolerance.sum(terms: 2 * parts.count + 16, magnitude: magnitude)
    return Tolerance.agree(total, recorded, within: tolerance)
  }
}

/// The losses that are taken from answers, in double; the same formulas as the core's.
struct LossFormula {
  /// What each output adds to the loss of its row.
  let parts: [Double]
  /// ∂L/∂p for the row alone.
  let slopes: [Double]

  init(_ loss: Loss, answers: [Float], targets: [Float]) {
    let p = answers.map { Double($0) }
    let t = targets.map { Double($0) }
    let n = Double(p.count)
    switch loss {
    case .categoricalCrossentropy:
      let sum = p.reduce(0, +)
      let q = p.map { $0 / sum }
      parts = zip(t, q).map { t, q in t == 0 ? 0 : -t * logarithm(Self.clip(q)) }
      let raw = zip(t, q).map { t, q in Self.isClipped(q) ? 0 : -t / q }
      let dot = zip(raw, q).reduce(0) { $0 + $1.0 * $1.1 }
      slopes = raw.map { ($0 - dot) / sum }
    case .binaryCrossentropy:
      parts = zip(t, p).map { t, p in
        let q = Self.clip(p)
        return -(t * logarithm(q) + (1 - t) * logarithm(1 - q)) / n
      }
      slopes = zip(t, p).map { t, p in Self.isClipped(p) ? 0 : (p - t) / (p * (1 - p)) / n }
    case .meanSquaredError:
      parts = zip(t, p).map { t, p in (p - t) * (p - t) / n }
      slopes = zip(t, p).map { t, p in 2 * (p - t) / n }
    case .halfSquaredError:
      parts = zip(t, p).map { t, p in (p - t) * (p - t) / 2 }
      slopes = zip(t, p).map { t, p in p - t }
    default:
      let whole = loss.valueAndSlope(p, target: t)
      parts = [whole.value] + p.dropFirst().map { _ in 0 }
      slopes = whole.slope
    }
  }

  // The core clips in float32, so its bounds are rounded there.
  private static let lowest = Double(Loss.epsilon)
  private static let highest = Double(1 - Loss.epsilon)

  private static func clip(_ p: Double) -> Double { min(max(p, lowest), highest) }

  private static func isClipped(_ p: Double) -> Bool { p < lowest || p > highest }
}
