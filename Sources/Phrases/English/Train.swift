import NeuralCore
import Notation
import TimeTravel

/// What is said of a training, in English.
struct EnglishTrain: TrainPhrases {
  // MARK: Titles

  let title = "Training"
  let start = "batch 0"

  func place(_ training: ShownTraining, optimizer: String) -> String {
    let plan = training.plan
    return [
      "training", optimizer, "\(plan.shuffled ? "shuffled " : "")batches of \(plan.batchSize)",
      training.examples(plan.exampleCount), "seed \(training.start.seed)",
    ].joined(separator: " · ")
  }

  // MARK: Where it stands

  func epoch(_ training: ShownTraining) -> String {
    "epoch \(training.epoch + 1) of \(training.epochs)"
  }

  func doing(_ doing: TrainingDoing) -> String {
    switch doing {
    case .done: return "done"
    case .stopped: return "stopped"
    case .paused(let batches): return "paused · \(pace(batches))"
    case .runs(let batches, let images):
      guard let images, images.isFinite else { return "runs · \(pace(batches))" }
      let speed = English.counted(Int(min(images, 1e9).rounded()), "image")
      return "runs · \(pace(batches)) · \(speed)/s"
    }
  }

  func pace(_ batchesPerSecond: Int?) -> String {
    switch batchesPerSecond {
    case nil: "full speed"
    case 1: "1 batch/s"
    case let count?: "\(count) batches/s"
    }
  }

  let stopping = "The training stops after the batch at hand."

  func sentence(on training: ShownTraining) -> String {
    if let divergence = training.divergence { return stopped(divergence, training) }
    guard let batch = training.lastBatch else {
      let weights = Numerals.count(training.start.network.parameterCount)
      return "Nothing is learnt yet: \(weights) parameters as they began. → trains on a batch."
    }
    if let epoch = training.lastEpoch, epoch.step == batch.step {
      return training.isFinished ? ending(epoch, training) : epochEnd(epoch, training)
    }
    let rows = training.plan.rows(ofStep: batch.step)
    let right = training.right(batch)
    return "Batch \(Numerals.count(batch.step)): \(right) of its \(training.examples(rows)) "
      + "\(English.verb(right, "was", "were")) right, its loss was \(Numerals.value(batch.loss))."
  }

  func stopped(afterSteps count: Int) -> String {
    "Stopped after \(English.counted(count, "step"))."
  }

  func tested(_ result: Evaluation, afterSteps count: Int) -> String {
    "test accuracy \(Numerals.value(result.accuracy)) (\(Numerals.count(result.right)) of "
      + "\(Numerals.count(result.count)) right), test loss \(Numerals.value(result.loss)), "
      + English.counted(count, "step")
  }

  func over(_ training: ShownTraining) -> String {
    training.divergence.map { stopped($0, training) }
      ?? "\(allDone(training)). s steps into the network, w saves it."
  }

  private func stopped(_ divergence: Divergence, _ training: ShownTraining) -> String {
    EnglishStops().stopped(by: divergence, in: training.start.network)
      + " The network is that of before: s steps into it."
  }

  private func epochEnd(
    _ epoch: ShownTraining.EpochResult, _ training: ShownTraining
  ) -> String {
    let right = epoch.test.right
    return "Epoch \(epoch.epoch + 1) is done. Of \(training.examples(epoch.test.count)) it "
      + "never saw \(Numerals.count(right)) \(English.verb(right, "is", "are")) right."
  }

  private func ending(_ epoch: ShownTraining.EpochResult, _ training: ShownTraining) -> String {
    let share = Numerals.percent(right: epoch.test.right, of: epoch.test.count)
    return "\(allDone(training)): \(share) of the test set is right. w saves it."
  }

  private func allDone(_ training: ShownTraining) -> String {
    training.epochs == 1 ? "The epoch is done" : "All \(training.epochs) epochs are done"
  }

  // MARK: Questions of the panes

  let curvesQuestion = "Does it learn?"
  let numbersQuestion = "How good is it?"
  let weightsQuestion = "What do its neurons look for?"
  let layersQuestion = "Does every layer learn?"

  // MARK: What was measured

