import NeuralCore
import TimeTravel

/// How losses are called and written down.
enum LossWords {
  /// The name in words.
  static func name(_ loss: Loss) -> String {
    switch loss {
    case .categoricalCrossentropy: "categorical cross-entropy"
    case .sparseCategoricalCrossentropy: "sparse categorical cross-entropy"
    case .binaryCrossentropy: "binary cross-entropy"
    case .klDivergence: "KL divergence"
    case .own(let own): own.name
    default: loss.name.split(separator: "_").joined(separator: " ")
    }
  }

  /// The formula, the longest form first.
  static func formulas(_ loss: Loss) -> [String] {
    switch loss {
    case .categoricalCrossentropy(let share) where share != 0:
      ["L = −Σ t·log p over the classes, t shared out", "L = −Σ t·log p"]
    case .categoricalCrossentropy, .sparseCategoricalCrossentropy:
      ["L = −Σ t·log p = −log p of the true class", "L = −Σ t·log p"]
    case .binaryCrossentropy:
      [
        "L = mean of −(t·log p + (1−t)·log(1−p)) over the outputs",
        "L = −(t·log p + (1−t)·log(1−p))",
      ]
    case .meanSquaredError: ["L = mean of (p − t)² over the outputs", "L = mean of (p − t)²"]
    case .halfSquaredError:
      ["L = Σ (p − t)² / 2      / 2 so that the slope is p − t", "L = Σ (p − t)² / 2"]
    case .meanAbsoluteError: ["L = mean of |p − t| over the outputs", "L = mean of |p − t|"]
    case .huber(let delta): huber(delta)
    case .hinge:
      ["L = mean of max(0, 1 − t·p)      t is −1 or 1", "L = mean of max(0, 1 − t·p)"]
    case .squaredHinge:
      ["L = mean of max(0, 1 − t·p)²      t is −1 or 1", "L = mean of max(0, 1 − t·p)²"]
    case .categoricalHinge:
      ["L = max(0, 1 + the loudest wrong p − the right p)", "L = max(0, 1 + wrong p − right p)"]
    case .klDivergence:
      ["L = Σ t·log(t / p)      both kept within 1e−7…1", "L = Σ t·log(t / p)"]
    case .poisson:
      ["L = mean of p − t·log p      log of p + 1e−7", "L = mean of p − t·log p"]
    case .logCosh:
      ["L = mean of log(cosh(p − t)) over the outputs", "L = mean of log(cosh(p − t))"]
    case .own(let own): ["L = \(own.name)(p, t), a loss of one's own", "L = \(own.name)(p, t)"]
    }
  }

  private static func huber(_ delta: Double) -> [String] {
    let bound = Numerals.setting(delta)
    let slope = delta == 1 ? "" : "\(bound)·"
    let straight = "\(slope)|p − t| − \(Numerals.setting(delta * delta / 2))"
    return [
      "L = mean of (p − t)²/2, beyond |p − t| = \(bound) of \(straight)",
      "L = mean of (p − t)²/2 up to |p − t| = \(bound)",
    ]
  }

  /// What one output adds.
  static func part(_ loss: Loss, outputs: Int) -> String {
    switch loss {
    case .categoricalCrossentropy, .sparseCategoricalCrossentropy: return "−t·log p"
    case .halfSquaredError: return "(p − t)²/2"
    case .klDivergence: return "t·log(t/p)"
    default: break
    }
    guard outputs == 1 else { return "its share" }
    return switch loss {
    case .meanSquaredError: "(p − t)²"
    case .meanAbsoluteError: "|p − t|"
    case .hinge: "max(0, 1 − t·p)"
    case .squaredHinge: "max(0, 1 − t·p)²"
    case .poisson: "p − t·log p"
    case .logCosh: "log(cosh(p − t))"
    default: "its share"
    }
  }

  /// ∂L/∂p of one output for one example, in symbols.
  static func slope(_ loss: Loss) -> String {
    switch loss {
    case .categoricalCrossentropy: "(Σt − t / q) / Σp, q = p / Σp"
    case .sparseCategoricalCrossentropy: "1 / Σp − t / p"
    case .binaryCrossentropy: "(p − t) / (p·(1−p)) / outputs"
    case .meanSquaredError: "2·(p − t) / outputs"
    case .halfSquaredError: "p − t"
    case .meanAbsoluteError: "the sign of p − t / outputs"
    case .huber(let delta):
      "p − t, cut to −\(Numerals.setting(delta))…\(Numerals.setting(delta)), / outputs"
    case .hinge: "−t / outputs while t·p is below 1, else 0"
    case .squaredHinge: "−2·t·max(0, 1 − t·p) / outputs"
    case .categoricalHinge: "−1 for the right class, +1 for the loudest wrong one, 0 once L is 0"
    case .klDivergence: "−t / p"
    case .poisson: "(1 − t / p) / outputs"
    case .logCosh: "tanh(p − t) / outputs"
    case .own(let own): "the slope that \(own.name) gives"
    }
  }

  /// What the loss makes of its targets, in a sentence; empty where it takes them as they are.
  static func rule(_ rule: LossDerivation.TargetRule, label: Int?) -> String {
    switch rule {
    case .asGiven: return ""
    case .oneHot:
      let number = label.map { " \($0)" } ?? ""
      return "The target is the class number\(number) alone; t is 1 there and 0 elsewhere."
    case .smoothed(let share, let classes):
      let text = Numerals.setting(share)
      return "Label smoothing \(text): t·(1 − \(text)) + \(text)/\(classes) in place of each t."
    case .signs: return "Targets of 0 and 1 count as −1 and 1 here."
    }
  }

  /// When the loss is least, in a sentence.
  static func least(_ loss: Loss) -> String {
    switch loss {
    case .categoricalCrossentropy(let share) where share != 0,
      .binaryCrossentropy(let share) where share != 0:
      "It is least where p = t, and with shared targets not 0."
    case .hinge, .squaredHinge: "An answer of 1 or more on the right side (t·p ≥ 1) costs 0."
    case .categoricalHinge: "It costs 0 once the right class leads all others by 1."
    case .poisson: "It is least where p = t: t − t·log t, which need not be 0."
    case .own: ""
    default: "An answer equal to its target costs 0."
    }
  }

  /// The cross-entropy of guessing among `count` classes, with four decimals.
  static func guessing(_ count: Int) -> String { Numerals.value(logarithm(Double(count))) }

  /// −log p.
  static func cost(of p: Float) -> Float { Float(-logarithm(Double(p))) }
}
