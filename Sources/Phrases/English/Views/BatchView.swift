import NeuralCore
import Notation
import TimeTravel

/// What the view of a batch says in English.
struct EnglishBatchView: BatchViewPhrases {
  let columns = (row: "row", example: "example", label: "it is")
  let formulas = [
    "L = Σ loss / N      the mean over the N rows of the batch",
    "L = Σ loss / N      the mean over the N rows", "L = Σ loss / N",
  ]
  let lossColumns = (answer: "answer", truth: "p of truth", loss: "loss")
  let shareColumns = (share: "share", alone: "row alone")

  func more(_ count: Int, adding number: String) -> String {
    "… \(Numerals.count(count)) more rows: \(number)"
  }

  func title(rows: Int) -> String { "loss · \(rows) rows, each an example of its own" }

  func mark(isRight: Bool) -> String { isRight ? "✓ right" : "✗ wrong" }

  func right(_ count: Int, of rows: Int) -> String { "\(count) of \(rows) right" }

  func worst(row: Int, share: Float, of rows: Int) -> String {
    "The largest loss is row \(row + 1)'s: \(Numerals.percent(share)) of the sum. Every row counts "
      + "1/\(rows) of its own loss in the step."
  }

  func sentence(right: Int?, of rows: Int, mean: Double) -> String {
    let mean = Numerals.value(mean)
    guard let right else { return "The mean of the losses of \(rows) rows is \(mean)." }
    let are = English.verb(right, "is", "are")
    return "\(right) of \(rows) rows \(are) right; the mean of their losses is \(mean)."
  }

  func title(ofLayer layer: Int, in network: Sequential, rows: Int) -> String {
    "\(English.names.layer(layer, in: network)) · \(rows) rows"
  }

  func formulas(symbol: String, rows: Int) -> [String] {
    [
      "∂L/∂\(symbol) = Σ δ × x      each δ is 1/\(rows) of what the row alone would have",
      "∂L/∂\(symbol) = Σ δ × x      δ: 1/\(rows) of the row's own",
    ]
  }

  func sum(_ number: String) -> String { "Σ share = \(number)" }

  func mean(_ equation: String) -> String { "Σ row alone / N = \(equation)" }

  func penalty(_ total: Double) -> String {
    "and what its size costs: \(Numerals.gradient(total)), once for all rows"
  }

  func votes(grow: Int, shrink: Int, of rows: Int) -> String {
    let silent = rows - grow - shrink
    return "\(grow) of \(English.counted(rows, "row")) would have it grow, \(shrink) shrink"
      + (silent == 0 ? "." : "; \(English.counted(silent, "has", "have")) no say.")
  }
}
