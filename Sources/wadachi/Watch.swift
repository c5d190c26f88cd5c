import ArgumentParser
import Datasets
import Foundation
import ModelFiles
import NeuralCore
import Notation
import Workbench

/// `wadachi watch`: a training on the screen, live, forwards and backwards.
struct Watch: Command {
  static let page = CommandPage(
    name: "watch", abstract: "Watch a network learn: live, batch by batch, forwards and backwards.",
    examples: """
      wadachi watch
      wadachi watch --optimizer adam --batch 32
      wadachi watch --data spirals
      wadachi watch --plain
      wadachi watch --seed 7 --at 571
      wadachi watch --resume digits.safetensors --epochs 20 --save more.safetensors
      """,
    notes: """
      It holds a twelfth of the examples out, to check with while it learns: 5,000 of the 60,000 digits. \
      The test set is asked at the end.
      It opens paused: space runs, ? tells the keys; with --plain, “run” does, and Enter pauses it. With --save \
      the network is saved at the end and where you leave, or where a signal ends it.
      """)

  @OptionGroup var training: TrainingOptions

  @Option(help: ArgumentHelp("Train to a batch before it opens.", valueName: "n"))
  var at: Int?

  @Option(help: ArgumentHelp("Open with a pane, by its number.", valueName: "n"))
  var pane: Int?

  @OptionGroup(title: "Screen") var screen: ScreenOptions

  @OptionGroup(title: GeneralOptions.title) var general: GeneralOptions

  func validate() throws {
    if let at, at < 0 { throw ValidationError("--at must be at least 0; \(at) was given.") }
    if let pane, !(1...7).contains(pane) {
      throw ValidationError("--pane must be from 1 to 7; \(pane) was given.")
    }
  }

  func run() throws {
    let mnist = try MNIST.shipped()
    let setup = try training.setup { data, session in
      data.usualValidation(of: try data.parts(for: session, of: { mnist }).training.count)
    }
    _ = try setup.parts(of: mnist)
    if let at, at > setup.lastStep {
      throw UsageError(
        description: "--at is a batch from 0 to \(Numerals.count(setup.lastStep)); "
          + "\(Numerals.count(at)) was given.")
    }
    // What will not do is said before the screen opens.
    _ = try TrainingKeeper(training.keeping, for: setup)
    var opening = screen.opening(
      .train(
        setup, at: at ?? setup.session.stepCount, pane: pane, keeping: training.keeping))
    opening.notice = training.goingOn(with: setup)
    try openScreens(opening)
  }
}
