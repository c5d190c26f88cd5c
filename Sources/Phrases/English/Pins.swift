import Notation
import TimeTravel

/// What is said of pinned numbers, in English.
struct EnglishPins: PinPhrases {
  let title = "Pinned numbers"
  let nothingToPin =
    "No weight or bias is under the cursor: go to an update, or into a neuron, and choose one."
  let numberIsWanted = "a number such as 0.2 is wanted"
  let asking = (label: "Stop where it passes", example: "such as: 0.2, −0.05")

  func row(_ row: PinRow) -> KeyText {
    switch row {
    case .pin: KeyText("pin the weight here: keep it in sight · the pinned ones")
    case .changes: KeyText("to its next change, its last change", hint: "c C change")
    case .signs: KeyText("to its next, its last change of sign", hint: "+ − sign")
    case .passing: KeyText("to where it next, where it last passes a number", hint: "x X passes")
    case .visit: KeyText("to its update in this step", hint: "Enter visit")
    case .remove: KeyText("let it go", hint: "d unpin")
    case .close: KeyText("close the list", hint: "Esc closes")
    }
  }

  func full(_ most: Int) -> String {
    "\(most) numbers are pinned already: d lets one go."
  }

  func line(_ name: String, _ pin: PinReport) -> String {
    let value = pin.value.map { Numerals.signed($0, decimals: 6) } ?? "not in the trace"
    guard let change = pin.change else { return "\(value)  \(name)" }
    let move =
      change == 0
      ? "stood still" : (change > 0 ? "▲ +" : "▼ ") + Numerals.figures(change)
    return "\(value)  \(move)  \(name)"
  }
}
