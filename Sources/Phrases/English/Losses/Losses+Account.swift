import NeuralCore
import Notation
import TimeTravel

// What is said of a row's loss besides its numbers: why it is worked out as it is.

extension EnglishLosses {
  func remark(_ derivation: LossDerivation, _ account: LossAccount) -> String {
    switch account.form {
    case .logSum: return logSum(derivation.parts[account.truth ?? 0].answer)
    case .softplus: return softplus(derivation.parts[0])
    case .logarithm where account.edge == nil: return side(derivation)
    case .hinge: return corner(derivation)
    default: return edge(derivation, account)
    }
  }

  private func logSum(_ p: Float) -> String {
    p < 0.5
      ? "p = \(Numerals.value(p)) is what 32 bits keep of it, and −log 0 would be infinite: so L is "
        + "worked out from z, where m is the largest."
      : "p is so near 1 that its digits are lost: so L is worked out from z, where m is the largest."
  }

  private func softplus(_ part: LossDerivation.Part) -> String {
    let (side, argument) = part.target == 1 ? ("p", "−z") : ("1 − p", "z")
    return
      "t is \(Numerals.setting(part.target)), so L = −log(\(side)). p is so near its end that its "
      + "digits are lost: from z it is softplus(\(argument)) = log(1 + exp(\(argument)))."
  }

  /// Which half of a binary cross-entropy is left.
  private func side(_ derivation: LossDerivation) -> String {
    guard derivation.loss == .binaryCrossentropy(), let part = derivation.parts.first else {
      return ""
    }
    return part.target == 1 ? "t is 1, so L = −log p." : "t is 0, so L = −log(1 − p)."
  }

  private func edge(_ derivation: LossDerivation, _ account: LossAccount) -> String {
    switch account.edge {
    case nil: return ""
    case .fromLogits(let unit):
      let p = Numerals.value(derivation.parts[unit].answer)
      return
        "p of output \(unit) is shown as \(p): its share is worked out from z, where nothing is lost."
    case .zeros:
      return
        "All outputs are 0, so that no share p / Σp is a number. Each counts as 0 here, kept at "
        + "1e−7, and has no slope; Keras would say NaN."
    case .clipped(let unit):
      let parts = derivation.parts
      let whose = parts.count == 1 ? "p" : "\(share(derivation.loss)) of output \(unit)"
      let range = derivation.loss == .klDivergence ? "1e−7…1" : "1e−7…1 − 1e−7"
      return
        "\(whose) lies outside \(range), within which this loss keeps it: it costs what the bound "
        + "costs, and has no slope."
    }
  }

  private func share(_ loss: Loss) -> String {
    if case .categoricalCrossentropy = loss { "The share p / Σp" } else { "p" }
  }

  /// Where a hinge just comes to 0.
  private func corner(_ derivation: LossDerivation) -> String {
    guard let hinge = derivation.hinge, hinge.margin == 0 else { return "" }
    return "L just comes to 0: in this corner it still has its slope, as in Keras on TensorFlow."
  }
}

// MARK: - Categorical hinge

extension EnglishLosses {
  func sides(
    _ hinge: LossDerivation.HingePieces, _ account: LossAccount, noun: String,
    _ arrangement: Arrangement, right: String, rival: String
  ) -> String {
    guard let truth = account.truth else {
      return
        "Σ t·p: \(right)      largest (1 − t)·p: \(English.numbered(noun, hinge.rivals, arrangement)), \(rival)"
    }
    let wrong = hinge.rivals.filter { $0 != truth }
    guard hinge.rivalValue != 0, !wrong.isEmpty else {
      return "right: \(right)      no wrong output is above 0: 0 counts"
    }
    return
      "right: \(right)      loudest wrong: \(English.numbered(noun, wrong, arrangement)), \(rival)"
  }

  func slope(_ hinge: LossDerivation.HingePieces, _ account: LossAccount) -> String {
    if hinge.margin < 0 { return "0, as L is" }
    let count = hinge.rivals.count
    let share = count == 1 ? "1" : "1/\(count)"
    guard let truth = account.truth else {
      return "−t, and + (1 − t)\(count == 1 ? "" : "/\(count)") where (1 − t)·p is largest"
    }
    guard hinge.rivals.contains(truth) else {
      return count == 1
        ? "−1 for the right one, +1 for the loudest wrong one"
        : "−1 for the right one, +\(share) for each of the \(count) loudest wrong ones"
    }
    return count == 1
      ? "−1 for the right one; no wrong one is above 0, so none has a slope"
      : "−1 for the right one, +\(share) for each wrong one at 0 (the right one's own share of the 0 "
        + "that counts is lost)"
  }
}
