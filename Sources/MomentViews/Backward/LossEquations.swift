import NeuralCore
import Notation
import TimeTravel

/// What each output adds to a loss, with its numbers: the formula of the column in the loss's table.
extension LossDerivation {
  /// The digits with which each shown part is what its formula gives, and the column gives the loss
  /// where all parts are shown.
  ///
  /// Where a part is not the logarithm of what is shown, the house's.
  func digits(_ rows: [Int], _ account: LossAccount) -> EquationDigits {
    guard isSum, account.edge == nil else { return EquationDigits() }
    let lines = rows.compactMap { row in
      formula(parts[row]).map { Equation($0, parts[row].loss) }
    }
    let column = Equation(.sum(rows.map { .value(parts[$0].loss) }), total)
    return EquationDigits(for: lines, columns: rows.count == parts.count ? [column] : [], atMost: 9)
  }

  /// What one output adds; nil where its own numbers are not all that goes in.
  private func formula(_ part: Part) -> Formula? {
    let (p, t) = (Formula.value(part.answer), Formula.setting(part.target))
    let one = Formula.count(1)
    switch loss {
    case .categoricalCrossentropy, .sparseCategoricalCrossentropy:
      return part.target == 0 ? nil : -(t * .log(p))
    case .binaryCrossentropy:
      if part.target == 1 { return mean(-.log(p)) }
      if part.target == 0 { return mean(-.log(one - p)) }
      return mean(-(t * .log(p) + (one - t) * .log(one - p)))
    case .meanSquaredError: return mean(.square(p - t))
    case .halfSquaredError: return .square(p - t) / .count(2)
    case .meanAbsoluteError: return mean(.size(p - t))
    case .hinge: return mean(.max(.count(0), one - t * p))
    case .squaredHinge: return mean(.square(.max(.count(0), one - t * p)))
    case .klDivergence: return part.target <= 0 ? nil : t * .log(t / p)
    case .poisson: return mean(p - t * .log(p))
    case .logCosh: return mean(.log(.call(.cosh, [p - t])))
    case .huber(let delta):
      let miss = Formula.size(p - t)
      let isNear = Double(part.answer - part.target).magnitude <= delta
      return mean(
        isNear
          ? .square(p - t) / .count(2)
          : .setting(delta) * miss - .square(.setting(delta)) / .count(2))
    case .categoricalHinge, .own: return nil
    }
  }

  /// A loss that is a mean over the outputs divides each part by how many there are.
  private func mean(_ formula: Formula) -> Formula {
    parts.count == 1 ? formula : formula / .count(parts.count)
  }
}
