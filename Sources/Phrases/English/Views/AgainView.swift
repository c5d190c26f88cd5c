import Notation
import TimeTravel

/// What the second look says in English.
struct EnglishAgainView: AgainViewPhrases {
  let columns = (before: "before", after: "after", change: "change")
  let loss = "loss"
  let movedColumns = (parameter: "of the", moved: "moved", count: "of", most: "at most by")

  func title(_ again: Moment.Again) -> String {
    let example = "example \(Numerals.count(again.example))"
    return again.isOther ? "\(example), not learnt from" : "\(example) again"
  }

  func sides(hasDropout: Bool) -> [String] {
    hasDropout
      ? ["old weights, then new weights; both without dropout", "before and after, no dropout"]
      : ["old weights, then new weights", "before and after"]
  }

  func rightOutput(_ output: Int, _ moment: Moment) -> String {
    guard moment.knowsTruth else { return "← taken for right" }
    return moment.outputKind == .digit ? "← it is \(English.withArticle(output))" : "← right"
  }

  func meaning(of change: Double) -> String {
    change < 0 ? "it helped here" : change > 0 ? "it did not help here" : "unchanged"
  }

  func withMasks(_ with: String, without: String) -> [String] {
    [
      "before the update: with this step's masks it was \(with); without them \(without)",
      "with this step's masks it was \(with); without them \(without)",
      "with this step's masks: \(with)",
    ]
  }

  func moved(_ count: Int, of all: Int, key: String?) -> String {
    "\(Numerals.count(count)) of \(English.counted(all, "number")) moved."
      + (key.map { "  And another example?  \($0)" } ?? "")
  }
}
