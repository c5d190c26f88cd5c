import ArgumentParser
import Foundation

/// The program: its home screen, and its commands.
@main
struct Wadachi: Command {
  static let page = CommandPage(
    name: "wadachi",
    abstract: "Step through a neural network, forwards and backwards, number by number.",
    examples: """
      wadachi                                    the home screen
      wadachi learn 08                           a lesson
      wadachi step --example 3 --at "dense 17"   one neuron's weighted sum
      wadachi watch                              a network that learns, live
      wadachi train --epochs 10 --save digits.safetensors
      wadachi evaluate digits.safetensors --wrong 10
      """,
    notes: """
      Without a command it opens the home screen, with the options of “wadachi home”.
      """,
    groups: [
      CommandGroup(
        name: "Look and learn",
        subcommands: [Home.self, Learn.self, Step.self, Watch.self, Draw.self]),
      CommandGroup(
        name: "Train and ask",
        subcommands: [Train.self, Evaluate.self, Predict.self, Export.self, DataCommand.self]),
      CommandGroup(
        name: "Numbers and exercises",
        subcommands: [Trace.self, ReceiptCommand.self, AnswerCommand.self, LessonsCommand.self]),
      CommandGroup(
        name: "This program",
        subcommands: [Bench.self, Doctor.self, Manual.self, Version.self]),
    ],
    usual: Home.self)

  /// Reads the arguments and runs what they name; each end has its own exit code.
  static func main() {
    StandardStreams.prepare()
    let status = Ending.status {
      try ForeignBytes.check()
      try CommandLineReading(Array(CommandLine.arguments.dropFirst())).run()
    }
    Foundation.exit(status)
  }
}

/// That the arguments cannot be meant so, found out only with the data or the model at hand: exit 64.
struct UsageError: Error, CustomStringConvertible {
  let description: String
}
