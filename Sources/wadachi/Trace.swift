import ArgumentParser
import Datasets
import Foundation
import ModelFiles
import NeuralCore
import Notation
import Phrases
import TimeTravel

/// `wadachi trace`: writes every number of some training steps.
struct Trace: Command {
  static let page = CommandPage(
    name: "trace", abstract: "Write every number of some training steps as JSON Lines.",
    examples: """
      wadachi trace --batch 1 --output step.jsonl
      wadachi trace --data mnist:0-5000 --batch 128 --steps 3 --only loss,gradient
      wadachi trace --network "2 dense(2) sigmoid dense(2) sigmoid" --lr 0.5 \\
        --loss half_squared_error --weights paper.json --examples paper.csv
      """,
    notes: """
      The first line is a header, then comes one line for each event; how large a step will be is said on \
      standard error before.
      The weights are safetensors or typed by hand, {"dense/kernel": [[0.15, 0.25], [0.2, 0.3]], \
      "dense/bias": [0.35, 0.35]}: one row for each input. A line of examples is the inputs and then the \
      targets, or with --label a class among the inputs.
      """)

  @OptionGroup(title: "Network") var options: SessionOptions

  @Option(
    help: ArgumentHelp(
      "What to train on: mnist, a range of it such as mnist:0-5000, or xor. (default: mnist)",
      valueName: "text"), transform: { try DataDescription($0) })
  var data: DataDescription?

  @OptionGroup var exercise: ExerciseOptions

  @Option(
    name: BatchSize.names,
    help: ArgumentHelp("How many examples a step takes.", valueName: "n"))
  var batch = 1

  @Option(help: ArgumentHelp("How many steps are taken, on through the epochs.", valueName: "n"))
  var steps = 1

  @Flag(help: "Take the examples in their order, the same in every epoch.")
  var noShuffle = false

  @Option(
    help: ArgumentHelp("The file to write; - is standard output.", valueName: "file"),
    completion: .file())
  var output = "-"

  @Option(help: "How much a line holds: layer (a whole event) or unit.")
  var detail: TraceDetail = .layer

  @Option(
    help: ArgumentHelp(
      "Write these events alone, such as gradient,loss.", valueName: "events"),
    transform: { try TraceEventKind.set($0) })
  var only: Set<TraceEventKind>?

  @OptionGroup(title: GeneralOptions.title) var general: GeneralOptions

  func validate() throws {
    try BatchSize.check(batch)
    guard steps >= 1 else {
      throw ValidationError("--steps must be at least 1; \(steps) was given.")
    }
    try exercise.table.check(beside: data)
  }

  func run() throws {
    var session =
      try exercise.weights.map {
        try GivenWeights(
          $0, network: options.named, loss: options.loss, dropout: options.dropout,
          usual: options.session
        ).told()
      } ?? (try options.session)
    let source = try source(for: session)
    Interruption.listen()
    let output =
      self.output == "-"
      ? TraceOutput(descriptor: STDOUT_FILENO)
      : try TraceOutput(URL(given: self.output))
    let header = TraceHeader(
      session, batch: batch, data: exercise.table.examples ?? "\(data ?? .mnist())", detail: detail,
      only: only)
    Console.note(header.sizeSentence(steps: steps))
    var writer = TraceWriter(header, to: output)
    take(&session, on: source, &writer)
    try output.finish()
    if output.isClosed { return }
    if let signal = Interruption.signal {
      Console.say(Language.english.phrases.train.stopped(afterSteps: session.stepCount))
      throw ExitCode(128 + signal)
    }
    if self.output != "-" {
      Console.note("Wrote \(Numerals.count(output.count)) bytes to \(self.output).")
    }
  }

  private func source(for session: Session) throws -> any ExampleSource {
    if let table = try exercise.table.examples(for: session) { return table }
    return try (data ?? .mnist()).trainingExamples(for: session)
      .fitted(to: session.network, session.loss)
  }

  /// Takes the steps, until the last, Ctrl-C, or nobody reads any more.
  private func take(
    _ session: inout Session, on source: any ExampleSource, _ writer: inout TraceWriter
  ) {
    let plan = BatchPlan(
      exampleCount: source.count, batchSize: batch, shuffled: !noShuffle, seed: session.seed)
    let rows = min(batch, source.count)
    let workspace = Workspace(for: session.network, rows: rows)
    var examples = Batch(
      capacity: rows, inputWidth: source.inputWidth, targetWidth: source.targetWidth)
    var order = EpochOrder()
    for step in 1...steps {
      if Interruption.signal != nil || !writer.output.accepts { return }
      examples.load(plan.examples(ofStep: step, order: &order), from: source)
      session.step(examples, in: workspace, observer: &writer)
    }
  }
}
