import NeuralCore
import Notation
import TimeTravel

/// What the view of the loss says in English.
struct EnglishLossView: LossViewPhrases {
  func title(_ name: String) -> String { "loss · \(name)" }

  func guessing(outputs: Int, costs guess: String) -> String {
    "Sure and right costs 0; guessing costs log(\(outputs)) = \(guess)."
  }

  func squares(_ mean: Double) -> String {
    "For comparison, mean squared error: mean (p − t)² = \(Numerals.value(mean))."
  }

  func curve(label: Int, _ arrangement: Arrangement) -> String {
    let right = arrangement.name(ofClass: label).map { "“\($0)”" } ?? "the \(label)"
    return "−log p, from p = 0 to p = 1; ┊ is the p of \(right)"
  }

  func weight(_ weight: String, _ equation: String) -> String {
    "this example counts \(weight) times: \(equation)"
  }

  func misses(_ total: String, recorded: Float) -> String {
    "the parts add up to \(total), the recorded loss is \(Numerals.value(recorded)): "
      + "they do not meet"
  }

  func row(_ row: Int, of rows: Int, mean: String) -> String {
    "row \(row + 1) of \(rows); mean over the batch: \(mean)"
  }

  func penalty(loss: String, penalty: String, whole: String) -> [String] {
    [
      "loss \(loss) + penalty \(penalty) for large weights = \(whole)",
      "loss \(loss) + penalty \(penalty) = \(whole)",
    ]
  }
}
