import Datasets
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
    case .checking: return "asks the test set"
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
    if let end = training.end {
      let way = training.isPlain ? "“in”" : "s"
      return brief(end, in: training.start.network) + " \(way) steps in."
    }
    guard let batch = training.lastBatch else {
      let weights = Numerals.count(training.start.network.parameterCount)
      let way = training.isPlain ? "“next”" : "→"
      return
        "Nothing is learnt yet: \(weights) parameters as they began. \(way) trains on a batch."
    }
    if let epoch = training.lastEpoch, epoch.step == batch.step {
      return training.isFinished ? ending(epoch, training) : epochEnd(epoch, training)
    }
    let rows = training.plan.rows(ofStep: batch.step)
    let right = training.right(batch)
    let number = Numerals.count(batch.step)
    if training.stepCount == training.furthest, let milestone = training.milestone {
      return "Batch \(number): \(right) of \(rows) right. \(told(milestone, training.arrangement))"
    }
    return "Batch \(number): \(right) of its \(training.examples(rows)) "
      + "\(English.verb(right, "was", "were")) right, its loss was \(Numerals.value(batch.loss))."
  }

  func milestone(_ milestone: ShownTraining.Milestone, _ training: ShownTraining) -> String {
    told(milestone, training.arrangement)
  }

  private func told(
    _ milestone: ShownTraining.Milestone, _ arrangement: Arrangement
  ) -> String {
    switch milestone {
    case .reads(let label, let right, let count):
      arrangement.name(ofClass: label).map { "It now tells “\($0)”: \(right) of \(count)." }
        ?? "It now reads \(label)s: \(right) of \(count)."
    case .confuses(let truth, let said, let times):
      "\(word(truth, arrangement)) is still taken for \(word(said, arrangement)), "
        + (times == 1 ? "once." : "\(Numerals.count(times)) times.")
    }
  }

  func past(_ training: ShownTraining) -> String {
    "looking back: batch \(Numerals.count(training.stepCount)) · newest "
      + "\(Numerals.count(training.furthest)) · \(training.isPlain ? "“run”" : "space") goes on "
      + "from here"
  }

  func noBatch(_ text: String, upTo last: Int) -> String {
    "“\(text)” is no batch; there are batches 0 to \(Numerals.count(last))."
  }

  func standardized(_ standardization: Standardization, by examples: Int) -> String {
    func told(_ numbers: [Float]) -> String {
      guard numbers.count > 6, let least = numbers.min(), let most = numbers.max() else {
        return numbers.map { Numerals.value($0) }.joined(separator: ", ")
      }
      return "\(Numerals.value(least)) to \(Numerals.value(most))"
    }
    return "Inputs are standardised by the \(English.counted(examples, "training example")): mean "
      + "\(told(standardization.means)); standard deviation \(told(standardization.deviations))."
  }

  func stopped(afterSteps count: Int) -> String {
    "Stopped after \(English.counted(count, "step"))."
  }

  func stopped(by end: UntimelyEnd, in network: Sequential) -> String {
    switch end {
    case .divergence(let divergence):
      EnglishStops().stopped(by: divergence, in: network)
        + " The network is that of before, after step \(Numerals.count(divergence.step - 1))."
    case .explosion(let step, let loss, let lowest):
      "Stopped after step \(Numerals.count(step)): the loss was \(Numerals.value(loss)), "
        + "its lowest mean \(Numerals.value(lowest))."
    case .endlessCheck(let step):
      "Stopped after step \(Numerals.count(step)): the loss on what it is checked with is no finite "
        + "number."
    }
  }

  /// As much as the line below the panes holds at every width; what is kept stands in a pane.
  private func brief(_ end: UntimelyEnd, in network: Sequential) -> String {
    switch end {
    case .divergence(let divergence): EnglishStops().brief(divergence, in: network) + "."
    case .explosion, .endlessCheck: stopped(by: end, in: network)
    }
  }

  /// Which network an untimely end leaves.
  private func kept(_ training: ShownTraining) -> String? {
    guard case .divergence(let divergence)? = training.end else { return nil }
    return
      "the network after step \(Numerals.count(divergence.step - 1)), the last with finite numbers"
  }

  func lost(batches: Int) -> String {
    "\(English.counted(batches, "batch was", "batches were")) learnt and not saved "
      + "(wadachi watch --save FILE saves them)."
  }

  func over(_ training: ShownTraining) -> String {
    let (into, save) = training.isPlain ? ("“in”", "“save”") : ("s", "w")
    return training.end.map { stopped(by: $0, in: training.start.network) }
      ?? "\(allDone(training)). \(into) steps into the network, \(save) saves it."
  }

  private func epochEnd(
    _ epoch: ShownTraining.EpochResult, _ training: ShownTraining
  ) -> String {
    let right = epoch.check.right
    return "Epoch \(epoch.epoch + 1) is done. Of \(training.examples(epoch.check.count)) it "
      + "\(training.validation > 0 || training.hasTestSet ? "never saw" : "learns from")"
      + " \(Numerals.count(right)) \(English.verb(right, "is", "are")) right."
  }

  private func ending(_ epoch: ShownTraining.EpochResult, _ training: ShownTraining) -> String {
    let result = training.test ?? epoch.check
    let asked = training.hasTestSet ? "the test set" : Self.checked(training)
    return
      "\(allDone(training)): \(right(result)) of \(asked) is right, \(English.giveOrTake(result))."
  }

  /// What is asked at the end of an epoch.
  private static func checked(_ training: ShownTraining) -> String {
    training.validation > 0
      ? "what was held out" : training.hasTestSet ? "the test set" : "the examples"
  }

  private func asked(_ training: ShownTraining) -> String? {
    guard training.testsAsked > 1 else { return nil }
    return "the test set, for the \(ordinal(training.testsAsked)) time: choose nothing by it"
  }

  func ending(_ training: ShownTraining) -> [(name: String, text: String)] {
    let checked = Self.checked(training)
    let best = training.bestEpoch.map { best in
      "\(best.epoch + 1): \(Numerals.percent(right: best.right, of: best.count)) of \(checked)"
    }
    let last = training.lastEpoch.map { epoch in
      "\(right(epoch.check)) of \(checked) is right: \(Numerals.count(epoch.check.right)) of "
        + Numerals.count(epoch.check.count)
    }
    let test = test(training)
    let pair = training.mostConfused.map { pair in
      "\(word(pair.truth, training.arrangement)) is taken for "
        + "\(word(pair.said, training.arrangement)) "
        + (pair.times == 1 ? "once" : "\(Numerals.count(pair.times)) times")
    }
    return [
      ("kept", kept(training)), ("best epoch", best), ("at the end", last),
      (
        "test set",
        training.hasTestSet
          ? test ?? (training.validation > 0 ? notAsked(training) : nil) : nil
      ),
      ("asked", asked(training)), ("mixed up", pair), ("time", time(training)),
    ].compactMap { name, text in text.map { (name, $0) } }
  }

  private func notAsked(_ training: ShownTraining) -> String {
    "not asked of this network: \(training.isPlain ? "“test”" : "t") asks it"
  }

  /// What the test set said, and whether it was asked once.
  func test(_ training: ShownTraining) -> String? {
    training.test.map { test in
      "\(right(test)), \(English.giveOrTake(test)): \(Numerals.count(test.right)) of "
        + "\(Numerals.count(test.count))\(training.testsAsked == 1 ? ", asked once" : "")"
    }
  }

  /// “7”, ““ankle boot””.
  private func word(_ label: Int, _ arrangement: Arrangement) -> String {
    arrangement.name(ofClass: label).map { "“\($0)”" } ?? "\(label)"
  }

  private func time(_ training: ShownTraining) -> String? {
    training.secondsOfWork.map {
      "\(Numerals.value($0, decimals: 1)) s of work for "
        + English.counted(training.furthest - training.start.stepCount, "batch", "batches")
    }
  }

  /// "97.74 %": the share that is right.
  private func right(_ result: Evaluation) -> String {
    Numerals.percent(right: result.right, of: result.count)
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
}

extension ShownTraining {
  /// So many digits, pictures or examples.
  func examples(_ count: Int) -> String {
    English.counted(count, English.example(arrangement))
  }

  /// Whether its network drops numbers while it learns.
  var hasDropout: Bool {
    start.network.layers.contains { if case .dropout = $0 { true } else { false } }
  }

  /// How many rows of a batch were answered right.
  func right(_ batch: BatchReport) -> Int {
    Int((batch.accuracy * Float(plan.rows(ofStep: batch.step))).rounded())
  }
}
