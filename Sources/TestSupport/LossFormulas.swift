import Foundation
import NeuralCore

/// The losses of one row once more, in double precision, written down as textbooks do.
public enum LossFormulas {
  static let epsilon = 1e-7

  static func clip(_ p: Double) -> Double { min(max(p, epsilon), 1 - epsilon) }

  static func passes(_ p: Double) -> Bool { p >= epsilon && p <= 1 - epsilon }

  /// One-hot of a sparse target, smoothed targets of the cross-entropies, −1 and 1 of hinge's bits.
  static func targets(_ loss: Loss, _ t: [Double], _ outputs: Int) -> [Double] {
    let smoothing = loss.labelSmoothing
    switch loss {
    case .sparseCategoricalCrossentropy: return (0..<outputs).map { $0 == Int(t[0]) ? 1 : 0 }
    case .categoricalCrossentropy:
      return t.map { $0 * (1 - smoothing) + smoothing / Double(outputs) }
    case .binaryCrossentropy: return t.map { $0 * (1 - smoothing) + smoothing / 2 }
    case .hinge, .squaredHinge:
      return t.allSatisfy { $0 == 0 || $0 == 1 } ? t.map { 2 * $0 - 1 } : t
    default: return t
    }
  }

  /// The loss of a row from its answers p.
  public static func value(_ loss: Loss, _ p: [Double], _ given: [Double]) -> Double {
    let t = targets(loss, given, p.count)
    let pairs = Array(zip(p, t))
    func sum(_ part: (Double, Double) -> Double) -> Double { pairs.map(part).reduce(0, +) }
    func mean(_ part: (Double, Double) -> Double) -> Double { sum(part) / Double(p.count) }
    switch loss {
    case .categoricalCrossentropy:
      let total = p.reduce(0, +)
      return sum { p, t in -t * log(clip(p / total)) }
    case .sparseCategoricalCrossentropy:
      let total = p.map(clip).reduce(0, +)
      return sum { p, t in -t * log(clip(p) / total) }
    case .binaryCrossentropy:
      return mean { p, t in -(t * log(clip(p)) + (1 - t) * log(1 - clip(p))) }
    case .meanSquaredError: return mean { p, t in pow(p - t, 2) }
    case .halfSquaredError: return sum { p, t in pow(p - t, 2) / 2 }
    case .meanAbsoluteError: return mean { p, t in abs(p - t) }
    case .huber(let delta):
      return mean { p, t in
        abs(p - t) <= delta ? pow(p - t, 2) / 2 : delta * (abs(p - t) - delta / 2)
      }
    case .hinge: return mean { p, t in max(0, 1 - t * p) }
    case .squaredHinge: return mean { p, t in pow(max(0, 1 - t * p), 2) }
    case .categoricalHinge:
      let rival = pairs.map { p, t in (1 - t) * p }.max() ?? 0
      return max(0, 1 + rival - sum { p, t in t * p })
    case .klDivergence:
      return sum { p, t in
        let (p, t) = (min(max(p, epsilon), 1), min(max(t, epsilon), 1))
        return t * log(t / p)
      }
    case .poisson: return mean { p, t in p - t * log(p + epsilon) }
    // cosh x overflows beyond 710; there log(cosh x) is |x| − log 2 to the last digit.
    case .logCosh:
      return mean { p, t in abs(p - t) > 300 ? abs(p - t) - log(2) : log(cosh(p - t)) }
    case .own(let own): return own.value(p, given)
    }
  }

  /// ∂(loss of the row)/∂p.
  public static func slope(_ loss: Loss, _ p: [Double], _ given: [Double]) -> [Double] {
    let t = targets(loss, given, p.count)
    let n = Double(p.count)
    func each(_ part: (Double, Double) -> Double) -> [Double] { zip(p, t).map(part) }
    switch loss {
    case .categoricalCrossentropy:
      // L = −Σ t log q with q = p / S: ∂L/∂p_k = −t_k / p_k + Σ t / S, where no q is clipped.
      let total = p.reduce(0, +)
      let passing = p.indices.filter { passes(p[$0] / total) }
      let sum = passing.map { t[$0] }.reduce(0, +)
      return p.indices.map { (passing.contains($0) ? -t[$0] / p[$0] : 0) + sum / total }
    case .sparseCategoricalCrossentropy:
      let total = p.map(clip).reduce(0, +)
      return each { p, t in passes(p) ? 1 / total - t / p : 0 }
    case .binaryCrossentropy:
      return each { p, t in passes(p) ? (-t / p + (1 - t) / (1 - p)) / n : 0 }
    case .meanSquaredError: return each { p, t in 2 * (p - t) / n }
    case .halfSquaredError: return each { p, t in p - t }
    case .meanAbsoluteError: return each { p, t in (p > t ? 1 : p < t ? -1 : p - t) / n }
    case .huber(let delta):
      return each { p, t in min(max(p - t, -delta), delta) / n }
    case .hinge: return each { p, t in t * p > 1 ? 0 : t * p <= 1 ? -t / n : .nan }
    case .squaredHinge: return each { p, t in t * p < 1 ? -2 * t * (1 - t * p) / n : 0 }
    case .categoricalHinge:
      let rivals = each { p, t in (1 - t) * p }
      let largest = rivals.max() ?? 0
      let right = zip(p, t).map { $0 * $1 }.reduce(0, +)
      guard largest - right + 1 >= 0 else { return p.map { _ in 0 } }
      let share = 1 / Double(rivals.count { $0 == largest })
      return p.indices.map { (rivals[$0] == largest ? share * (1 - t[$0]) : 0) - t[$0] }
    case .klDivergence:
      return each { p, t in p < epsilon || p > 1 ? 0 : -min(max(t, epsilon), 1) / p }
    case .poisson: return each { p, t in (1 - t / (p + epsilon)) / n }
    case .logCosh: return each { p, t in tanh(p - t) / n }
    case .own(let own): return own.slope(p, given)
    }
  }

  /// The loss of a row from the logits of a last softmax or sigmoid, without any clip.
  public static func fromLogits(_ loss: Loss, _ z: [Double], _ given: [Double]) -> Double {
    let t = targets(loss, given, z.count)
    if case .binaryCrossentropy = loss {
      let terms = zip(z, t).map { z, t in
        t * ActivationFormulas.value(.softplus, -z)
          + (1 - t) * ActivationFormulas.value(.softplus, z)
      }
      return terms.reduce(0, +) / Double(z.count)
    }
    return -zip(t, ActivationFormulas.value(.logSoftmax, z)).map { $0 == 0 ? 0 : $0 * $1 }
      .reduce(0, +)
  }

  /// ∂(loss of the row)/∂z of a last softmax or sigmoid.
  public static func slopeFromLogits(_ loss: Loss, _ z: [Double], _ given: [Double]) -> [Double] {
    let t = targets(loss, given, z.count)
    if case .binaryCrossentropy = loss {
      return zip(z, t).map { (ActivationFormulas.sigmoid($0) - $1) / Double(z.count) }
    }
    let sum = t.reduce(0, +)
    return zip(ActivationFormulas.softmax(z), t).map { $0 * sum - $1 }
  }
}
