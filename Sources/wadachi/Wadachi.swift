import ArgumentParser
import Foundation

/// The program: its home screen, and its commands.
@main
struct Wadachi: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wadachi",
    abstract: "Step through a neural network, forwards and backwards, number by number.",
    discussion: """
      Without a command it opens the home screen. Examples:
        wadachi                                        the home screen
        wadachi step --example 3 --at "dense 17"       one neuron's weighted sum
        wadachi watch                                  a network learning, on the screen
        wadachi lessons check                          the lessons, for who writes them
        wadachi train --epochs 10 --save digits.safetensors
        wadachi --keys tour.keys --size 80x24 --dump pictures
      The options of the screens are in: wadachi home --help
      """,
    version: "0.1.0",
    subcommands: [
      Home.self, Step.self, Learn.self, Watch.self, Train.self, Evaluate.self, Predict.self,
      Draw.self,
      Export.self, Trace.self, Bench.self,
      DataCommand.self, LessonsCommand.self,
      ReceiptCommand.self, AnswerCommand.self,
    ],
    defaultSubcommand: Home.self)

  /// Reads the arguments and runs what they name; each end has its own exit code.
  static func main() {
    StandardStreams.prepare()
    let status = Ending.status {
      let arguments = Array(CommandLine.arguments.dropFirst()).withNegativeNumbers
      var command = try parseAsRoot(arguments)
      try command.run()
    }
    Foundation.exit(status)
  }
}

/// That the arguments cannot be meant so, found out only with the data or the model at hand: exit 64.
struct UsageError: Error, CustomStringConvertible {
  let description: String
}
