import ModelFiles
import NeuralCore
import Notation
import TimeTravel

// What the panes of a training ask and say, in English.

extension EnglishTrain {
  // MARK: Questions of the panes

  var curvesQuestion: String { "Is it learning, or learning by heart?" }
  var numbersQuestion: String { "How good is it?" }
  var endingQuestion: String { "How good has it become?" }
  var weightsQuestion: String { "What did training add?" }
  var layersQuestion: String { "Is a part asleep or exploding?" }
  var readingQuestion: String { "Can it read?" }
  var confusionQuestion: String { "What does it mix up?" }
  var batchQuestion: String { "What is it looking at?" }

  var borderQuestion: String { "Where is the border?" }

  // MARK: How the panes are read

  func howToReadBorder(classes: Int, _ arrangement: Arrangement) -> String {
    let signs = zip(["o", "x", "+"], 0..<max(2, min(3, classes)))
      .map { "\($0) is \(arrangement.word(forClass: $1))" }.joined(separator: ", ")
    return signs + (classes == 2 ? ", ✗ is on the wrong side" : ", ✗ is wrong")
  }

  func border(
    at place: (Float, Float), said label: Int, probability: Float, _ arrangement: Arrangement
  ) -> String {
    let (x, y) = (Numerals.value(place.0, decimals: 2), Numerals.value(place.1, decimals: 2))
    return
      "(\(x), \(y)): says \(arrangement.word(forClass: label)), p \(Numerals.probability(probability))"
  }

  func howToReadAnswers(_ training: ShownTraining) -> String {
    training.validation > 0
      ? "it never learns from these; true → said, and how sure"
      : "some that it learns from; true → said, and how sure"
  }

  var howToReadConfusion: String { "rows: what it is; columns: what it says" }
  var howToReadLayers: String { "of the last batch; silent: 0 for all of it, saturated: at an end" }
  var howToReadCurves: String { "apart they go where it learns by heart" }

  func batchRead(step: Int, right: Int, of count: Int, masked: (count: Int, of: Int)?) -> String {
    let dropped = masked.map { ", \(Numerals.percent(right: $0.count, of: $0.of)) dropped" } ?? ""
    return "batch \(Numerals.count(step)): \(right) of \(count) right\(dropped)"
  }

  func maskRead(kept: Int, of count: Int) -> String {
    "its first dropout mask: \(Numerals.count(kept)) of \(Numerals.count(count)) kept (light)"
  }

  func stillWrong(_ wrong: Int, of count: Int, _ training: ShownTraining) -> String {
    let all =
      training.validation > 0 ? "\(training.examples(count)) held out" : training.examples(count)
    return wrong == 0
      ? "all of the \(all) are right"
      : "still wrong: \(Numerals.count(wrong)) of the \(all); the surest of them:"
  }

  func ofBatch(_ step: Int) -> String { "as of batch \(Numerals.count(step))" }

  var mostConfused: String { "most often" }

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
      let mode = training.hasDropout ? ", dropout on" : ""
      guard let batch = training.lastBatch else { return "mean of its batches\(mode)" }
      return "mean of \(batch.batch + 1) \(batch.batch == 0 ? "batch" : "batches")\(mode)"
    case .check:
      guard let last = training.lastEpoch else {
        return training.hasDropout ? "after each epoch, no dropout" : "after each epoch"
      }
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

  func heldOut(_ training: ShownTraining) -> String {
    training.validation > 0 ? "held out" : training.hasTestSet ? "test set" : "all examples"
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

  var spreads: String { "all weights against the start" }
  var spreadRows: (start: String, now: String) { (start: "start", now: "now") }

  func moved(by change: Float) -> String { "moved by \(Numerals.value(change)) on average" }

  // MARK: Layers

  func layersRows(silent: Bool, saturated: Bool) -> [String] {
    let asleep = [silent || !saturated ? "silent" : nil, saturated ? "saturated" : nil]
    return ["|∂L/∂w|", "lately", asleep.compactMap(\.self).joined(separator: ", "), "moved"]
  }

  func asleep(_ count: Int, of units: Int) -> String {
    "\(Numerals.count(count)) of \(Numerals.count(units))"
  }
}
