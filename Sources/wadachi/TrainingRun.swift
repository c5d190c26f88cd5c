import ArgumentParser
import Foundation
import ModelFiles
import NeuralCore
import Notation
import Phrases
import Workbench

/// A training of the command line: the engine at full speed, its epochs told and saved, until it is done
/// or has to end.
struct TrainingRun {
  /// Why it ended.
  enum End {
    case done
    case signal(Int32)
    case untimely(UntimelyEnd)
    /// Nobody hears of it, and it is saved nowhere.
    case unheard(OutputError)
  }

  private var engine: TrainingEngine
  private var keeper: TrainingKeeper
  private let report: TrainingReport
  private var watch = Stopwatch()

  /// A training that is told by `report` and kept by `keeper`.
  init(_ engine: TrainingEngine, keeper: TrainingKeeper, report: TrainingReport) {
    self.engine = engine
    self.keeper = keeper
    self.report = report
  }

  /// Trains to the end, leaves the network as it then stands on disk, and says how it ended and where
  /// that is; throws the status where all is not well.
  mutating func run() throws {
    report.begin(engine)
    let end = untilTheEnd()
    report.clear()
    let place = keeper.end(&engine, saves: true)
    if case .done = end { report.end(engine, watch) }
    if case .unheard(let fault) = end { throw fault }
    let words = [words(of: end), place.words].compactMap(\.self)
    let sentences = words.joined(separator: " ")
    if !words.isEmpty { isWell(end, place) ? Console.note(sentences) : Console.say(sentences) }
    switch end {
    case .done: if place.isOther { throw ExitCode.failure }
    case .signal(let number): throw ExitCode(128 + number)
    case .untimely, .unheard: throw ExitCode.failure
    }
  }

  /// Whether it went as it was wanted.
  private func isWell(_ end: End, _ place: TrainingKeeper.Place) -> Bool {
    if case .done = end { !place.isOther } else { false }
  }

  private mutating func untilTheEnd() -> End {
    engine.follow(.run(.full))
    while !engine.isIdle {
      if let signal = Interruption.signal { return .signal(signal) }
      if !keeper.keepsAnything, let fault = Console.fault { return .unheard(fault) }
      advance()
    }
    return engine.end.map { .untimely($0) } ?? .done
  }

  private mutating func advance() {
    let told = engine.epochs.count
    let images = engine.advance()
    watch.count(images)
    if images > 0, let batch = engine.lastBatch { report.batch(batch, plan: engine.plan, watch) }
    if engine.epochs.count > told, let epoch = engine.epochs.reports.last { watch.end(epoch) }
    if let ended = watch.ended, !engine.isChecking { tell(ended) }
    keeper.look(at: engine)
  }

  /// Tells an epoch whose answers are all there, and saves where others follow.
  private mutating func tell(_ ended: EpochReport) {
    report.epoch(EpochFigures(ended, test: engine.test?.result, watch), isLast: engine.isIdle)
    watch.begin()
    guard !engine.isIdle else { return }
    let isNew = keeper.fault == nil
    keeper.save(engine, isLast: false)
    if isNew, let trouble = keeper.trouble { Console.say("\(trouble) The training goes on.") }
  }

  private func words(of end: End) -> String? {
    let phrases = Language.english.phrases.train
    let steps = engine.session.stepCount
    return switch end {
    case .done, .unheard: nil
    case .signal: phrases.stopped(afterSteps: steps)
    case .untimely(let end): phrases.stopped(by: end, in: engine.session.network)
    }
  }
}

/// How long a training takes, its epochs one by one, without what is asked at their ends.
struct Stopwatch {
  private let start = ContinuousClock.now
  private var epochStart = ContinuousClock.now
  private var lastBatch = ContinuousClock.now
  /// How many images went through since this epoch was begun, or gone on with.
  private(set) var images = 0
  /// The epoch that has ended and was not told yet.
  private(set) var ended: EpochReport?

  /// Since the training was begun, or gone on with.
  var total: Duration { start.duration(to: .now) }

  /// From the beginning of the epoch, or where it was gone on with, to its last batch.
  var epoch: Duration { epochStart.duration(to: lastBatch) }

  mutating func count(_ images: Int) {
    guard images > 0 else { return }
    self.images += images
    lastBatch = .now
  }

  mutating func end(_ epoch: EpochReport) { ended = epoch }

  mutating func begin() {
    (epochStart, images, ended) = (.now, 0, nil)
  }
}
