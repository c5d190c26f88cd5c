import ArgumentParser
import Datasets
import Foundation
import LessonKit
import ModelFiles
import NeuralCore
import Notation
import TimeTravel
import Workbench

/// `wadachi step`: walks through a training step on one example.
struct Step: Command {
  static let page = CommandPage(
    name: "step", abstract: "Walk through one training step, number by number.",
    examples: """
      wadachi step --scenario mazur
      wadachi step --seed 7 --example 0 --at "dense 17 term 3"
      wadachi step --optimizer adam --loss mse --at "update dense_2/kernel"
      wadachi step --network "784 dense(32) gelu dense(10) softmax" --batch 4
      wadachi step --test --model digits.safetensors --stop misclassified
      wadachi step --what-if "rate 0.5"
      wadachi step --record steps.jsonl --steps 3
      wadachi step --replay steps.jsonl.gz --at "step 2 loss"
      """,
    notes: """
      A place is a layer (dense, relu_1, softmax), loss, “blame dense_2”, “gradient dense_2/kernel”, \
      “update dense/bias” or again; a number behind it is a neuron, behind again another example, \
      “step 120” before it a step.
      A view is one that v leads to there: weights, weights-after, weights-change, products, masks, \
      “temperature 10”, “unshifted 100”, gradient-check, batch, diagram, border, “life 2”, what-if or event.
      A stop is “loss > 2.5”, misclassified, “p of the right class < 0.1”, “died relu”, “relu 17 > 3”, \
      “change > 0.01”, “sign dense_1/kernel 3,17”, “dense_1/kernel 3,17 passes 0.2”, \
      “gradient dense_1/kernel 3,17 = 0”, nan, “every 100” or “at loss”; c goes on to it, C back. \
      Stops of the list (b) are kept from day to day; those of --stop are for this walk.
      What can be otherwise is “rate 0.5”, “optimizer adam(0.001)”, “dropout 0.5” or “seed 8”, for one \
      step, shown beside the real one; and “dense/kernel 3,17 = 0.2”, “input 3 = 0.5” or “target 7”, changed in \
      the walk. “step 3: ” before it names the step, and “step 1: example 7” the example of another step.
      """)

  @Option(help: ArgumentHelp("Walk through a saved model.", valueName: "file"), completion: .file())
  var model: String?

  @Option(
    help: ArgumentHelp(
      "Walk through what a scenario sets up: its name, or a file such as ./mine.yaml.",
      valueName: "name"))
  var scenario: String?

  @Option(
    help: ArgumentHelp(
      "Walk through the steps of a trace, also gzipped; its network is not run.",
      valueName: "file"), completion: .file())
  var replay: String?

  @Option(
    help: ArgumentHelp(
      "Before the walk begins, write the step it opens in, and with --steps those after it, as a trace.",
      valueName: "file"), completion: .file())
  var record: String?

  @Option(help: ArgumentHelp("How many steps --record writes. (default: 1)", valueName: "n"))
  var steps: Int?

  @Option(
    help: ArgumentHelp("The training example to take, from 0.", valueName: "n"))
  var example: Int?

  @Flag(help: "Look at the test digits, without learning from them.")
  var test = false

  @Flag(help: "Look at the training digits or --examples, without learning from them.")
  var look = false

  @Option(
    name: BatchSize.names,
    help: ArgumentHelp("How many examples a step takes. (default: 1)", valueName: "n"))
  var batch: Int?

  @OptionGroup(title: "Network") var options: SessionOptions

  @OptionGroup var exercise: ExerciseOptions

  @Option(help: ArgumentHelp("Where to stand first.", valueName: "place"))
  var at: String?

  @Option(
    name: .customLong("stop"),
    help: ArgumentHelp("What to stop at; may be given several times.", valueName: "condition"))
  var stops: [String] = []

  @Option(
    name: .customLong("what-if"),
    help: ArgumentHelp(
      "What shall be otherwise there; may be given several times.", valueName: "setting"))
  var whatIfs: [String] = []

  @OptionGroup(title: "Place") var showing: ShowingOptions

  @OptionGroup(title: "Screen") var screen: ScreenOptions

  @OptionGroup(title: GeneralOptions.title) var general: GeneralOptions

  func validate() throws {
    if scenario != nil, let given = networkOptions.first {
      throw ValidationError("A scenario names its own network and data: leave out \(given).")
    }
    if record != nil, replay != nil {
      throw ValidationError("--record writes the steps of a network: leave out --replay.")
    }
    guard record != nil || steps == nil, steps ?? 1 >= 1 else {
      throw ValidationError("--steps is how many steps --record FILE writes, at least 1.")
    }
    if replay != nil, let given = replacedOptions.first {
      throw ValidationError("A trace holds its own network and examples: leave out \(given).")
    }
    if test, look {
      throw ValidationError("--test looks at the test digits, --look at the others: leave out one.")
    }
    if test, let examples = exercise.table.examples {
      throw ValidationError("--test are MNIST's digits; --look looks at \(examples).")
    }
    try batch.map(BatchSize.check)
    if model != nil, exercise.weights != nil {
      throw ValidationError("--model and --weights both name a file of weights: give one of them.")
    }
    if model != nil, options.network == nil, let given = options.given.first {
      throw ValidationError("A saved model keeps its own network and seed: leave out \(given).")
    }
    if let batch, batch > 1, example != nil {
      throw ValidationError(
        "A step of a batch takes \(batch) examples in their order: leave out --example or --batch.")
    }
  }

  /// The options given that say what a scenario says.
  private var networkOptions: [String] {
    [
      model.map { _ in "--model" }, test ? "--test" : nil, look ? "--look" : nil,
      batch.map { _ in "--batch" },
    ].compactMap(\.self)
      + options.given + exercise.given
  }

