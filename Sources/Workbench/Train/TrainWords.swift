import CellCanvas
import MomentViews
import NeuralCore
import Notation
import TimeTravel

extension TrainState {
  /// What it does now: "paused · 10 batches/s", "runs · full speed · 51,234 images/s", "done".
  package var doing: String {
    if isFinished { return "done" }
    if news.divergence != nil { return "stopped" }
    if isPaused { return "paused · \(pace.words)" }
    let words = order.batchesPerSecond == nil ? Pace.full.words : pace.words
    guard let speed = news.imagesPerSecond, speed.isFinite else { return "runs · \(words)" }
    return "runs · \(words) · \(Wording.counted(Int(min(speed, 1e9).rounded()), "image"))/s"
  }

  /// The top line: what is trained, on what, and how; the optimizer shortened to fit the width.
  package func place(fitting width: Int) -> String {
    let plan = setup.plan
    let lines = OptimizerNames.forms(setup.session.optimizer).map { optimizer in
      [
        "training", optimizer, "\(plan.shuffled ? "shuffled " : "")batches of \(plan.batchSize)",
        Wording.counted(plan.exampleCount, "digit"), "seed \(setup.session.seed)",
      ].joined(separator: " · ")
    }
    return lines.first { $0.columns <= width } ?? lines.last ?? ""
  }

  /// The line for the shell that begins the same training.
  package var link: String {
    let session = setup.session
    let optimizer = "--optimizer \(ShellLine.word(of: session.optimizer))"
    let others = ShellLine.options(of: session).filter { !$0.hasPrefix("--optimizer") }
    let options = others.dropLast() + [optimizer] + others.suffix(1)
    return "wadachi train --epochs \(setup.epochs) --batch \(setup.plan.batchSize) "
      + options.joined(separator: " ")
  }
}

// MARK: - Narration

extension TrainState {
  /// One sentence or two on where the training stands, with its numbers.
  package var narration: String {
    if intent != nil { return "The training stops after the batch at hand." }
    if let divergenceWords { return divergenceWords }
    guard let batch = news.lastBatch else { return beginning }
    if let epoch = news.epochs.last, epoch.step == batch.step {
      return isFinished ? ending(epoch) : epochEnd(epoch)
    }
    let rows = setup.plan.rows(ofStep: batch.step)
    let right = right(batch)
    return "Batch \(Numerals.count(batch.step)): \(right) of its \(Wording.counted(rows, "digit")) "
      + "\(Wording.verb(right, "was", "were")) right, its loss was \(Numerals.value(batch.loss))."
  }

  /// Where the numbers were finite no more, and what is left; nil while they are.
  package var divergenceWords: String? {
    news.divergence.map { divergence in
      "Stopped: \(divergence.words(in: setup.session.network)). The network is that of before: s "
        + "steps into it."
    }
  }

  private var beginning: String {
    let weights = Numerals.count(setup.session.network.parameterCount)
    return "Nothing is learnt yet: \(weights) parameters as they began. → trains on a batch."
  }

  private func epochEnd(_ report: EpochReport) -> String {
    "Epoch \(report.epoch + 1) is done. Of \(Wording.counted(report.test.count, "digit")) it never "
      + "saw \(Numerals.count(report.test.right)) \(report.test.right == 1 ? "is" : "are") right."
  }

  private func ending(_ report: EpochReport) -> String {
    "\(allDone): \(Numerals.percent(right: report.test.right, of: report.test.count)) of the test "
      + "set is right. w saves it."
  }

  /// "All 10 epochs are done".
  var allDone: String {
    setup.epochs == 1 ? "The epoch is done" : "All \(setup.epochs) epochs are done"
  }

  private func right(_ batch: BatchReport) -> Int {
    Int((batch.accuracy * Float(setup.plan.rows(ofStep: batch.step))).rounded())
  }
}

// MARK: - Measurements

extension TrainState {
  /// Three rows: what was measured, its loss, its accuracy, and how.
  var measurements: [[String]] {
    [
      row("last batch", news.lastBatch.map { (Double($0.loss), Double($0.accuracy)) }, batchWords),
      row("epoch so far", news.lastBatch.map { ($0.runningLoss, $0.runningAccuracy) }, epochWords),
      row("test set", news.epochs.last.map { ($0.test.loss, $0.test.accuracy) }, testWords),
    ]
  }

  private func row(
    _ name: String, _ measured: (loss: Double, accuracy: Double)?, _ words: String
  ) -> [String] {
    let loss = measured.map { Numerals.value($0.loss) } ?? "–"
    let accuracy = measured.map { Numerals.value($0.accuracy) } ?? "–"
    return [name, "loss \(loss)", "accuracy \(accuracy)", words]
  }

  private var batchWords: String {
    guard let batch = news.lastBatch else { return "before its own update" }
    return "\(right(batch)) of \(setup.plan.rows(ofStep: batch.step)), before its update"
  }

  private var epochWords: String {
    guard let batch = news.lastBatch else { return "mean of its batches, dropout on" }
    let batches = "\(batch.batch + 1) \(batch.batch == 0 ? "batch" : "batches")"
    return "mean of \(batches), dropout on"
  }

  private var testWords: String {
    guard let last = news.epochs.last else { return "after each epoch, no dropout" }
    return "\(Numerals.count(last.test.right)) of \(Numerals.count(last.test.count)) "
      + "after epoch \(last.epoch + 1)"
  }
}
