import Datasets
import NeuralCore

/// What is asked of a network that stood at the end of an epoch.
struct EpochCheck {
  /// What the answer is for.
  enum Purpose {
    /// The epoch that ended with a batch.
    case epoch(BatchReport)
    /// The test set, after so many steps.
    case test(step: Int)
  }

  let purpose: Purpose
  let session: Session
  let examples: any ExampleSource
  /// The asking; nil until its turn comes, for it takes memory.
  var evaluating: Evaluating?

  /// Whether it asks the test set alone.
  var isOfTest: Bool { if case .test = purpose { true } else { false } }

  /// Asks some examples; returns what all came to, once they are asked.
  mutating func askSome() -> Evaluation? {
    var evaluating = evaluating ?? Evaluating(session, on: examples)
    if !evaluating.isDone { evaluating.askSome() }
    self.evaluating = evaluating
    return evaluating.isDone ? evaluating.result : nil
  }
}

extension TrainingEngine {
  /// Whether an epoch that ended is still being checked, or the test set asked.
  public var isChecking: Bool { !checks.isEmpty }

  /// Begins to ask what was held out, or else the test set, and at the very end the test set too.
  ///
  /// Some examples are asked in each `advance`, so that an order need not wait for all answers.
  mutating func askAtEpochsEnd(_ report: BatchReport) {
    ask(parts.validation ?? parts.test, for: .epoch(report))
    if parts.validation != nil, isFinished { askTest() }
  }

  /// Begins to ask the test set, where there is one and it is not being asked already.
  mutating func askTest() {
    guard setup.data.hasTestSet, !checks.contains(where: \.isOfTest) else { return }
    ask(parts.test, for: .test(step: session.stepCount))
  }

  private mutating func ask(_ examples: any ExampleSource, for purpose: EpochCheck.Purpose) {
    checks.append(EpochCheck(purpose: purpose, session: session, examples: examples))
  }

  /// Asks some examples, and keeps what all came to once they are asked.
  mutating func askSome() {
    guard !checks.isEmpty, let result = checks[0].askSome() else { return }
    keep(result, of: checks.removeFirst().purpose)
  }

  /// Asks all that is left, for a network that is to be written down.
  public mutating func finishChecks() { while isChecking { askSome() } }

  private mutating func keep(_ result: Evaluation, of purpose: EpochCheck.Purpose) {
    switch purpose {
    case .test(let step):
      test = (step, result)
      progress.countTest()
    case .epoch(let report):
      epochs.add(
        EpochReport(
          epoch: report.epoch, step: report.step, trainLoss: report.runningLoss,
          trainAccuracy: report.runningAccuracy, check: result))
      progress.look(atEpoch: report.epoch, right: result.right, of: result.count)
      if parts.validation == nil, setup.data.hasTestSet { progress.countTest() }
      if !result.loss.isFinite { end = end ?? .endlessCheck(step: report.step) }
    }
  }
}