  /// The options given that say what a trace says.
  private var replacedOptions: [String] {
    [scenario.map { _ in "--scenario" }, example.map { _ in "--example" }].compactMap(\.self)
      + networkOptions
  }

  func run() throws {
    let opening = try opening()
    if let record, case .step(let beginning) = opening {
      try write(
        beginning.timeline(on: beginning.digits(of: MNIST.shipped())),
        on: exercise.table.examples ?? "mnist",
        to: record)
    }
    try openScreens(screens(opening))
  }

  /// The walk that the options name.
  func opening() throws -> Opening {
    if let replay { return try replayed(replay) }
    if let scenario { return try opened(scenario) }
    let given = try opened()
    let session = given.told()
    var table: (any ExampleSource)? = try exercise.table.examples(for: session)
    if let standardization = given.standardization {
      let digits = try MNIST.shipped().train
      if table == nil { try digits.check() }
      table = (table ?? digits).standardized(by: standardization)
    }
    if let example { try check(example, of: table?.count) }
    let arrangement = try table?.arrangement ?? MNIST.shipped().train.arrangement
    let target = try at.map { text in
      do {
        return try Target(text, in: session, arrangement)
      } catch {
        throw UsageError(description: "--at names no place: \(error)")
      }
    }
    return .step(
      try StepOpening(
        session: session, model: weights == nil ? model : nil,
        files: OwnFiles(weights: weights, examples: exercise.table.table), source: table,
        looked: test ? .test : look ? .training : nil, batch: batch ?? 1, example: example,
        target: target, stops: read(stops, for: session, arrangement), remarks: given.remarks))
  }

  /// What the screens open with.
  func screens(_ opening: Opening) -> ScreenOpening {
    var screens = screen.opening(opening)
    screens.whatIfs = whatIfs
    screens.showing = showing.showing
    return screens
  }

  /// Writes the steps of a walk from where it stands, and says beforehand how large they will be.
  private func write(_ timeline: Timeline, on data: String, to file: String) throws {
    let header = TraceHeader(
      timeline.moment.sessionBefore, batch: timeline.moment.plan.batchSize, data: data)
    Interruption.listen(for: [])
    let output = try TraceOutput(URL(given: file))
    Console.note(header.sizeSentence(steps: steps ?? 1))
    var writer = TraceWriter(header, to: output)
    _ = timeline.take(steps ?? 1, observer: &writer)
    try output.finish()
    Console.note("Wrote \(Numerals.count(output.count)) bytes to \(file).")
  }

  private func replayed(_ file: String) throws -> Opening {
    var replay = ReplayOpening(
      file: file, trace: try TraceWalk(URL(given: file)), place: at)
    do {
      let moment = try replay.timeline().moment
      replay.stops = try read(stops, for: moment.sessionBefore, moment.arrangement)
    } catch let error as DescriptionError {
      throw UsageError(description: "--at names no place: \(error)")
    }
    return .replay(replay)
  }

  private func read(
    _ stops: [String], for session: Session, _ arrangement: Arrangement
  ) throws -> [Stop] {
    try stops.map { text in
      do {
        return try Stop(text, in: session, arrangement)
      } catch {
        throw UsageError(description: "--stop names no stop: \(error)")
      }
    }
  }

  /// The file of weights alone: that of a model too, where its network is named beside it.
  private var weights: String? { exercise.weights ?? (options.network == nil ? nil : model) }

  /// The session before its first step, and what is to be said of its weights.
  private func opened() throws -> GivenWeights {
    let given =
      if let weights {
        try GivenWeights(
          weights, network: options.named, loss: options.loss, dropout: options.dropout,
          usual: options.session)
      } else {
        try model.map { try GivenWeights.model($0) } ?? GivenWeights(try options.session)
      }
    let session = given.session
    if exercise.table.examples == nil {
      _ = try MNIST.shipped().train.fitted(to: session.network, session.loss)
    }
    return given
  }

  private func opened(_ name: String) throws -> Opening {
    let folder = try Course.opened(root: ResourceSearch.lessons.find(given: screen.lessons))
      .scenarios
    guard folder.has(name) else {
      let near = WordList(folder.names).nearest(to: name)
      throw UsageError(
        description: near.map { "There is no scenario “\(name)”; did you mean “\($0)”?" }
          ?? folder.unknown(name))
    }
    let staged = try folder.scenario(name).staged()
    if example != nil || at != nil || record != nil {
      let timeline: Timeline
      do {
        timeline = try staged.timeline(digits: MNIST.shipped().train, example: example, at: at)
      } catch {
        throw UsageError(description: "\(error)")
      }
      if let record { try write(timeline, on: staged.scenario.dataName, to: record) }
    }
    let arrangement =
      stops.isEmpty
      ? Arrangement.numbers
      : try staged.timeline(digits: MNIST.shipped().train, example: nil, at: nil).moment.arrangement
    return .scenario(
      staged, example: example, at: at,
      stops: try read(stops, for: staged.session, arrangement))
  }

  private func check(_ example: Int, of count: Int?) throws {
    let digits = try test ? MNIST.shipped().test : MNIST.shipped().train
    let count = count ?? digits.count
    try checkExample(example, of: count, named: "--example")
  }
}

/// Refuses a number that is no example of a set; `name` is what it was given as.
func checkExample(_ number: Int, of count: Int, named name: String) throws {
  guard (0..<count).contains(number) else {
    throw UsageError(
      description: "\(name) is a number from 0 to \(Numerals.count(count - 1)); "
        + "\(Numerals.count(number)) was given.")
  }
}
