import ArgumentParser
import Datasets
import NeuralCore

/// `wadachi bench`: how fast this machine trains, in figures that can be compared.
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure how fast this machine trains, and what watching it costs.",
    discussion: """
      Example:
        wadachi bench
      """)

  @Flag(help: "Print one JSON object.")
  var json = false

  @Flag(help: "Measure everything once and briefly: shows that it works, not how fast it is.")
  var quick = false

  func run() throws {
    let digits = try MNIST.shipped().train
    try digits.loadAll()
    let effort = quick ? BenchEffort.quick : .full
    let peak = Peak(edge: effort.edge)
    let bench = TrainingBench(digits: digits, effort: effort, peak: peak)
    for f in ObservedBench(bench: bench).measure() { print(f.what, f.ratio) }
    for batch in [1, 32, 128, 512] {
      for optimizer in [Optimizer.sgd(learningRate: 0.1), .adam()] {
        let f = bench.measure(batch: batch, optimizer: optimizer)
        print(
          f.batch, f.optimizer, Int(f.imagesPerSecond), f.secondsPerStep * 1e6, f.shareOfPeak,
          f.spread, peak.measure())
      }
    }
  }
}
