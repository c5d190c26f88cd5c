import ArgumentParser
import NeuralCore

/// The options that name weights of another program, and the network that they are of.
struct WeightsOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("A file of weights, beside --network.", valueName: "file"),
    completion: .file())
  var weights: String?

  @Option(
    help: ArgumentHelp(
      "The network of a file that describes none, in its text form.", valueName: "text"),
    transform: { try Sequential($0) })
  var network: Sequential?
}
