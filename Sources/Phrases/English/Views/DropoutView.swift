import NeuralCore
import Notation
import TimeTravel

/// What the views of dropout say in English.
struct EnglishDropoutView: DropoutViewPhrases {
  let columns = (before: "before", mask: "mask", after: "after")
  let dropped = "dropped"
  let hidden = "Answer the question first: the mask shows after it."
  let masksRemark = "In evaluation nobody is dropped: every mask is 1."
  let maskColumns = (here: "× here", next: "× next", evaluation: "× in evaluation")
  let evaluationPicture = "evaluation"
  let allKept = "all kept × 1"

  func title(
    ofLayer layer: Int, rate: Float, _ origin: MaskOrigin, in network: Sequential
  ) -> String {
    let what =
      switch origin {
      case .drawn: "training"
      case .given: "training, this mask is given"
      case .looking: "looking: nobody is dropped"
      }
    return "\(hiddenTitle(ofLayer: layer, rate: rate, in: network)) · \(what)"
  }

  func counts(kept: Int, dropped: Int, rate: Float, _ origin: MaskOrigin) -> [String] {
    if origin == .looking { return ["all \(kept) kept (█) × 1"] }
    let scale = "1/(1−\(Numerals.setting(rate))) = \(Numerals.setting(1 / (1 - rate)))"
    return [
      "kept \(kept) (█)   dropped \(dropped) (·)   kept × \(scale)",
      "kept \(kept) █  dropped \(dropped) ·  × \(scale)",
    ]
  }

  func fate(of unit: Int, isKept: Bool, rate: Float, _ origin: MaskOrigin) -> String {
    if origin == .looking { return "Neuron \(unit) goes on as it is." }
    return isKept
      ? "Neuron \(unit) is kept: it speaks \(Numerals.setting(1 / (1 - rate))) times louder."
      : "Neuron \(unit) is dropped: for this example its gradient is exactly 0 too."
  }

  func otherwise(_ origin: MaskOrigin, rate: Float) -> String {
    origin == .looking
      ? "Training would drop \(Numerals.setting(100 * rate)) % of them, others each time."
      : "In evaluation there is no mask: after = before."
  }

  func hiddenTitle(ofLayer layer: Int, rate: Float, in network: Sequential) -> String {
    "\(English.names.layer(layer, in: network)) · rate \(Numerals.setting(rate))"
  }

  func hiddenCounts(of neurons: Int) -> String {
    "of \(English.counted(neurons, "neuron")): kept ?   dropped ?   kept × ?"
  }

  func masksTitle(
    ofLayer layer: Int, rate: Float, _ origin: MaskOrigin, in network: Sequential
  ) -> String {
    "\(hiddenTitle(ofLayer: layer, rate: rate, in: network)) · "
      + (origin == .given ? "given, the same each time" : "drawn anew each time")
  }

  func differing(_ count: Int, of neurons: Int) -> String {
    "\(count) of \(English.counted(neurons, "neuron")) \(English.verb(count, "differs", "differ")) "
      + "between the two examples."
  }

  func sentence(_ masks: MaskDerivation, ofNeuron unit: Int) -> String {
    func state(_ mask: [Float]) -> String { mask[unit] == 0 ? "dropped" : "kept" }
    let (here, next) = (state(masks.mask), state(masks.next))
    let both = here == next ? "\(here) here and for" : "\(here) here, \(next) for"
    return "Neuron \(unit) is \(both) example \(Numerals.count(masks.nextExample)); "
      + "\(masks.differing) of \(masks.mask.count) "
      + "\(English.verb(masks.differing, "differs", "differ"))."
  }

  func picture(ofExample example: Int) -> String { "example \(Numerals.count(example))" }

  func picture(ofNextExample example: Int) -> String { "example \(Numerals.count(example)), next" }

  func kept(_ count: Int, rate: Float) -> String {
    "\(count) kept × \(Numerals.setting(1 / (1 - rate)))"
  }
}
