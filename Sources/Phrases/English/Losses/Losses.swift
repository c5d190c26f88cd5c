import NeuralCore
import Notation
import TimeTravel

/// Losses in English.
struct EnglishLosses: LossPhrases {
  func name(_ loss: Loss) -> String {
    switch loss {
    case .categoricalCrossentropy: "categorical cross-entropy"
    case .sparseCategoricalCrossentropy: "sparse categorical cross-entropy"
    case .binaryCrossentropy: "binary cross-entropy"
    case .klDivergence: "KL divergence"
    case .own(let own): own.name
    default: loss.name.split(separator: "_").joined(separator: " ")
    }
  }

  func formulas(_ loss: Loss, _ account: LossAccount) -> [String] {
    switch loss {
    case .categoricalCrossentropy, .sparseCategoricalCrossentropy: crossentropy(loss, account)
    case .binaryCrossentropy:
      [
        "L = mean of −(t·log p + (1−t)·log(1−p)) over the outputs",
        "L = −(t·log p + (1−t)·log(1−p))",
      ]
    case .meanSquaredError, .meanAbsoluteError, .logCosh: means(loss, " over the outputs")
    case .halfSquaredError:
      ["L = Σ (p − t)² / 2      / 2 so that the slope is p − t", "L = Σ (p − t)² / 2"]
    case .huber(let delta): huber(delta)
    case .hinge, .squaredHinge: means(loss, "      t is −1 or 1")
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
    case .poisson: means(loss, "      log of p + 1e−7")
    case .own(let own): ["L = \(own.name)(p, t), a loss of one's own", "L = \(own.name)(p, t)"]
    }
  }

  /// The mean of what each output adds, with a remark and without.
  private func means(_ loss: Loss, _ remark: String) -> [String] {
    guard let part = loss.partInSymbols else { return [] }
    return ["L = mean of \(part)\(remark)", "L = mean of \(part)"]
  }

  private func crossentropy(_ loss: Loss, _ account: LossAccount) -> [String] {
    let short = "L = \(account.sumInSymbols)"
    guard account.isFromLogits else {
      let share = LossAccount.shareInSymbols
      let kept = "\(share), kept within 1e−7…1 − 1e−7"
      return account.truth == nil
        ? ["\(short)      \(kept)", "\(short), \(share)"]
        : [
          "L = −log q of the true class      \(kept)", "L = −log q of the true class, \(share)",
          "\(short), \(share)",
        ]
    }
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

  private func huber(_ delta: Double) -> [String] {
    let bound = Numerals.setting(delta)
    let slope = delta == 1 ? "" : "\(bound)·"
    let straight = "\(slope)|p − t| − \(Numerals.setting(delta * delta / 2))"
    return [
      "L = mean of (p − t)²/2, beyond |p − t| = \(bound) of \(straight)",
      "L = mean of (p − t)²/2 up to |p − t| = \(bound)",
    ]
  }

  func part(_ loss: Loss, _ account: LossAccount, outputs: Int) -> String {
    if account.edge != nil { return "its share" }
    switch loss {
    case .categoricalCrossentropy, .sparseCategoricalCrossentropy: return account.classInSymbols
    case .halfSquaredError: return "(p − t)²/2"
    case .klDivergence: return "t·log(t/p)"
    default: break
    }
    return (outputs == 1 ? loss.partInSymbols : nil) ?? "its share"
  }

  func slope(_ loss: Loss) -> String {
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

  func rule(
    _ rule: LossDerivation.TargetRule, label: Int?, _ arrangement: Arrangement
  ) -> String {
    switch rule {
    case .asGiven: return ""
    case .oneHot:
      let name = label.flatMap { arrangement.name(ofClass: $0) }.map { " (\($0))" } ?? ""
      let number = label.map { " \($0)\(name)" } ?? ""
      return "The target is the class number\(number) alone; t is 1 there and 0 elsewhere."
    case .smoothed(let share, let classes):
      let text = Numerals.setting(share)
      return "Label smoothing \(text): t·(1 − \(text)) + \(text)/\(classes) in place of each t."
    case .signs: return "Targets of 0 and 1 count as −1 and 1 here."
    }
  }

  func least(_ loss: Loss, _ account: LossAccount) -> String {
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

  func difference(_ answer: BlameDerivation.Answer) -> String {
    answer.symbols(rows: " rows", outputs: " outputs")
  }
}
