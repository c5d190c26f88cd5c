import ArgumentParser
import Datasets
import Foundation
import ModelFiles
import NeuralCore
import Notation
import Phrases

/// A training of the command line: epoch by epoch, saved after each, until it is done or has to end.
struct TrainingRun {
  /// Why it ended.
  enum End {
    case done
    case signal(Int32)
    case divergence(Divergence)
    /// The loss on the test set is no finite number, though the weights are.
    case testLoss
    /// Nobody hears of it, and it is saved nowhere.
    case unheard(OutputError)
  }

  private(set) var training: Training
  private let check: any ExampleSource
  private let steps: Int
  private let report: TrainingReport
  private let file: TrainingFile?
  /// Why the last save did not succeed.
  private(set) var fault: FileError?

  /// A training to its step `steps`, which is saved in `file`.
  init(
    _ training: Training, until steps: Int, check: any ExampleSource, report: TrainingReport,
    file: TrainingFile?
  ) {
    self.training = training
    self.steps = steps
    self.check = check
    self.report = report
    self.file = file
  }

  /// Trains to the end, and leaves the network as it then stands in the file.
  mutating func run() -> End {
    let end = untilTheEnd()
    report.clear()
    save(isLast: true)
    return end
  }

  private mutating func untilTheEnd() -> End {
    while training.session.stepCount < steps {
      if let end = epoch() { return end }
      if training.session.stepCount < steps { save(isLast: false) }
    }
    return .done
  }

  /// Trains to the end of an epoch and reports it; what ends the training before that is returned.
  private mutating func epoch() -> End? {
    let start = ContinuousClock.now
    var latest: BatchReport
    var images = 0
    repeat {
      if let signal = Interruption.signal { return .signal(signal) }
      if file == nil, let fault = Console.fault { return .unheard(fault) }
      latest = training.nextBatch()
      if let divergence = training.divergence { return .divergence(divergence) }
      images += training.plan.rows(ofStep: latest.step)
      report.batch(latest, plan: training.plan, images: images, elapsed: start.duration(to: .now))
    } while !latest.endsEpoch
    let elapsed = start.duration(to: .now)
    let result = training.session.evaluate(check)
    report.epoch(EpochFigures(latest, on: result, elapsed: elapsed, images: images))
    return result.loss.isFinite ? nil : .testLoss
  }

  /// Saves; a failure is said once, and tried again after the next epoch.
  private mutating func save(isLast: Bool) {
    guard let file else { return }
    do throws(FileError) {
      try file.save(training.session, isLast: isLast)
      fault = nil
    } catch {
      if fault == nil, !isLast { Console.say("Not saved: \(error). The training goes on.") }
      fault = error
    }
  }
}

// MARK: - What is said at the end

extension TrainingRun {
  /// Says how it ended and where the network is, and throws the status where all is not well.
  func tell(_ end: End, saving name: String?) throws {
    if case .unheard(let fault) = end { throw fault }
    let place = place(saving: name)
    let words = [words(of: end), place.words].compactMap(\.self)
    if !words.isEmpty { Console.say(words.joined(separator: " ")) }
    switch end {
    case .done: if place.isOther { throw ExitCode.failure }
    case .signal(let number): throw ExitCode(128 + number)
    case .divergence, .testLoss, .unheard: throw ExitCode.failure
    }
  }

  private func words(of end: End) -> String? {
    let steps = Numerals.count(training.session.stepCount)
    let phrases = Language.english.phrases
    return switch end {
    case .done, .unheard: nil
    case .signal: phrases.train.stopped(afterSteps: training.session.stepCount)
    case .divergence(let divergence):
      phrases.stops.stopped(by: divergence, in: training.session.network)
        + " The network is as it was before, after step \(steps)."
    case .testLoss: "Stopped after step \(steps): the test loss is no finite number."
    }
  }

  /// Where the network is now; another place than was asked for where that could not be written.
  private func place(saving name: String?) -> (words: String?, isOther: Bool) {
    guard let name, let file else {
      let isDone = training.session.stepCount >= steps
      return (isDone ? nil : "Nothing was saved (--save FILE keeps the network).", false)
    }
    guard let fault else { return ("Saved \(name).", false) }
    do throws(FileError) {
      let rescued = try file.rescue(training.session)
      return ("Not saved: \(fault). It is saved as \(rescued.path) instead.", true)
    } catch {
      return ("Not saved: \(fault), nor as another file: \(error).", true)
    }
  }
}
