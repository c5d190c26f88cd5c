import ArgumentParser
import Datasets
import Foundation
import ModelFiles
import NeuralCore
import TimeTravel

/// `wadachi train`: trains a network on the digits, without a screen.
struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Train a network on the training digits, all 60,000 or some.",
    discussion: """
      Examples:
        wadachi train --epochs 10 --save digits.safetensors
        wadachi train --optimizer sgd:0.1 --batch 128 --json | tail -1
        wadachi train --network "784 dense(32) relu dense(10) softmax" --epochs 3
        wadachi train --resume digits.safetensors --epochs 20 --save digits.safetensors
      Ctrl-C ends it at the next batch; with --save the network is kept as it stands, for --resume.
      """)

  @Option(
    help: ArgumentHelp(
      "How often all examples are gone through, those before a --resume too.", valueName: "n"))
  var epochs = 10

  @Option(help: ArgumentHelp("How many examples a step takes. (default: 128)", valueName: "n"))
  var batch: Int?

  @Option(
    help: ArgumentHelp(
      "What to train on: mnist, a range of it such as mnist:0-5000, or xor. (default: mnist)",
      valueName: "text"), transform: { try DataDescription($0) })
  var data: DataDescription?

  @OptionGroup var options: SessionOptions

  @Option(
    help: ArgumentHelp(
      "Go on with the training that --save wrote to a file, as if it had never stopped.",
      valueName: "file"))
  var resume: String?

  @Option(help: ArgumentHelp("Write the trained network to a file.", valueName: "file"))
  var save: String?

  @Flag(help: "Print one JSON object per epoch.")
  var json = false

  func validate() throws {
    guard epochs >= 1 else {
      throw ValidationError("--epochs must be at least 1; \(epochs) was given.")
    }
    try batch.map(BatchSize.check)
    if resume != nil, let given = options.given.first {
      throw ValidationError("A saved training keeps its own network and seed: leave out \(given).")
    }
  }

  func run() throws {
    if let save { try checkWritable(save) }
    let (session, record) = try beginning()
    let source = try record.data.trainingExamples().fitted(to: session.network, session.loss)
    let test = try record.data.testExamples().fitted(to: session.network, session.loss)
    let plan = BatchPlan(
      exampleCount: source.count, batchSize: record.batch, shuffled: true, seed: session.seed)
    let (product, isBeyond) = epochs.multipliedReportingOverflow(by: plan.stepsPerEpoch)
    let steps = isBeyond ? .max : product
    if resume != nil, session.stepCount >= steps {
      throw UsageError(
        description: """
          --epochs \(epochs) is \(Numerals.count(steps)) steps, and this training has taken \
          \(Numerals.count(session.stepCount)): give more epochs.
          """)
    }
    Interruption.listen()
    let report = TrainingReport(style: style, epochs: epochs)
    var training = Training(session, on: source, plan: plan)
    while training.session.stepCount < steps {
      guard try trainEpoch(&training, test, report) else {
        return try interrupted(training, record)
      }
    }
    if let save {
      try ModelFile.save(training.session, training: record, to: URL(fileURLWithPath: save))
      Console.say("Saved \(save).")
    }
  }

  /// The session to begin or go on with, and what it is trained with.
  private func beginning() throws -> (Session, TrainingRecord) {
    let usual = TrainingRecord(data: data ?? .mnist(), batch: batch ?? 128)
    guard let resume else { return (options.session, usual) }
    let (session, record) = try ModelFile.open(URL(fileURLWithPath: resume))
    guard let record else { return (session, usual) }
    if data ?? record.data != record.data || batch ?? record.batch != record.batch {
      throw UsageError(
        description: """
          This training goes on with --data \(record.data) --batch \(record.batch), as it was begun.
          """)
    }
    return (session, record)
  }

  private var style: TrainingReport.Style {
    json ? .json : Console.isTerminal ? .progress(columns: Console.columns) : .lines
  }

  /// Trains to the end of an epoch and reports it; false when Ctrl-C came before its last batch.
  private func trainEpoch(
    _ training: inout Training, _ test: any ExampleSource, _ report: TrainingReport
  ) throws -> Bool {
    let start = ContinuousClock.now
    var latest: BatchReport
    var images = 0
    repeat {
      if Interruption.isRequested {
        report.clear()
        return false
      }
      latest = training.nextBatch()
      images += training.plan.rows(ofStep: latest.step)
      report.batch(latest, plan: training.plan, images: images, elapsed: start.duration(to: .now))
    } while !latest.endsEpoch
    let elapsed = start.duration(to: .now)
    report.epoch(
      EpochFigures(
        latest, on: training.session.evaluate(test), elapsed: elapsed, images: images))
    return true
  }

  /// Says where it stopped, saves when that was asked for, and ends with Ctrl-C's own status.
  private func interrupted(_ training: Training, _ record: TrainingRecord) throws {
    let steps = "Stopped after \(Wording.counted(training.session.stepCount, "step"))"
    if let save {
      try ModelFile.save(training.session, training: record, to: URL(fileURLWithPath: save))
      Console.say("\(steps); saved \(save).")
    } else {
      Console.say("\(steps); nothing was saved (--save FILE keeps the network).")
    }
    throw ExitCode(130)
  }

  /// Finds out before the training, not after it, that its file cannot be written.
  private func checkWritable(_ path: String) throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    if access(folder, W_OK) == 0 { return }
    throw FileError(
      file: path, rule: "its folder must be writable", found: String(cString: strerror(errno)))
  }
}
