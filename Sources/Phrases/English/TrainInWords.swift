import NeuralCore
import Notation

// What is said of a training in plain text, in English.
extension EnglishTrain {
  var plainHelp: String {
    "Type next, back, run, pause, epoch, epoch back, goto BATCH, in, why, epochs, test, evaluate, "
      + "train on EPOCHS, again SETTINGS, save FILE, or quit; Enter alone is next, and pauses a "
      + "training that runs."
  }

  func toldPlace(_ training: ShownTraining) -> String {
    let steps = training.plan.stepsPerEpoch
    let done = training.stepCount == 0 ? 0 : training.plan.batch(ofStep: training.stepCount) + 1
    return "\(epoch(training)), \(Numerals.count(done)) of "
      + English.counted(steps, "batch", "batches")
  }

  func toldTest(_ training: ShownTraining) -> String? {
    test(training).map { "test set: \($0)" }
  }

  func epochEnd(
    _ epoch: Int, loss: Double, accuracy: Double, _ check: Evaluation, _ training: ShownTraining
  ) -> String {
    "Epoch \(epoch + 1) of \(training.epochs): loss \(Numerals.value(loss)), accuracy "
      + "\(Numerals.value(accuracy)) while it learnt; \(heldOut(training)) loss "
      + "\(Numerals.value(check.loss)), \(Numerals.percent(right: check.right, of: check.count)): "
      + "\(Numerals.count(check.right)) of \(Numerals.count(check.count)) right."
  }

  var noEpoch: String { "No epoch has ended yet." }

  func told(
    _ measured: TrainingMeasure, loss: Double?, accuracy: Double?, _ training: ShownTraining
  ) -> String {
    guard loss != nil else { return "\(name(of: measured)): not measured yet" }
    return "\(name(of: measured)): \(self.loss(loss)), \(self.accuracy(accuracy)) "
      + "(\(how(measured, training)))"
  }

  func unsaved(batches: Int) -> String {
    "\(English.counted(batches, "batch is", "batches are")) learnt and not saved: “save FILE” saves "
      + "the network, the same word once more goes on without."
  }
}
