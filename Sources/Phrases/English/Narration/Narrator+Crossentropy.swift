import TimeTravel
import NeuralCore
import Notation

extension EnglishNarrator {
  // MARK: Cross-entropies

  /// What a cross-entropy comes to: −log p where one class is the right one, else a sum.
  func crossentropy(_ derivation: LossDerivation, _ account: LossAccount) -> String {
    guard let equation = account.equation, let truth = account.truth else {
      return sum(derivation, account)
    }
    let digits = EquationDigits(for: [equation])
    let told = "\(digits.line(equation))."
    let part = derivation.parts[truth]
    let p = digits.operands.value(part.answer)
    let isBinary = derivation.loss == .binaryCrossentropy()
    let name = isBinary ? (moment.isYesOrNo ? "p of 1" : "p") : classWord(truth)
    switch account.form {
    case .logarithm where isBinary && verdict.isEmpty:
      return "for t = \(Numerals.setting(part.target)) and p = \(p) the loss is \(told)"
    case .logarithm where isBinary:
      return "\(verdict)t is \(Numerals.setting(part.target)), \(name) is \(p): the loss is \(told)"
    case .logarithm where account.isFromLogits:
      let only = moment.isRight == false ? "only " : ""
      return "\(verdict)\(name) got \(only)p = \(p), so the loss is \(told)"
    case .logSum: return "\(verdict)\(name) got p = \(p); from z, L = \(told)"
    case .softplus:
      return "\(verdict)\(name) is \(Numerals.value(part.answer)); from z, L = \(told)"
    case .clipped: return "\(verdict)\(name) is kept at its bound: the loss is \(told)"
    default: return "\(verdict)the loss is −log of \(name)'s share: \(told)"
    }
  }

  /// "Right: ", "Wrong: ", or nothing where that cannot be said; "Taken for right: " where nobody said it.
  private var verdict: String {
    if !moment.knowsTruth, moment.label != nil { return "Taken for right: " }
    return moment.isRight.map { $0 ? "Right: " : "Wrong: " } ?? ""
  }

  /// Of several right classes, of shared targets or of none the loss is a sum.
  private func sum(_ derivation: LossDerivation, _ account: LossAccount) -> String {
    let written = Numerals.value(derivation.total)
    let share = derivation.loss.labelSmoothing
    if case .binaryCrossentropy = derivation.loss {
      let start = "the loss of \(outputs(derivation)) is \(written)"
      return "\(start)\(edge(derivation, account) ?? ". Lower is better.")"
    }
    if account.targetSum == 0 {
      return "all targets are 0, so the loss \(account.sumInSymbols) is 0."
    }
    let sum =
      account.sumInSymbols + (account.isFromLogits ? "" : ", \(LossAccount.shareInSymbols),")
    let end = edge(derivation, account) ?? (share == 0 ? ". Lower is better." : ", and never 0.")
    let told = "the loss \(sum) is \(written)\(end)"
    let smoothed = "with label smoothing \(Numerals.setting(share)) \(told)"
    return share == 0 ? told : fitting([smoothed, told])
  }

  private func outputs(_ derivation: LossDerivation) -> String {
    derivation.parts.count == 1 ? "1 output" : "these \(derivation.parts.count) outputs"
  }

  /// Where a part is not the logarithm of what is shown; nil where all are.
  private func edge(_ derivation: LossDerivation, _ account: LossAccount) -> String? {
    switch account.edge {
    case nil: nil
    case .fromLogits(let unit):
      ", from z: a p is \(Numerals.value(derivation.parts[unit].answer))."
    case .zeros: ": each share of 0 is kept at 1e−7."
    case .clipped: ": a share is kept at its bound."
    }
  }
}

// MARK: - Categorical hinge

extension EnglishNarrator {
  func hinge(_ derivation: LossDerivation, _ account: LossAccount) -> String {
    guard let hinge = derivation.hinge, let equation = account.equation else { return "" }
    let written = Numerals.value(derivation.total)
    guard let truth = account.truth else { return "the loss is \(equation.text())." }
    let right = classWord(truth)
    let wrong = hinge.rivals.filter { $0 != truth }
    guard hinge.rivalValue != 0, !wrong.isEmpty else {
      return "no wrong output is above 0: 0 counts. \(right.capitalizedFirst) has "
        + "\(Numerals.value(hinge.right)), so L = \(written)."
    }
    let rival = English.numbered(classNoun, wrong, moment.arrangement)
    let lead = hinge.right - hinge.rivalValue
    guard lead >= 0 else {
      let start = "\(right) is \(Numerals.value(-lead)) below \(rival)"
      return fitting([
        "\(start), where it should lead by 1: the loss is \(written).",
        "\(start): the loss is \(written).",
      ])
    }
    let start = "\(right) leads by \(Numerals.value(lead)) before \(rival)"
    return hinge.margin > 0
      ? "\(start), not yet by 1: the loss is \(written)."
      : "\(start), by 1 or more: the loss is \(written)."
  }
}
