import TimeTravel
import NeuralCore
import Notation

// What is wrong at a place, in English.

extension EnglishNarration {
  func warning(_ warning: Warning, in network: Sequential) -> String {
    switch warning {
    case .notFinite(let nan, let infinite, let count):
      return "\(Numerals.count(nan + infinite)) of \(English.counted(count, "number")) here "
        + "\(English.verb(nan + infinite, "is", "are")) not "
        + "finite: \(Numerals.count(nan)) NaN, \(Numerals.count(infinite)) infinite."
    case .silent(let count, let width, let rows):
      return "Silent here: \(count) of \(width), in all \(rows) rows (z not above 0). Only those "
        + "that no example wakes are dead."
    case .saturated(let count, let width, let rows):
      return "Saturated here: \(count) of \(width)\(rows > 1 ? ", in all \(rows) rows" : "") "
        + "(slope below \(Numerals.setting(Warning.leastSlope))). Hardly any blame passes."
    case .vanishing(let norm, let above, let layer):
      return "\(norms(norm, above, layer, network)): a share of "
        + "\(Numerals.figures(norm / above)). The gradient vanishes on its way down."
    case .exploding(let norm, let above, let layer):
      return "\(norms(norm, above, layer, network)): \(Numerals.value(norm / above, decimals: 1)) "
        + "times as much. The gradient explodes on its way down."
    }
  }

  private func norms(
    _ norm: Double, _ above: Double, _ layer: Int, _ network: Sequential
  ) -> String {
    "The norm of δ is \(Numerals.figures(norm)) here, \(Numerals.figures(above)) in the "
      + English.names.layer(layer, in: network)
  }
}
