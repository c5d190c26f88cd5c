import ArgumentParser
import Datasets
import NeuralCore

/// `wadachi bench`: how fast this machine trains, in figures that can be compared.
struct Bench: Command {
  static let page = CommandPage(
    name: "bench",
    abstract: "Measure how fast this machine trains and steps, and what watching costs.",
    examples: """
      wadachi bench
      wadachi bench --json > laptop.json
      wadachi bench --walk 5000
      """,
    notes: """
      It takes one to two minutes; close what else keeps the machine busy. Everything is measured several times \
      after a warm-up, beside the machine's own peak at that moment.
      """)

  @Flag(help: "Print one JSON object.")
  var json = false

  @Flag(
    help: "Measure all once and briefly: it shows that the benchmark works, not how fast it is.")
  var quick = false

  @Option(
    help: ArgumentHelp(
      "How many steps the stepper walks forward and back (default: 500).", valueName: "n"))
  var walk: Int?

  @OptionGroup(title: GeneralOptions.title) var general: GeneralOptions

  func validate() throws {
    guard let walk, !(1...60_000).contains(walk) else { return }
    throw ValidationError("--walk takes 1 to 60,000 steps, one epoch; \(walk) was given.")
  }

  func run() throws {
    let materials = try Materials()
    let digits = materials.mnist.train
    try digits.loadAll()
    let effort = quick ? BenchEffort.quick : .full
    let peak = Peak(edge: effort.edge)
    for _ in 0...effort.rounds { _ = peak.measure() }
    let bench = TrainingBench(digits: digits, effort: effort, peak: peak)
    try show(
      BenchTable.opening(peak: peak.median, threads: peak.threads, kernels: MatrixProduct.kernels))
    let training = bench.measure()
    // Before anything else takes memory.
    let memory = BenchFigures.peakMemory
    try show(BenchTable.training(training))
    // One peak for all: it is measured on, and its median moves.
    let gflops = peak.median
    let peers = Peers.figures(peak: gflops, beside: training)
    try show(BenchTable.peers(peers, beside: training))
    let update = UpdateBench(bench: bench).measure(.adam(), beside: training)
    try show(BenchTable.update(update))
    let observed = ObservedBench(bench: bench).measure()
    try show(BenchTable.observed(observed))
    let scaling = bench.measureScaling()
    try show(BenchTable.scaling(scaling))
    let watching = try WatchBench(materials: materials, effort: effort).measure()
    try show(BenchTable.watching(watching))
    let stepping = try SteppingBench(
      materials: materials, effort: effort, steps: walk ?? effort.walkedSteps
    ).measure()
    try show(BenchTable.stepping(stepping))
    try show(BenchTable.memory(memory))
    let figures = BenchFigures(
      peakGflops: gflops, threads: peak.threads, kernels: MatrixProduct.kernels, training: training,
      peers: peers,
      update: update, observed: observed, scaling: scaling, watching: watching,
      stepping: stepping,
      peakMemoryBytes: memory)
    if json {
      try Console.printObject(figures.json())
    } else {
      try show(BenchTable.answer(figures))
    }
  }

  /// Prints a part as soon as it is known.
  private func show(_ text: String) throws {
    if !json { try Console.write(text + (text.hasSuffix("\n\n") ? "" : "\n")) }
  }
}
