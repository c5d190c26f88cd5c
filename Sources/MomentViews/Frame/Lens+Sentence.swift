import NeuralCore
import Phrases
import TimeTravel

extension Lens {
  /// The sentence about what a lens shows of a moment; nil where the event's own says it.
  package func sentence(
    for moment: Moment, _ dials: Dials, in language: Language
  ) -> String? {
    let phrases = language.phrases.views
    return switch (self, moment.cursor.place) {
    case (.gradientCheck, .gradient(let parameter)): nudged(parameter, moment, phrases.gradient)
    case (.batch, .loss): rows(moment, phrases.batch)
    case (.products, .forward): ProductsView.sentence(moment, phrases.sum)
    case (.masks, .forward(let layer)):
      MaskDerivation(moment, layer: layer).map {
        phrases.dropout.sentence($0, ofNeuron: moment.unitInFocus ?? 0)
      }
    case (.temperature, .forward(let layer)):
      SoftmaxDerivation(moment, layer: layer).map {
        TemperatureView.sentence($0, at: dials.temperature, phrases.softmax)
      }
    case (.unshifted, .forward(let layer)):
      moment.inputToLayer(layer).map {
        phrases.softmax.unshiftedSentence(
          UnshiftedSoftmax($0, adding: dials.added), adding: dials.added)
      }
    case (.weights(let part), _): weights(part, moment, phrases.weights)
    case (.ink, _): InkView.sentence(moment, phrases.input)
    case (.whatIf, _): WhatIfRows(moment)?.sentence(phrases.whatIf)
    default: nil
    }
  }

  /// How large a kernel's weights are, or how far its update has moved them.
  private func weights(
    _ part: WeightsKind, _ moment: Moment, _ phrases: any WeightsViewPhrases
  ) -> String? {
    // Of one weight its event says what happens to it.
    guard moment.cursor.term == nil, let parameter = Self.kernel(of: moment) else { return nil }
    let before = moment.before(parameter: parameter)
    let after = moment.after(parameter: parameter) ?? before
    guard part == .change else {
      let values = part == .before ? before : after
      guard let lowest = values.min(), let highest = values.max() else { return nil }
      return phrases.spread(
        ofParameter: parameter, in: moment.network, count: values.count, from: lowest,
        to: highest, isAfterUpdate: part == .after)
    }
    let changes = moment.changes(ofParameter: parameter) ?? Array(repeating: 0, count: before.count)
    return changes.loudest.map {
      phrases.moved(
        changes.nonzeroCount, of: changes.count, ofParameter: parameter, in: moment.network,
        atMost: abs(changes[$0]))
    }
  }

  private func nudged(
    _ parameter: Int, _ moment: Moment, _ phrases: any GradientViewPhrases
  ) -> String? {
    guard let gradient = moment.gradient(parameter: parameter) else { return nil }
    let focus = WeightFocus(moment, parameter: parameter, values: gradient)
    return NudgeDerivation(moment, parameter: parameter, unit: focus.unit, input: focus.input)
      .map { phrases.sentence($0, symbol: focus.symbol) }
  }

  private func rows(_ moment: Moment, _ phrases: any BatchViewPhrases) -> String? {
    BatchDerivation(moment).map { batch in
      let canBeRight = batch.rows.contains { $0.isRight != nil }
      return phrases.sentence(
        right: canBeRight ? batch.rightCount : nil, of: batch.rows.count, mean: batch.mean)
    }
  }
}
