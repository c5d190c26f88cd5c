import NeuralCore
import Notation
import TimeTravel

/// What the views of a softmax say in English.
struct EnglishSoftmaxView: SoftmaxViewPhrases {
  let largest = "largest p"
  let smallest = "smallest p"
  let shifted = "p with the shift"
  let unshiftedRemark =
    "With the shift, what is added to every z falls out again: z − m is the same."

  func title(ofLayer layer: Int, in network: Sequential, isLogarithm: Bool) -> String {
    let count = network.width(ofLayer: layer)
    let numbers = "\(English.counted(count, "number")) \(English.verb(count, "becomes", "become"))"
    let outcome = isLogarithm ? "log p" : "probabilities"
    return "\(English.names.layer(layer, in: network)) · \(numbers) \(outcome)"
  }

  func formulas(largest: String, isLogarithm: Bool) -> [String] {
    isLogarithm
      ? [
        "log p = z − log Σ exp(z) = (z − m) − log Σ      m = \(largest)",
        "log p = (z − m) − log Σ      m = \(largest)", "log p = (z − m) − log Σ exp(z − m)",
      ]
      : [
        "p = exp(z − m) / Σ exp(z − m)      m: the largest z, \(largest)",
        "p = exp(z − m) / Σ      m = \(largest)",
      ]
  }

  func misses(isLogarithm: Bool) -> String {
    let symbol = isLogarithm ? "log p" : "p"
    return
      "the \(symbol) worked out from z here and the recorded \(symbol) differ: they do not meet"
  }

  func guess(_ said: Int, p: Float, label: Int, _ moment: Moment) -> String {
    let arrangement = moment.arrangement
    let p = Numerals.probability(p)
    let (guess, right) = (arrangement.word(forClass: said), arrangement.word(forClass: label))
    guard moment.knowsTruth else {
      return "Its best guess is \(guess), p = \(p); \(English.taken(right, moment))."
    }
    return said == label
      ? "✓ Its best guess is \(guess), p = \(p), and that is right."
      : "✗ Its best guess is \(guess), p = \(p); right would be \(right)."
  }

  func remark(isLogarithm: Bool) -> String {
    isLogarithm
      ? "log p is 0 for p = 1 and falls without end as p nears 0."
      : "Subtracting m changes no p: it only keeps exp from growing too large."
  }
}

// MARK: - At another temperature

extension EnglishSoftmaxView {
  func temperatureTitle(ofLayer layer: Int, in network: Sequential) -> String {
    "\(English.names.layer(layer, in: network)) · at another temperature T"
  }

  func temperatureFormulas(_ temperature: Double, keys: String) -> [String] {
    let written = "T = \(Numerals.setting(temperature))"
    return [
      "p = exp(z / T) / Σ exp(z / T)      \(written)      \(keys) turn T",
      "p = exp(z/T) / Σ exp(z/T)   \(written)   \(keys) turn T", "\(written)   \(keys) turn T",
    ]
  }

  func temperatureRemark(outputs: Int) -> String {
    "T near 0 gives the largest z everything, a high T gives all the same: "
      + "1/\(outputs). The order stays."
  }

  func temperatureSentence(_ temperature: Double, largest: Double, asItIs: Double) -> String {
    let now = Numerals.value(largest)
    guard temperature != 1 else { return "T = 1 is the softmax itself: its largest p is \(now)." }
    return
      "T = \(Numerals.setting(temperature)) makes it \(temperature < 1 ? "surer" : "less sure"): "
      + "its largest p is \(now) instead of \(Numerals.value(asItIs))."
  }
}

// MARK: - Without the shift

extension EnglishSoftmaxView {
  func unshiftedTitle(ofLayer layer: Int, in network: Sequential) -> String {
    "\(English.names.layer(layer, in: network)) · in 32 bits, m not subtracted"
  }

  func unshiftedFormulas(adding added: Float, keys: String) -> [String] {
    let written = (added > 0 ? "+" : "") + Numerals.setting(added)
    return [
      "p = exp(z) / Σ exp(z)      \(keys) add to every z, now \(written)",
      "p = exp(z) / Σ      \(keys) add to every z: \(written)",
      "\(keys) add to z: \(written)",
    ]
  }

  func unshiftedSentence(_ softmax: UnshiftedSoftmax) -> String {
    if softmax.isLost { return "z itself is no finite number here: no shift can help." }
    if softmax.overflows, !softmax.exponentials.contains(.infinity) {
      return "Σ exp(z) is inf in 32 bits: divided by it, every p is 0."
    }
    if softmax.overflows { return "exp(z) beyond 88.7 is inf in 32 bits: inf / inf is no number." }
    if softmax.vanishes { return "exp(z) below −103.9 is 0 in 32 bits, and 0 / 0 is no number." }
    return softmax.agrees
      ? "exp(z) is far from the ends of 32 bits here: both ways agree."
      : "exp(z) as small as this has lost digits: p is not what it was."
  }

  func unshiftedSentence(_ softmax: UnshiftedSoftmax, adding added: Float) -> String {
    let sentence = unshiftedSentence(softmax)
    guard added != 0 else { return sentence }
    return "z \(added < 0 ? "−" : "+") \(Numerals.setting(abs(added))): \(sentence)"
  }
}
