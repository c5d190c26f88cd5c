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
    // What is held out takes the place of how batches are made.
    let shuffled = plan.shuffled && training.validation == 0 ? "shuffled " : ""
    return [
      "training", optimizer, "\(shuffled)batches of \(plan.batchSize)",
      training.validation > 0
        ? "\(Numerals.count(plan.exampleCount)) to learn, "
          + "\(Numerals.count(training.validation)) to check"
        : training.examples(plan.exampleCount), "seed \(training.start.seed)",
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
    if let explosion = training.explosion { return stopped(explosion) }
    guard let batch = training.lastBatch else {
      let weights = Numerals.count(training.start.network.parameterCount)
      return "Nothing is learnt yet: \(weights) parameters as they began. → trains on a batch."
    }
    if let epoch = training.lastEpoch, epoch.step == batch.step {
      return training.isFinished ? ending(epoch, training) : epochEnd(epoch, training)
    }
    let rows = training.plan.rows(ofStep: batch.step)
    let right = training.right(batch)
    let number = Numerals.count(batch.step)
    if training.stepCount == training.furthest, let milestone = training.milestone {
      return "Batch \(number): \(right) of \(rows) right. \(told(milestone))"
    }
    return "Batch \(number): \(right) of its \(training.examples(rows)) "
      + "\(English.verb(right, "was", "were")) right, its loss was \(Numerals.value(batch.loss))."
  }

  private func told(_ milestone: ShownTraining.Milestone) -> String {
    switch milestone {
    case .reads(let label, let right, let count): "It now reads \(label)s: \(right) of \(count)."
    case .confuses(let truth, let said, let times):
      "\(truth) is still taken for \(said), "
        + (times == 1 ? "once." : "\(Numerals.count(times)) times.")
    }
  }

  private func stopped(_ explosion: (step: Int, loss: Float, lowest: Double)) -> String {
    "Stopped after step \(Numerals.count(explosion.step)): the loss was "
      + "\(Numerals.value(explosion.loss)), its lowest mean \(Numerals.value(explosion.lowest))."
  }

  func past(_ training: ShownTraining) -> String {
    "looking back: batch \(Numerals.count(training.stepCount)) · newest "
      + "\(Numerals.count(training.furthest)) · space goes on from here"
  }

  func noBatch(_ text: String, upTo last: Int) -> String {
    "“\(text)” is no batch; there are batches 0 to \(Numerals.count(last))."
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
    let right = epoch.check.right
    return "Epoch \(epoch.epoch + 1) is done. Of \(training.examples(epoch.check.count)) it "
      + "never saw \(Numerals.count(right)) \(English.verb(right, "is", "are")) right."
  }

  private func ending(_ epoch: ShownTraining.EpochResult, _ training: ShownTraining) -> String {
    let result = training.test ?? epoch.check
    let asked =
      training.testsAsked > 1
      ? " Asked for the \(ordinal(training.testsAsked)) time: choose nothing by it."
      : " w saves it."
    return "\(allDone(training)): \(share(result)) of the test set is right.\(asked)"
  }

  /// "97.7 %, give or take 0.3": the share, and how far it is from that of all digits there are in 95 of
  /// 100 such sets, 1.96 × √(p (1−p) / n).
  private func share(_ result: Evaluation) -> String {
    let p = result.accuracy
    let around = 196 * (p * (1 - p) / Double(result.count)).squareRoot()
    let share = Numerals.percent(right: result.right, of: result.count)
    return "\(share), give or take \(Numerals.value(around, decimals: 1)),"
  }

  private func ordinal(_ number: Int) -> String {
    let ending =
      (11...13).contains(number % 100)
      ? "th" : ["th", "st", "nd", "rd"][number % 10 < 4 ? number % 10 : 0]
    return "\(number)\(ending)"
  }

  private func allDone(_ training: ShownTraining) -> String {
    training.epochs == 1 ? "The epoch is done" : "All \(training.epochs) epochs are done"
  }

  // MARK: Questions of the panes

  let curvesQuestion = "Is it learning, or learning by heart?"
  let numbersQuestion = "How good is it?"
  let weightsQuestion = "What did training add?"
  let layersQuestion = "Is a part asleep or exploding?"
  let readingQuestion = "Can it read?"
  let confusionQuestion = "What does it mix up?"
  let batchQuestion = "What is it looking at?"

  let borderQuestion = "Where is the border?"

  // MARK: How the panes are read

  func howToReadBorder(classes: Int) -> String {
    classes == 2 ? "o is 0, x is 1, ✗ is on the wrong side" : "o is 0, x is 1, + is 2, ✗ is wrong"
  }

  func border(at place: (Float, Float), said label: Int, probability: Float) -> String {
    let (x, y) = (Numerals.value(place.0, decimals: 2), Numerals.value(place.1, decimals: 2))
    return "(\(x), \(y)): says \(label), p \(Numerals.probability(probability))"
  }

  func howToReadAnswers(_ training: ShownTraining) -> String {
    training.validation > 0
      ? "it never learns from these; true → said, and how sure"
      : "some that it learns from; true → said, and how sure"
  }

  let howToReadConfusion = "rows: what it is; columns: what it says"
  let howToReadLayers = "of the last batch; a silent neuron gave 0 to all of it"
  let howToReadCurves = "apart they go where it learns by heart"

  func batchRead(step: Int, right: Int, of count: Int, masked: (count: Int, of: Int)?) -> String {
    let dropped = masked.map { ", \(Numerals.percent(right: $0.count, of: $0.of)) dropped" } ?? ""
    return "batch \(Numerals.count(step)): \(right) of \(count) right\(dropped)"
  }

  func stillWrong(_ wrong: Int, of count: Int, _ training: ShownTraining) -> String {
    let all =
      training.validation > 0 ? "\(training.examples(count)) held out" : training.examples(count)
    return wrong == 0
      ? "all of the \(all) are right"
      : "still wrong: \(Numerals.count(wrong)) of the \(all); the surest of them:"
  }

  let mostConfused = "most often"

  func read(steps: ClosedRange<Int>, loss: Double, accuracy: Double) -> String {
    let batches =
      steps.count == 1
      ? "batch \(Numerals.count(steps.lowerBound))"
      : "batches \(Numerals.count(steps.lowerBound)) to \(Numerals.count(steps.upperBound))"
    return "\(batches): loss \(Numerals.value(loss)), right \(Numerals.value(accuracy))"
  }

  // MARK: What was measured

  func name(of measured: TrainingMeasure) -> String {
    switch measured {
    case .lastBatch: "last batch"
    case .epochSoFar: "epoch so far"
    case .check: "held out"
    case .test: "test set"
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
    case .check:
      guard let last = training.lastEpoch else { return "after each epoch, no dropout" }
      let best = training.bestEpoch.flatMap {
        $0.epoch == last.epoch ? nil : ", best \($0.epoch + 1)"
      }
      return "\(Numerals.count(last.check.right)) of \(Numerals.count(last.check.count)) "
        + "after epoch \(last.epoch + 1)\(best ?? "")"
    case .test:
      guard let test = training.test else { return "asked at the end" }
      return "\(Numerals.count(test.right)) of \(Numerals.count(test.count)) at the end"
    }
  }

  func lossHeading(_ view: CurveView, _ training: ShownTraining) -> String {
    let name = "loss\(view.isLogarithmic ? " (log)" : "")\(view.isRecent ? ", recent" : "")"
    let checked = training.lastEpoch.map {
      "  \(heldOut(training)) \(Numerals.value($0.check.loss))"
    }
    return name + (training.lastBatch.map { "  \(Numerals.value($0.runningLoss))" } ?? "")
      + (checked ?? "")
  }

  private func heldOut(_ training: ShownTraining) -> String {
    training.validation > 0 ? "held out" : "test set"
  }

  func accuracyHeading(_ training: ShownTraining) -> String {
    "accuracy  ⠒⠒ training  ◆ \(heldOut(training))"
  }

  func axisEnd(ofEpochs: Bool) -> String { ofEpochs ? "epochs" : "batches" }

  func guessing(_ value: String) -> String { "\(value) is guessing" }

  // MARK: Weights

  func weightsShown(isRaw: Bool) -> String { isRaw ? "weights as they are" : "now − start" }

  func neuron(_ unit: Int, beyondScale count: Int) -> String {
    count == 0 ? "neuron \(unit)" : "\(unit): \(count) beyond"
  }

  let spreads = "all weights against the start"
  let spreadRows = (start: "start", now: "now")

  func moved(by change: Float) -> String { "moved by \(Numerals.value(change)) on average" }

  // MARK: Layers

  let layersRows = ["|∂L/∂w|", "lately", "silent", "moved"]

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
  let batches = KeyText("a batch on, a batch back", hint: "← → batch")
  let epochs = KeyText("to an epoch's end, on or back")
  let ends = KeyText("to the start, to the newest batch")
  let byNumber = KeyText("to a batch by its number")
  let batchWanted = (label: "Batch", example: "its number")
  let otherPane = KeyText("the next pane, the one before, one by number", hint: "v pane")
  let intoPane = KeyText("the arrow keys for the pane", hint: "Tab into it")
  let withinPane = KeyText("move in the pane", hint: "arrows move")
  let openExample = KeyText("step through the example at the cursor", hint: "Enter open")
  let otherNeurons = KeyText("other neurons; weights or what was added to them")
  let trainOn = KeyText("train on: more epochs", hint: "m more")
  let epochsWanted = (
    label: "More epochs", example: "how many",
    rule: "a number of epochs is a whole number from 1 to 100,000"
  )
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
