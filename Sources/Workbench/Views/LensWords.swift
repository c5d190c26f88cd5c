import NeuralCore
import TimeTravel

extension Lens {
  /// The sentence about what a lens shows of a moment; nil where the event's own says it.
  func sentence(for moment: Moment) -> String? {
    switch (self, moment.cursor.place) {
    case (.gradientCheck, .gradient(let parameter)): nudged(parameter, moment)
    case (.batch, .loss): rows(moment)
    case (.whatIf, _): WhatIfRows(moment)?.sentence
    default: nil
    }
  }

  private func nudged(_ parameter: Int, _ moment: Moment) -> String? {
    guard let gradient = moment.gradient(parameter: parameter) else { return nil }
    let focus = WeightFocus(moment, parameter: parameter, values: gradient)
    guard
      let nudged = NudgeDerivation(
        moment, parameter: parameter, unit: focus.unit, input: focus.input)
    else { return nil }
    let slope = Numerals.gradient(nudged.check.numericSlope)
    let verdict =
      nudged.check.agrees
      ? "the chain rule agrees"
      : "the chain rule says \(Numerals.gradient(nudged.check.analyticSlope))"
    return "Nudged, the loss changes by \(slope) for 1 of \(focus.symbol): \(verdict)."
  }

  private func rows(_ moment: Moment) -> String? {
    guard let batch = BatchDerivation(moment) else { return nil }
    let (count, mean) = (batch.rows.count, Numerals.value(batch.mean))
    guard batch.rows.contains(where: { $0.isRight != nil }) else {
      return "The mean of the losses of \(count) rows is \(mean)."
    }
    return "\(batch.rightCount) of \(count) rows are right; the mean of their losses is \(mean)."
  }
}
