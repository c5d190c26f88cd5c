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

  @OptionGroup var training: TrainingOptions

  @Flag(help: "Print one JSON object per epoch.")
  var json = false

  func run() throws {
    let (session, record) = try training.beginning { _ in 0 }
    let parts = try record.data.parts(holdingOut: record.validation)
      .fitted(to: session.network, session.loss)
    try parts.load()
    let plan = BatchPlan(
      exampleCount: parts.training.count, batchSize: record.batch, shuffled: true,
      seed: session.seed)
    let (product, isBeyond) = training.epochs.multipliedReportingOverflow(by: plan.stepsPerEpoch)
    let steps = isBeyond ? .max : product
    if training.resume != nil, session.stepCount >= steps {
      throw UsageError(
        description: """
          --epochs \(training.epochs) is \(Numerals.count(steps)) steps, and this training has taken \
          \(Numerals.count(session.stepCount)): give more epochs.
          """)
    }
    Interruption.listen()
    let file = try training.save.map { try TrainingFile(URL(given: $0), record, for: session) }
    var run = TrainingRun(
      Training(session, on: parts.training, plan: plan), until: steps,
      check: parts.validation ?? parts.test,
      report: TrainingReport(
        style: style, epochs: training.epochs, hasValidation: record.validation > 0), file: file)
    let end = run.run()
    try run.tell(end, saving: training.save)
  }

  private var style: TrainingReport.Style {
    json ? .json : Console.isTerminal ? .progress(columns: Console.columns) : .lines
  }
}
