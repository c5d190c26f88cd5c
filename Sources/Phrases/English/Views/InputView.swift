import NeuralCore
import Notation
import TimeTravel

/// What the view of the input says in English.
struct EnglishInputView: InputViewPhrases {
  func label(_ moment: Moment) -> String { moment.knowsTruth ? "label" : "taken for" }
  let oneHot = "one-hot"
  let target = "target t"
  let flatten = "flatten"
  let divide = "divide"
  let paperAndInk = "0 is paper, 255 is ink"
  let inputColumn = "input x"
  let targetColumn = "target t"
  let standardized = [
    "x = (number in the file − mean) / deviation, both of the training examples",
    "x = (number in the file − mean) / deviation", "x = (number − mean) / deviation",
  ]
  let fileColumn = "in the file"
  let meanColumn = "mean"
  let deviationColumn = "deviation"

  func title(_ moment: Moment) -> String {
    let example = "example \(Numerals.count(moment.example))"
    guard let label = moment.label else { return example }
    let name = numbered(class: label, moment.arrangement)
    return moment.knowsTruth
      ? "\(example) · its label is \(name)" : "\(example) · \(English.taken(name, moment))"
  }

  func numbered(class label: Int, _ arrangement: Arrangement) -> String {
    arrangement.name(ofClass: label).map { "\(label), \($0)" } ?? "\(label)"
  }

  func bytes(rows: Int, columns: Int) -> [String] {
    [
      "x = byte / 255      \(rows) × \(columns) bytes become \(rows * columns) numbers",
      "x = byte / 255",
    ]
  }

  func numbers(rows: Int, columns: Int) -> String {
    "\(rows * columns) numbers, here in \(rows) rows of \(columns)"
  }

  func input(_ index: Int, _ arrangement: Arrangement) -> String {
    English.names.input(index, arrangement)
  }

  func row(_ row: Int) -> String { "row \(row)" }

  func row(_ row: Int, becomes range: ClosedRange<Int>) -> String {
    "Row \(row) becomes x[\(range.lowerBound)] to x[\(range.upperBound)]:"
  }

  func vector(rows: Int, of count: Int) -> String {
    "All \(rows) rows end to end are one vector of \(count):"
  }

  func nonzero(_ count: Int, isInk: Bool) -> String {
    let some =
      isInk
      ? English.counted(count, "of them has", "of them have") + " ink"
      : English.counted(count, "of them is", "of them are") + " not 0"
    return "\(some); the others are exactly 0."
  }

  func counts(in inputs: Int, out outputs: Int) -> String {
    "\(English.counted(inputs, "number")) in, \(English.counted(outputs, "number")) wanted out"
  }

  func number(_ index: Int) -> String { "number \(index)" }
}

// MARK: - Ink

extension EnglishInputView {
  var inkQuestion: String { "what would a little more ink do here?" }
  var picture: String { "the picture" }
  var inkSlopes: String { "∂L/∂pixel" }
  func inkIsLocal(_ moment: Moment) -> [String] {
    let loss = moment.label.map {
      let name = English.one(ofClass: $0, moment.arrangement)
      return moment.knowsTruth
        ? " L is of \(name)." : " L is of \(name), taken for right."
    }
    let told = "A slope of here, not a cause: it holds for a little ink only."
    return [loss.map { told + $0 }, loss.map { "A slope of here, not a cause." + $0 }].compactMap(
      \.self)
      + [told, "A slope of here, not a cause."]
  }

  func ink(
    helps: (input: Int, slope: Float), harms: (input: Int, slope: Float), _ arrangement: Arrangement
  ) -> String {
    func told(_ found: (input: Int, slope: Float)) -> String {
      "\(input(found.input, arrangement)), \(Numerals.gradient(found.slope))"
    }
    return "More ink: best at \(told(helps)); worst at \(told(harms))."
  }

  func ink(at input: Int, _ slope: Float, _ arrangement: Arrangement) -> String {
    let effect = slope < 0 ? "helps" : slope > 0 ? "harms" : "does nothing"
    return "At \(self.input(input, arrangement)) the slope is \(Numerals.gradient(slope)): "
      + "a little more ink \(effect)."
  }
}
