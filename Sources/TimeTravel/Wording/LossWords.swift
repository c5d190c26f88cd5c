import NeuralCore
import Notation

/// How losses are called and written down: the one place that views and sentences take it from.
public enum LossWords {
  /// The name in words.
  public static func name(_ loss: Loss) -> String {
    switch loss {
    case .categoricalCrossentropy: "categorical cross-entropy"
    case .sparseCategoricalCrossentropy: "sparse categorical cross-entropy"
    case .binaryCrossentropy: "binary cross-entropy"
    case .klDivergence: "KL divergence"
    case .own(let own): own.name
    default: loss.name.split(separator: "_").joined(separator: " ")
    }
  }

  /// The formula, the longest form first, as the row's targets and answers let it be told.
  public static func formulas(_ loss: Loss, _ account: LossAccount) -> [String] {
    switch loss {
    case .categoricalCrossentropy, .sparseCategoricalCrossentropy: crossentropy(loss, account)
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
      account.truth == nil
        ? ["L = max(0, 1 + the largest (1 − t)·p − Σ t·p)", "L = max(0, 1 + max (1−t)·p − Σ t·p)"]
        : [
          "L = max(0, 1 + the largest of 0 and the wrong p − the right p)",
          "L = max(0, 1 + max(0, the wrong p) − the right p)",
          "L = max(0, 1 + max(0, wrong p) − right p)",
        ]
    case .klDivergence:
      ["L = Σ t·log(t / p)      both kept within 1e−7…1", "L = Σ t·log(t / p)"]
    case .poisson:
      ["L = mean of p − t·log p      log of p + 1e−7", "L = mean of p − t·log p"]
    case .logCosh:
      ["L = mean of log(cosh(p − t)) over the outputs", "L = mean of log(cosh(p − t))"]
    case .own(let own): ["L = \(own.name)(p, t), a loss of one's own", "L = \(own.name)(p, t)"]
    }
  }

  private static func crossentropy(_ loss: Loss, _ account: LossAccount) -> [String] {
    guard account.isFromLogits else {
      let share = "q = p / Σp, kept within 1e−7…1 − 1e−7"
      let short = "L = −Σ t·log q, q = p / Σp"
      return account.truth == nil
        ? ["L = −Σ t·log q      \(share)", short]
        : [
          "L = −log q of the true class      \(share)", "L = −log q of the true class, q = p / Σp",
          short,
        ]
    }
    let short = "L = −Σ t·log p"
    if loss.labelSmoothing != 0 { return [short + " over the classes, t shared out", short] }
    let logSum = "log Σ exp(z − m) − (z − m)"
    return switch account.form {
    case .logSum:
      [
        "L = −log p of the true class = \(logSum)", "L = −log p = \(logSum)", "L = \(logSum)",
      ]
    case .logarithm: [short + " = −log p of the true class", short]
    default: [short + " over the classes", short]
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

  /// What one output adds; "its share" where it is not the logarithm of what is shown.
  public static func part(_ loss: Loss, _ account: LossAccount, outputs: Int) -> String {
    if account.edge != nil { return "its share" }
    switch loss {
    case .categoricalCrossentropy, .sparseCategoricalCrossentropy:
      return account.isFromLogits ? "−t·log p" : "−t·log q"
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
  public static func slope(_ loss: Loss) -> String {
    switch loss {
    case .categoricalCrossentropy: "(Σt − t / q) / Σp, q = p / Σp"
    case .sparseCategoricalCrossentropy: "1 / Σp − t / p"
    case .binaryCrossentropy: "(p − t) / (p·(1−p)) / outputs"
    case .meanSquaredError: "2·(p − t) / outputs"
    case .halfSquaredError: "p − t"
    case .meanAbsoluteError: "(the sign of p − t) / outputs"
    case .huber(let delta):
      "p − t, cut to −\(Numerals.setting(delta))…\(Numerals.setting(delta)), / outputs"
    case .hinge: "−t / outputs while t·p is 1 at most, else 0"
    case .squaredHinge: "−2·t·max(0, 1 − t·p) / outputs"
    case .categoricalHinge: "(1 − t) / k for the k outputs of the largest (1 − t)·p, else 0, − t"
    case .klDivergence: "−t / p"
    case .poisson: "(1 − t / p) / outputs"
    case .logCosh: "tanh(p − t) / outputs"
    case .own(let own): "the slope that \(own.name) gives"
    }
  }

  /// What the loss makes of its targets, in a sentence; empty where it takes them as they are.
  public static func rule(_ rule: LossDerivation.TargetRule, label: Int?) -> String {
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
  public static func least(_ loss: Loss, _ account: LossAccount) -> String {
    switch loss {
    case .categoricalCrossentropy where account.targetSum == 0:
      "All targets are 0: no answer costs anything."
    case .categoricalCrossentropy where (account.targetSum - 1).magnitude > 1e-5:
      "It is least where each p is its t's share of all t: p = t / Σt."
    case .categoricalCrossentropy where account.truth == nil,
      .binaryCrossentropy where loss.labelSmoothing != 0:
      "It is least where p = t, and with shared targets not 0."
    case .hinge, .squaredHinge: "An answer of 1 or more on the right side (t·p ≥ 1) costs 0."
    case .categoricalHinge:
      "It costs 0 once the right class leads all others by 1, and is 1 or more itself."
    case .poisson: "It is least where p = t: t − t·log t, which need not be 0."
    case .own: ""
    default: "An answer equal to its target costs 0."
    }
  }

  /// The cross-entropy of guessing among `count` classes, with four decimals.
  public static func guessing(_ count: Int) -> String { Numerals.value(logarithm(Double(count))) }

  /// −log p.
  public static func cost(of p: Float) -> Float { Float(-logarithm(Double(p))) }
}
