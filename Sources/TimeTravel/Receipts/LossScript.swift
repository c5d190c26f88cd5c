import NeuralCore
import Notation

/// A loss in Python: of the lists p, the answers, and t, the targets as the loss sees them.
///
/// The formulas are those of `Loss+Formulas`, with the same bounds in single precision.
struct LossScript {
  /// What both need beforehand.
  let lines: [String]
  /// The loss.
  let value: String
  /// Its slope along p[k].
  let slope: String

  private static let low = Python.number(Double(Float(Loss.epsilon)))
  /// What 1 − 1e-7 is in single precision.
  private static let high = "1 - 2 ** -23"
  private static let pairs = "for pi, ti in zip(p, t)"

  private init(_ lines: [String] = [], value: String, slope: String) {
    (self.lines, self.value, self.slope) = (lines, value, slope)
  }

  /// The same for every output: what each adds, and how its slope is worked out from p[k] and t[k].
  private init(_ lines: [String] = [], meanOf part: String, slope: String) {
    self.init(lines, value: "sum(\(part)) / len(p)", slope: "(\(slope)) / len(p)")
  }

  /// Nil of a loss of one's own, which Python does not have.
  init?(_ loss: Loss) {
    switch loss {
    case .categoricalCrossentropy: self = .shares
    case .sparseCategoricalCrossentropy: self = .sparse
    case .binaryCrossentropy: self = .binary
    case .categoricalHinge: self = .rivals
    case .klDivergence: self = .divergence
    case .meanSquaredError:
      self.init(meanOf: "(pi - ti) ** 2 \(Self.pairs)", slope: "2 * (p[k] - t[k])")
    case .halfSquaredError:
      self.init(value: "sum((pi - ti) ** 2 \(Self.pairs)) / 2", slope: "p[k] - t[k]")
    case .meanAbsoluteError:
      self.init(meanOf: "abs(pi - ti) \(Self.pairs)", slope: "(p[k] > t[k]) - (p[k] < t[k])")
    case .huber(let delta):
      self.init(
        ["delta = \(Python.number(delta))"],
        meanOf: "d * d / 2 if d <= delta else delta * d - delta * delta / 2 "
          + "for d in (abs(pi - ti) \(Self.pairs))",
        slope: "min(max(p[k] - t[k], -delta), delta)")
    case .hinge:
      self.init(
        meanOf: "max(0, 1 - ti * pi) \(Self.pairs)", slope: "-t[k] if 1 - t[k] * p[k] >= 0 else 0")
    case .squaredHinge:
      self.init(
        meanOf: "max(0, 1 - ti * pi) ** 2 \(Self.pairs)",
        slope: "-2 * t[k] * max(0, 1 - t[k] * p[k])")
    case .poisson:
      self.init(
        meanOf: "pi - ti * math.log(pi + \(Self.low)) \(Self.pairs)",
        slope: "1 - t[k] / (p[k] + \(Self.low))")
    case .logCosh:
      self.init(
        meanOf: "d + math.log1p(math.exp(-2 * d)) - math.log(2) "
          + "for d in (abs(pi - ti) \(Self.pairs))",
        slope: "math.tanh(p[k] - t[k])")
    case .own: return nil
    }
  }
}

// MARK: - Those with bounds, and those that look at a whole row

extension LossScript {
  /// Whether p[k] lies between the bounds, where it has a slope.
  private static let isInside = "\(low) <= p[k] <= \(high)"

  private static let shares = LossScript(
    [
      "total = sum(p) or 1  # all 0: every share is 0",
      "q = [pi / total for pi in p]",
      "g = [-ti / qi if \(low) <= qi <= \(high) else 0 for qi, ti in zip(q, t)]",
    ],
    value: "-sum(ti * math.log(min(max(qi, \(low)), \(high))) for qi, ti in zip(q, t))",
    slope: "(g[k] - sum(gi * qi for gi, qi in zip(g, q))) / total")

  private static let sparse = LossScript(
    ["q = [min(max(pi, \(low)), \(high)) for pi in p]"],
    value: "sum(ti * (math.log(sum(q)) - math.log(qi)) for qi, ti in zip(q, t))",
    slope: "1 / sum(q) - t[k] / p[k] if \(isInside) else 0")

  private static let binary = LossScript(
    ["q = [min(max(pi, \(low)), \(high)) for pi in p]"],
    meanOf: "-ti * math.log(qi) - (1 - ti) * math.log(1 - qi) for qi, ti in zip(q, t)",
    slope: "(p[k] - t[k]) / (p[k] * (1 - p[k])) if \(isInside) else 0")

  private static let rivals = LossScript(
    [
      "rivals = [(1 - ti) * pi \(pairs)]", "most = max(rivals)",
      "margin = most - sum(ti * pi \(pairs)) + 1",
    ],
    value: "max(0, margin)",
    slope: "((1 - t[k]) / rivals.count(most) * (rivals[k] == most) - t[k]) * (margin >= 0)")

  private static let divergence = LossScript(
    [
      "s = [min(max(ti, \(low)), 1) for ti in t]", "q = [min(max(pi, \(low)), 1) for pi in p]",
    ],
    value: "sum(si * math.log(si / qi) for si, qi in zip(s, q))",
    slope: "-s[k] / p[k] if \(low) <= p[k] <= 1 else 0")
}
