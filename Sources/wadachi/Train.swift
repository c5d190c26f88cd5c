import ArgumentParser
import Datasets
import Foundation
import ModelFiles
import NeuralCore
import TimeTravel

/// `wadachi train`: trains a network on the 60,000 digits, without a screen.
struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Train a network on the 60,000 training digits.",
    discussion: """
      Examples:
        wadachi train --epochs 10 --save digits.safetensors
        wadachi train --optimizer sgd:0.1 --batch 128 --json | tail -1
        wadachi train --network "784 dense(32) relu dense(10) softmax" --epochs 3
      Ctrl-C ends it at the next batch; with --save the network is kept as it stands.
      """)

  @Option(help: ArgumentHelp("How often all digits are gone through.", valueName: "n"))
  var epochs = 10

  @Option(help: ArgumentHelp("How many digits a step takes.", valueName: "n"))
  var batch = 128

  @Option(
    help: ArgumentHelp(
      "How the weights move; sgd:0.1 is sgd(0.1). (default: sgd:0.1)", valueName: "text"),
    transform: { try Optimizer($0) })
  var optimizer = Optimizer.sgd(learningRate: 0.1)

  @Option(
    help: ArgumentHelp(
      "How wrong an answer is, by its Keras name. (default: categorical_crossentropy)",
      valueName: "name"),
    transform: { try Loss($0) })
  var loss = Loss.categoricalCrossentropy()

  @Option(
    help: ArgumentHelp(
      "The network, in its text form. (default: \(Sequential.tutorial))", valueName: "text"),
    transform: { try Sequential($0) })
  var network = Sequential.tutorial

  @Option(help: ArgumentHelp("What weights, order and masks are drawn from.", valueName: "n"))
  var seed: UInt64 = 7

  @Option(help: ArgumentHelp("Write the trained network to a file.", valueName: "file"))
  var save: String?

  @Flag(help: "Print one JSON object per epoch.")
  var json = false

  func validate() throws {
    guard epochs >= 1 else {
      throw ValidationError("--epochs must be at least 1; \(epochs) was given.")
    }
    guard (1...60_000).contains(batch) else {
      throw ValidationError("--batch must be from 1 to 60,000; \(batch) was given.")
    }
  }

  func run() throws {
    try Digits.check(network)
    if let save { try checkWritable(save) }
    let mnist = try MNIST.shipped()
    try mnist.train.loadAll()
    try mnist.test.loadAll()
    Interruption.listen()
    let report = TrainingReport(style: style, epochs: epochs)
    var training = Training(
      Session(network: network, loss: loss, optimizer: optimizer, seed: seed), on: mnist.train,
      plan: BatchPlan(
        exampleCount: mnist.train.count, batchSize: batch, shuffled: true, seed: seed))
    for _ in 0..<epochs {
      guard try trainEpoch(&training, mnist.test, report) else { return try interrupted(training) }
    }
    if let save {
      try ModelFile.save(training.session, to: URL(fileURLWithPath: save))
      Console.say("Saved \(save).")
    }
  }

  private var style: TrainingReport.Style {
    json ? .json : Console.isTerminal ? .progress(columns: Console.columns) : .lines
  }

  /// Trains to the end of an epoch and reports it; false when Ctrl-C came before its last batch.
  private func trainEpoch(
    _ training: inout Training, _ test: Digits, _ report: TrainingReport
  ) throws -> Bool {
    let start = ContinuousClock.now
    var latest: BatchReport
    repeat {
      if Interruption.isRequested {
        report.clear()
        return false
      }
      latest = training.nextBatch()
      report.batch(latest, plan: training.plan, elapsed: start.duration(to: .now))
    } while !latest.endsEpoch
    let elapsed = start.duration(to: .now)
    report.epoch(
      EpochFigures(
        latest, on: training.session.evaluate(test), elapsed: elapsed,
        images: training.plan.exampleCount))
    return true
  }

  /// Says where it stopped, saves when that was asked for, and ends with Ctrl-C's own status.
  private func interrupted(_ training: Training) throws {
    let steps = "Stopped after \(Numerals.count(training.session.stepCount)) steps"
    if let save {
      try ModelFile.save(training.session, to: URL(fileURLWithPath: save))
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
