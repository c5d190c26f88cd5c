import CellCanvas
import MomentViews
import NeuralCore
import Notation
import Phrases
import TimeTravel

extension TrainState {
  /// What words need to know of it.
  var shown: ShownTraining {
    ShownTraining(
      start: setup.session, arrangement: setup.arrangement, plan: setup.plan, epochs: setup.epochs,
      stepCount: session.stepCount,
      lastBatch: news.lastBatch,
      lastEpoch: news.epochs.last.map { .init(epoch: $0.epoch, step: $0.step, test: $0.test) },
      divergence: news.divergence)
  }

  /// What it does now.
  var doing: TrainingDoing {
    if isFinished { return .done }
    if news.divergence != nil { return .stopped }
    if isPaused { return .paused(batchesPerSecond: pace.batchesPerSecond) }
    let batches = order.batchesPerSecond == nil ? nil : pace.batchesPerSecond
    return .runs(batchesPerSecond: batches, imagesPerSecond: news.imagesPerSecond)
  }

  /// The top line; the optimizer is shortened to fit the width.
  func place(fitting width: Int, _ phrases: any TrainPhrases) -> String {
    let lines = OptimizerNames.forms(setup.session.optimizer).map {
      phrases.place(shown, optimizer: $0)
    }
    return lines.first { $0.columns <= width } ?? lines.last ?? ""
  }

  /// One sentence or two on where the training stands, with its numbers.
  package func narration(_ phrases: any TrainPhrases) -> String {
    intent == nil ? phrases.sentence(on: shown) : phrases.stopping
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

  /// The loss and the accuracy of what is measured; nil before it was.
  func measured(_ measure: TrainingMeasure) -> (loss: Double, accuracy: Double)? {
    switch measure {
    case .lastBatch: news.lastBatch.map { (Double($0.loss), Double($0.accuracy)) }
    case .epochSoFar: news.lastBatch.map { ($0.runningLoss, $0.runningAccuracy) }
    case .testSet: news.epochs.last.map { ($0.test.loss, $0.test.accuracy) }
    }
  }
}
