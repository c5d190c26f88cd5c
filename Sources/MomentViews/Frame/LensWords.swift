import NeuralCore
import Notation
import TimeTravel

extension Lens {
  /// The sentence about what a lens shows of a moment; nil where the event's own says it.
  package func sentence(for moment: Moment, _ dials: Dials) -> String? {
    switch (self, moment.cursor.place) {
    case (.gradientCheck, .gradient(let parameter)): nudged(parameter, moment)
    case (.batch, .loss): rows(moment)
    case (.products, .forward): ProductsView.sentence(moment)
    case (.masks, .forward(let layer)):
      MaskDerivation(moment, layer: layer).map {
        MasksView.sentence($0, ofNeuron: DropoutView.neuron(in: moment, layer, $0.mask))
      }
    case (.temperature, .forward(let layer)):
      SoftmaxDerivation(moment, layer: layer).map {
        TemperatureView.sentence($0, at: dials.temperature)
      }
    case (.unshifted, .forward(let layer)):
      moment.inputToLayer(layer).map { UnshiftedView.sentence($0, adding: dials.added) }
    case (.weights(let part), _): weights(part, moment)
    case (.whatIf, _): WhatIfRows(moment)?.sentence
    default: nil
    }
  }

  /// How large a kernel's weights are, or how far its update has moved them.
  private func weights(_ part: WeightsPart, _ moment: Moment) -> String? {
    guard let parameter = Self.kernel(of: moment) else { return nil }
    let before = moment.before(parameter: parameter)
    let after = moment.after(parameter: parameter) ?? before
    let count = Numerals.count(before.count)
    let name = Wording.parameter(parameter, in: moment.network)
    guard part == .change else {
      let values = part == .before ? before : after
      guard let lowest = values.min(), let highest = values.max() else { return nil }
      if values.count == 1 {
        return "The only one of the \(name) \(part == .before ? "is" : "now is") "
          + "\(Numerals.signed(lowest))."
      }
      return "The \(count) \(name) \(part == .before ? "lie" : "now lie") between "
        + "\(Numerals.signed(lowest)) and \(Numerals.signed(highest))."
    }
    let changes = zip(after, before).map { $0 - $1 }
    guard let most = changes.loudest else { return nil }
    return "\(Numerals.count(changes.nonzeroCount)) of \(count) \(name) moved, at most by "
      + "\(Numerals.figures(abs(changes[most])))."
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
    let are = Wording.verb(batch.rightCount, "is", "are")
    return "\(batch.rightCount) of \(count) rows \(are) right; the mean of their losses is \(mean)."
  }
}
