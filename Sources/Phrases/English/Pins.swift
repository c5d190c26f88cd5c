import NeuralCore
import Notation
import TimeTravel

/// What is said of pinned numbers, in English.
struct EnglishPins: PinPhrases {
  let title = "Pinned numbers"
  let nothingToPin = "No single number is under the cursor that could be kept in sight."
  let none = "No number is pinned; Esc closes."
  let numberIsWanted = "a number such as 0.2 is wanted"
  let asking = (label: "Stop where it passes", example: "such as: 0.2, −0.05")

  func row(_ row: PinRow) -> KeyText {
    switch row {
    case .pin: KeyText("pin the number here: keep it in sight · the pinned ones")
    case .changes: KeyText("to its next change, its last change", hint: "c C change")
    case .signs: KeyText("to its next, its last change of sign", hint: "+ − sign")
    case .passing: KeyText("to where it next, where it last passes a number", hint: "x X passes")
    case .visit: KeyText("to its place in this step", hint: "Enter visit")
    case .remove: KeyText("let it go", hint: "d unpin")
    case .close: KeyText("close the list", hint: "Esc closes")
    }
  }

  func name(_ number: SeenNumber, in moment: Moment) -> String {
    let (names, network) = (English.names, moment.network)
    let index = number.index ?? 0
    switch number.place {
    case .input: return names.input(index, moment.arrangement)
    case .loss, .again: return "the loss"
    case .forward(let layer):
      return
        "\(names.layer(layer, in: network)), \(names.unit(index, ofLayer: layer, in: moment)): "
        + symbol(network.layers[layer])
    case .blame(let layer):
      return
        "\(names.layer(layer, in: network)), \(names.unit(index, ofLayer: layer, in: moment)): δ"
    case .gradient(let parameter), .update(let parameter):
      let weight = names.number(index, ofParameter: parameter, in: network, moment.arrangement)
      return "gradient of the \(weight)"
    }
  }

  private func symbol(_ layer: LayerSpec) -> String {
    switch layer {
    case .dense: "z"
    case .activation(.softmax): "p"
    case .activation(.logSoftmax): "log p"
    case .activation: "a"
    case .dropout: "after"
    }
  }

  func full(_ most: Int) -> String {
    "\(most) numbers are pinned already: d lets one go."
  }

  func line(_ name: String, _ pin: PinReport, in moment: Moment) -> String {
    let value =
      pin.value.map { text($0, of: pin.number, in: moment.network) }
      ?? (moment.isTraced ? "not in the trace" : "not known yet in this step")
    guard let change = pin.change else { return "\(value)  \(name)" }
    let move =
      change == 0
      ? "stood still" : (change > 0 ? "▲ +" : "▼ ") + Numerals.figures(change)
    return "\(value)  \(move)  \(name)"
  }

  /// A pinned number: with its sign, unless it is of those that are never below 0.
  func text(_ value: Float, of number: PinnedNumber, in network: Sequential) -> String {
    switch number {
    case .seen(let seen): text(value, of: seen, in: network)
    case .parameter: Numerals.signed(value, decimals: 6)
    }
  }

  /// A number that each step brings anew, written so.
  func text(_ value: Float, of number: SeenNumber, in network: Sequential) -> String {
    hasSign(number.place, in: network)
      ? Numerals.signed(value, decimals: 6) : Numerals.value(value, decimals: 6)
  }

  private func hasSign(_ place: Place, in network: Sequential) -> Bool {
    switch place {
    case .input, .loss, .again: false
    case .forward(let layer): if case .dense = network.layers[layer] { true } else { false }
    case .blame, .gradient, .update: true
    }
  }
}
