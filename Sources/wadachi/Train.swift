import ArgumentParser
import Datasets
import Foundation
import ModelFiles
import NeuralCore
import Notation
import Workbench

/// `wadachi train`: trains a network on the digits, without a screen.
struct Train: Command {
  static let page = CommandPage(
    name: "train", abstract: "Train a network on the training digits, all 60,000 or some.",
    examples: """
      wadachi train --epochs 10 --save digits.safetensors
      wadachi train --optimizer adam --lr 0.01 --dropout 0.5
      wadachi train --optimizer sgd:0.1 --batch 128 --json | tail -1
      wadachi train --network "784 dense(32) relu dense(10) softmax" --epochs 3
      wadachi train --examples mnist_train.csv --label first --scale 255
      wadachi train --resume digits.safetensors --epochs 20 --save more.safetensors
      wadachi train --checkpoint night --epochs 1000 --every 50
      wadachi train --resume night --epochs 1000 --every 50 --checkpoint night
      """,
    notes: """
      With --save the network is saved after each epoch. Ctrl-C (or TERM, HUP) ends it at the next batch and \
      saves the network as it stands, for --resume.
      A number that is no longer finite ends it too: the network of the step before is saved; so does a loss \
      ten times its lowest mean.
      What --checkpoint writes on the way outlives even a kill −9: --resume goes on from it to the same bits.
      """)

  @OptionGroup var training: TrainingOptions

  @Flag(
    help: """
      Print JSON, an object a line: first one of the training (network, data, optimizer …), then one per \
      epoch; null is a number that is not finite.
      """)
  var json = false

  @Option(help: ArgumentHelp("Tell every nth epoch, and the last.", valueName: "n"))
  var every = 1

  @OptionGroup(title: GeneralOptions.title) var general: GeneralOptions

  func validate() throws {
    if every < 1 { throw ValidationError("--every must be at least 1; \(every) was given.") }
  }

  func run() throws {
    let setup = try training.setup { _, _ in 0 }
    let parts = try setup.parts(of: try MNIST.shipped())
    try parts.load()
    try check(setup)
    Interruption.listen()
    let keeper = try TrainingKeeper(training.keeping, for: setup)
    if let words = training.goingOn(with: setup) { Console.note(words) }
    var run = TrainingRun(
      TrainingEngine(setup, on: parts, goesBack: false), keeper: keeper,
      report: TrainingReport(style: style, setup, every: general.quiet ? .max : every))
    try run.run()
  }

  /// Refuses a training that is gone on with and has nothing left to do.
  private func check(_ setup: TrainingSetup) throws {
    guard training.resume != nil, setup.session.stepCount >= setup.lastStep else { return }
    throw UsageError(
      description: """
        --epochs \(setup.epochs) is \(Numerals.count(setup.lastStep)) steps, and this training has \
        taken \(Numerals.count(setup.session.stepCount)): give more epochs.
        """)
  }

  private var style: TrainingReport.Style {
    json ? .json : Console.canDraw && !general.quiet ? .progress(columns: Console.columns) : .lines
  }
}
