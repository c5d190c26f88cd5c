import NeuralCore
import Notation
import TimeTravel

extension Remnant {
  /// One sentence for a view.
  var sentence: String {
    if exact == 0 {
      return "On paper these cancel to 0; float32 keeps \(Numerals.value(recorded)), a rounding."
    }
    return
      "These cancel but for \(Numerals.value(exact)); float32 keeps \(Numerals.value(recorded)). Both are "
      + "less than a rounding of the terms: on paper it may be 0."
  }

  /// A short one, behind the number.
  var short: String {
    exact == 0
      ? "On paper this is 0; float32 keeps a rounding."
      : "Its terms cancel: this is what rounding left."
  }
}
