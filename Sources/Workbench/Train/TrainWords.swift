import CellCanvas
import Datasets
import MomentViews
import NeuralCore
import Notation
import Phrases
import TimeTravel

extension TrainState {
  /// What words need to know of it.
  var shown: ShownTraining {
    var shown = ShownTraining(
      start: setup.session, arrangement: setup.arrangement, plan: setup.plan, epochs: setup.epochs,
      validation: setup.validation, stepCount: stepCount)
    shown.isPlain = isPlain
    shown.hasTestSet = setup.data.hasTestSet
    shown.furthest = news.furthest
    shown.lastBatch = news.lastBatch
    shown.lastEpoch = news.epochs.last(upTo: stepCount).map { Self.result($0) }
    shown.bestEpoch = news.progress.best
    shown.test = news.test
    shown.testsAsked = news.progress.testsAsked
    shown.mostConfused = mostConfused
    shown.secondsOfWork = news.secondsOfWork
    shown.milestone = milestone
    shown.end = news.end
    return shown
  }

  /// The pair that the last check mixed up most often, the first of those that are equal.
  private var mostConfused: (truth: Int, said: Int, times: Int)? {
    guard let counts = news.epochs.last(upTo: stepCount)?.check.confusion?.counts else {
      return nil
    }
    let pairs = counts.enumerated().flatMap { truth, row in
      row.enumerated().map { (truth: truth, said: $0.offset, times: $0.element) }
    }
    return pairs.filter { $0.truth != $0.said && $0.times > 0 }.reduce(nil) { best, pair in
      pair.times > best?.times ?? 0 ? pair : best
    }
  }

  private static func result(_ report: EpochReport) -> ShownTraining.EpochResult {
    .init(epoch: report.epoch, step: report.step, check: report.check)
  }

  /// What is measured, one row each.
  var measures: [TrainingMeasure] {
    [.lastBatch, .epochSoFar, .check] + (news.test == nil ? [] : [.test])
  }

  /// What it does now.
  var doing: TrainingDoing {
    if isFinished, isPaused { return news.isChecking ? .checking : .done }
    if news.end != nil { return .stopped }
    if isPaused { return .paused(batchesPerSecond: pace.batchesPerSecond) }
    let batches = order.batchesPerSecond == nil ? nil : pace.batchesPerSecond
    return .runs(batchesPerSecond: batches, imagesPerSecond: news.imagesPerSecond)
  }

  /// The top line, that of the past while one looks back; the optimizer is shortened to fit the width.
  func place(fitting width: Int, _ phrases: any TrainPhrases) -> String {
    if isInThePast { return phrases.past(shown) }
    let lines = OptimizerNames.forms(setup.session.optimizer).map {
      phrases.place(shown, optimizer: $0)
    }
    return lines.first { $0.columns <= width } ?? lines.last ?? ""
  }

  /// One sentence or two on where the training stands, with its numbers.
  package func narration(_ phrases: any TrainPhrases) -> String {
    intent == nil ? phrases.sentence(on: shown) : phrases.stopping
  }

  /// The line for the shell that reopens the training where it stands.
  package var link: String {
    let session = setup.session
    let optimizer = "--optimizer \(ShellLine.word(of: session.optimizer))"
    let others = ShellLine.options(of: session).filter { !$0.hasPrefix("--optimizer") }
    let data = setup.data.words + (setup.standardization == nil ? [] : ["--standardize"])
    let usual = setup.data.usualValidation(of: setup.plan.exampleCount + setup.validation)
    let validation = setup.validation == usual ? [] : ["--validation \(setup.validation)"]
    let place = stepCount == session.stepCount ? [] : ["--at \(stepCount)"]
    let pane = panes.shown == PaneChoice(of: setup).shown ? [] : ["--pane \(panes.shown + 1)"]
    let options =
      others.dropLast() + [optimizer] + others.suffix(1) + data + validation + place + pane
    return "wadachi watch --epochs \(setup.epochs) --batch \(setup.plan.batchSize) "
      + options.joined(separator: " ")
  }

  /// The loss and the accuracy of what is measured; nil before it was.
  func measured(_ measure: TrainingMeasure) -> (loss: Double, accuracy: Double)? {
    switch measure {
    case .lastBatch: news.lastBatch.map { (Double($0.loss), Double($0.accuracy)) }
    case .epochSoFar: news.lastBatch.map { ($0.runningLoss, $0.runningAccuracy) }
    case .check: news.epochs.last(upTo: stepCount).map { ($0.check.loss, $0.check.accuracy) }
    case .test: news.test.map { ($0.loss, $0.accuracy) }
    }
  }
}

extension DataDescription {
  /// The options that name it on the command line; none where it is what is taken anyway.
  var words: [String] {
    switch self {
    case .mnist(nil): []
    case .table(let table): table.words
    case .mnist, .xor, .plane: ["--data \(ShellLine.word("\(self)"))"]
    }
  }
}