  func name(of measured: TrainingMeasure) -> String {
    switch measured {
    case .lastBatch: "last batch"
    case .epochSoFar: "epoch so far"
    case .testSet: "test set"
    }
  }

  func loss(_ loss: Double?) -> String { "loss \(loss.map { Numerals.value($0) } ?? "–")" }

  func accuracy(_ accuracy: Double?) -> String {
    "accuracy \(accuracy.map { Numerals.value($0) } ?? "–")"
  }

  func how(_ measured: TrainingMeasure, _ training: ShownTraining) -> String {
    switch measured {
    case .lastBatch:
      guard let batch = training.lastBatch else { return "before its own update" }
      let rows = training.plan.rows(ofStep: batch.step)
      return "\(training.right(batch)) of \(rows), before its update"
    case .epochSoFar:
      guard let batch = training.lastBatch else { return "mean of its batches, dropout on" }
      return "mean of \(batch.batch + 1) \(batch.batch == 0 ? "batch" : "batches"), dropout on"
    case .testSet:
      guard let last = training.lastEpoch else { return "after each epoch, no dropout" }
      return "\(Numerals.count(last.test.right)) of \(Numerals.count(last.test.count)) "
        + "after epoch \(last.epoch + 1)"
    }
  }

  func lossHeading(_ view: CurveView) -> String {
    "loss\(view.isLogarithmic ? " (log)" : "")\(view.isRecent ? ", recent" : "")"
  }

  let accuracyHeading = "accuracy  ⠒⠒ training  ◆ test set"

  func axisEnd(ofEpochs: Bool) -> String { ofEpochs ? "epochs" : "batches" }

  func guessing(_ value: String) -> String { "\(value) is guessing" }

  // MARK: Weights

  func lookFor(_ units: [Int], areThoseThatChanged: Bool) -> [String] {
    let names = units.map(String.init).joined(separator: ", ")
    return areThoseThatChanged
      ? ["what the neurons that changed most look for: \(names)", "most changed: \(names)"]
      : ["what neurons of the first layer look for: still noise", "neurons \(names): noise"]
  }

  func neuron(_ unit: Int) -> String { "neuron \(unit)" }

  let spreads = "all weights against the start"
  let spreadRows = (start: "start", now: "now")

  func moved(by change: Float) -> String { "moved by \(Numerals.value(change)) on average" }

  // MARK: Layers

  let layersRows = ["|∂L/∂w|", "silent"]

  func silent(_ count: Int, of units: Int) -> String {
    "\(Numerals.count(count)) of \(Numerals.count(units))"
  }

  // MARK: Keys

  func runOrPause(isPaused: Bool) -> KeyText {
    KeyText("run or pause", hint: isPaused ? "space run" : "space pause")
  }

  let changePace = KeyText("faster, slower", hint: "+ − pace")
  let batch = KeyText("one batch", hint: "→ batch")
  let wholeEpoch = KeyText(
    "to the epoch's end at this pace, or at full speed", hint: "e epoch")

  func lookAtCurves(_ view: CurveView) -> KeyText {
    KeyText(
      "the loss by \(view.isLogarithmic ? "differences" : "factors"), "
        + "\(view.isRecent ? "the whole training" : "the last batches alone")")
  }

  let stepInto = KeyText(
    "step into the next batch with the network as it stands", hint: "s step")
  let save = KeyText("save the network to a file", hint: "w save")

  // MARK: Saving and leaving

  let fileWanted = (label: "Save as", example: "a file's name; it ends in .safetensors")

  func noFile(suchAs name: String) -> String { "A file's name is wanted, such as \(name)." }

  func leaveUnsaved(batches: Int) -> String {
    "\(English.counted(batches, "batch is", "batches are")) learnt and not saved. "
      + "Leave all the same?"
  }
}

extension ShownTraining {
  /// So many digits, pictures or examples.
  fileprivate func examples(_ count: Int) -> String {
    switch arrangement {
    case .digit: English.counted(count, "digit")
    case .picture: English.counted(count, "picture")
    case .numbers: English.counted(count, "example")
    }
  }

  /// How many rows of a batch were answered right.
  fileprivate func right(_ batch: BatchReport) -> Int {
    Int((batch.accuracy * Float(plan.rows(ofStep: batch.step))).rounded())
  }
}
