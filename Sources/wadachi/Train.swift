import ArgumentParser
import Datasets
import Foundation
import ModelFiles
import NeuralCore
import Notation

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
      With --save the network is saved after each epoch. Ctrl-C (or TERM, HUP) ends it at the next batch \
      and saves the network as it stands, for --resume. A number that is no longer finite ends it too: the \
      network of the step before is saved.
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
    if let save, save.isEmpty || save.hasSuffix("/") {
      throw ValidationError("--save needs the name of a file; “\(save)” was given.")
    }
    if resume != nil, let given = options.given.first {
      throw ValidationError("A saved training keeps its own network and seed: leave out \(given).")
    }
  }

  func run() throws {
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
    let file = try save.map { try TrainingFile(URL(given: $0), record, for: session) }
    var run = TrainingRun(
      Training(session, on: source, plan: plan), until: steps, test: test,
      report: TrainingReport(style: style, epochs: epochs), file: file)
    let end = run.run()
    try run.tell(end, saving: save)
  }

  /// The session to begin or go on with, and what it is trained with.
  private func beginning() throws -> (Session, TrainingRecord) {
    let usual = TrainingRecord(data: data ?? .mnist(), batch: batch ?? 128)
    guard let resume else { return (options.session, usual) }
    let (session, record) = try ModelFile.open(URL(given: resume))
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
}
