import NeuralCore
import TimeTravel

/// What is said in the list of stops, in English.
struct EnglishStopList: StopListPhrases {
  let title = "Stops"
  let forms = "What a stop can be, and when it holds:"
  let empty = "No stop is set. a adds one."
  let noneIsOn = "No stop is switched on: a adds one."
  let noWeight =
    "No weight or bias is under the cursor: go to an update, or into a neuron, and choose one."
  let noNeuron =
    "No neuron is under the cursor: a stop of one begins with its layer and its number."
  let off = "(off)"

  func row(_ row: StopListRow) -> KeyText {
    switch row {
    case .search: KeyText("on to the next stop, back to the last", hint: "c C to a stop")
    case .add: KeyText("add a stop", hint: "a add")
    case .weightHere:
      KeyText(
        "where the weight here passes a value · its gradient is 0", hint: "p g of this weight")
    case .neuronHere: KeyText("where the neuron here passes a value", hint: "n of this neuron")
    case .toggle: KeyText("on or off", hint: "space off")
    case .change: KeyText("change it", hint: "e edit")
    case .delete: KeyText("delete it", hint: "d delete")
    case .close: KeyText("close the list", hint: "Esc closes")
    }
  }

  func asking(isOther: Bool) -> (label: String, example: String) {
    (
      isOther ? "Stop at, instead" : "Stop at",
      "such as: loss > 2.5, misclassified, every 100"
    )
  }

  func meaning(_ form: StopForm) -> String {
    switch form {
    case .loss: "the mean loss of the batch; < works too"
    case .misclassified: "a row of the batch is answered wrong"
    case .right: "a row of the batch is answered right"
    case .label: "a row of this class; digit 3 works too"
    case .accuracy: "the share of the batch that is right"
    case .rightClass: "p of the right class; > works too"
    case .output: "of a neuron; < changes passes work too"
    case .died: "a unit is 0 for \(Stop.examplesUntilDead) examples on end"
    case .seen: "of a blame, the loss …; passes > too"
    case .change: "one moves by more; any, without a name"
    case .passes: "this weight does; > < sign gradient too"
    case .notFinite: "a number is NaN or infinite"
    case .every: "the step's number is a multiple"
    case .place: "a place, in every step"
    }
  }
}
