import ArgumentParser
import Workbench

/// The options that say how the place of a walk is shown.
struct ShowingOptions: ParsableArguments {
  @Option(
    name: .customLong("view"),
    help: ArgumentHelp(
      "The view of the place that v leads to, by its name; of several the last is open.",
      valueName: "view"))
  var views: [String] = []

  @Option(help: "Let → count epochs, steps, or what the place is one of: epoch, step or neuron.")
  var grain: Showing.Grain?

  @Option(
    name: .customLong("chosen"),
    help: ArgumentHelp(
      "A neuron or an input that is chosen elsewhere; may be given several times.",
      valueName: "place"))
  var chosen: [String] = []

  @Flag(help: "Ask before each reveal, as the key a does.")
  var ask = false

  /// What they say.
  var showing: Showing { Showing(views: views, grain: grain, chosen: chosen, asks: ask) }
}
