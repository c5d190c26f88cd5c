import NeuralCore
import Notation

// What the keys of a training are called, in English, and what is asked and said with them.

extension EnglishTrain {
  // MARK: Keys

  func runOrPause(isPaused: Bool) -> KeyText {
    KeyText("run or pause", hint: isPaused ? "space run" : "space pause")
  }

  var changePace: KeyText { KeyText("faster, slower", hint: "+ − pace") }
  var batch: KeyText { KeyText("one batch", hint: "→ batch") }
  var wholeEpoch: KeyText {
    KeyText(
      "to the epoch's end at this pace, or at full speed", hint: "e epoch")
  }

  func lookAtCurves(_ view: CurveView) -> KeyText {
    KeyText(
      "the loss by \(view.isLogarithmic ? "differences" : "factors"), "
        + "\(view.isRecent ? "the whole training" : "the last batches alone")")
  }

  var stepInto: KeyText {
    KeyText(
      "step into the next batch with the network as it stands", hint: "s step")
  }
  var stops: KeyText { KeyText("stops: conditions to look for, stepping in") }
  var toStops: KeyText { KeyText("step into the next batch that meets a stop, the last") }
  var batches: KeyText { KeyText("a batch on, a batch back", hint: "← → batch") }
  var epochs: KeyText { KeyText("to an epoch's end, on or back") }
  var ends: KeyText { KeyText("to the start, to the newest batch") }
  var byNumber: KeyText { KeyText("to a batch by its number") }
  var batchWanted: (label: String, example: String) { (label: "Batch", example: "its number") }
  var otherPane: KeyText { KeyText("the next pane, the one before, one by number", hint: "v pane") }
  var intoPane: KeyText { KeyText("the arrow keys for the pane", hint: "Tab into it") }
  var withinPane: KeyText { KeyText("move in the pane", hint: "arrows move") }
  var openExample: KeyText { KeyText("step through the example at the cursor", hint: "Enter open") }
  var openBatch: KeyText {
    KeyText("step into the next batch with the network as it stands", hint: "Enter step")
  }
  var standAtCursor: KeyText { KeyText("to the batch at the cursor", hint: "Enter go there") }
  var otherNeurons: KeyText { KeyText("other neurons; weights or what was added to them") }
  var askTest: KeyText {
    KeyText("ask the test set of this network, which is counted", hint: "t test")
  }
  var evaluate: KeyText { KeyText("what it says of examples it did not learn from") }
  func hintOfEvaluating(_ arrangement: Arrangement) -> String {
    "d \(English.example(arrangement))s"
  }
  var again: KeyText { KeyText("once more with other settings", hint: "a again") }
  var settingsWanted: (label: String, example: String, rule: String) {
    (
      label: "Once more with", example: "optimizer adam, epochs 5",
      rule:
        "settings are optimizer, loss, batch, epochs, seed and network, each with its value, with "
        + "commas between"
    )
  }
  var trainOn: KeyText { KeyText("train on: more epochs", hint: "m more") }
  var epochsWanted: (label: String, example: String, rule: String) {
    (
      label: "More epochs", example: "how many",
      rule: "a number of epochs is a whole number from 1 to 100,000"
    )
  }
  var save: KeyText { KeyText("save the network to a file", hint: "w save") }

  // MARK: Saving and leaving

  var fileWanted: (label: String, example: String) {
    (label: "Save as", example: "a file's name; it ends in .safetensors")
  }

  func noFile(suchAs name: String) -> String { "A file's name is wanted, such as \(name)." }

  func leaveUnsaved(batches: Int) -> String {
    "\(English.counted(batches, "batch is", "batches are")) learnt and not saved. "
      + "Leave all the same?"
  }
}
