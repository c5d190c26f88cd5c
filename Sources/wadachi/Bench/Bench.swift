import ArgumentParser
import Datasets
import NeuralCore

/// `wadachi bench`: how fast this machine trains, in figures that can be compared.
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure how fast this machine trains, and what watching it costs.",
    discussion: """
      Examples:
        wadachi bench
        wadachi bench --json > laptop.json
      It takes about half a minute; close what else keeps the machine busy. Everything is measured
      several times after a warm-up, beside the machine's own peak at that moment.
      """)

  @Flag(help: "Print one JSON object.")
  var json = false

  @Flag(
    help: "Measure all once and briefly: it shows that the benchmark works, not how fast it is.")
  var quick = false

  func run() throws {
    let digits = try MNIST.shipped().train
    try digits.loadAll()
    let effort = quick ? BenchEffort.quick : .full
    let peak = Peak(edge: effort.edge)
    for _ in 0...effort.rounds { _ = peak.measure() }
    let bench = TrainingBench(digits: digits, effort: effort, peak: peak)
    show(BenchTable.opening(peak: peak.median, threads: peak.threads))
    let training = bench.measure()
    // Before anything else takes memory.
    let memory = BenchFigures.peakMemory
    show(BenchTable.training(training))
    let observed = ObservedBench(bench: bench).measure()
    show(BenchTable.observed(observed))
    let scaling = bench.measureScaling()
    show(BenchTable.scaling(scaling))
    show(BenchTable.memory(memory))
    let figures = BenchFigures(
      peakGflops: peak.median, threads: peak.threads, training: training, observed: observed,
      scaling: scaling, peakMemoryBytes: memory)
    if json {
      print(try figures.json())
    } else {
      show(BenchTable.answer(figures))
    }
  }

  /// Prints a part as soon as it is known.
  private func show(_ text: String) {
    if !json { Console.write(text + (text.hasSuffix("\n\n") ? "" : "\n")) }
  }
}
